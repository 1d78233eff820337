import { Button } from "@fluentui/react-components";
import { PeopleRegular } from "@fluentui/react-icons";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { dietMessages } from "./diet-messages.ts";
import { DietNumbers } from "./DietNumbers.tsx";
import { useAskForDiets, useDietNumbers } from "./use-diets.ts";
import styles from "./Diets.module.css";

/** For the organizer: what those who come eat, and a way to ask those who have said nothing. Suspends for its words. */
export function WhatTheyEat({ meetingId, mayAsk }: { meetingId: string; mayAsk: boolean }) {
  const text = useFeatureText(dietMessages);
  const common = useText();
  const numbers = useDietNumbers(meetingId);
  const ask = useAskForDiets(meetingId);
  return (
    <SectionCard icon={<PeopleRegular />} title={text("diets.title")}>
      {numbers.isPending ? <SkeletonLines label={common("state.loading")} widths={["70%"]} /> : null}
      {numbers.isError ? <ProblemNotice error={numbers.error} onRetry={() => void numbers.refetch()} /> : null}
      {numbers.data ? (
        <div className={styles.said}>
          <div>{text("diets.said", { said: numbers.data.said, people: numbers.data.people })}</div>
          <DietNumbers numbers={numbers.data} />
          {mayAsk && numbers.data.said < numbers.data.people ? (
            <div>
              <Button size="small" disabled={ask.isPending} onClick={() => ask.mutate()}>
                {text("diets.ask")}
              </Button>
            </div>
          ) : null}
          {ask.isSuccess ? (
            <output className={styles.quiet}>
              {ask.data.asked > 0 ? text("diets.asked", { count: ask.data.asked }) : text("diets.nobodyToAsk")}
            </output>
          ) : null}
          {ask.isError ? <ProblemNotice error={ask.error} /> : null}
        </div>
      ) : null}
    </SectionCard>
  );
}
