import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { OrderFromAnswer } from "@magic-meetings/contract/order-templates/order-template.ts";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { templateMessages } from "./template-messages.ts";
import styles from "./OrderAgain.module.css";

export interface TakenOverProps {
  name: string;
  headCount: number;
  answer: OrderFromAnswer | undefined;
  error: unknown;
}

/** What was filled in, what had to be left out and why, and what is otherwise than it was. */
export function TakenOver({ name, headCount, answer, error }: TakenOverProps) {
  const words = useFeatureText(templateMessages);
  if (error) return <NotTaken error={error} />;
  if (!answer) return null;
  const { leftOut, adjusted } = answer;
  const people = words("again.peopleHere", { count: headCount });
  return (
    <Notice
      kind={leftOut.length || adjusted.length ? "warning" : "success"}
      title={words("again.taken", { name, people })}
    >
      {leftOut.length ? (
        <>
          <div>{words("again.leftOut")}</div>
          <ul className={styles.plain}>
            {leftOut.map(({ service, code, detail }) => {
              const key = `left.${code}`;
              const why = words.knows(key) ? words(key) : detail;
              return <li key={`${service} ${code}`}>{words("left.line", { service, why })}</li>;
            })}
          </ul>
        </>
      ) : null}
      {adjusted.length ? (
        <ul className={styles.plain}>
          {adjusted.map(({ service, adjustment, quantity }) => (
            <li key={`${service} ${adjustment}`}>{words(`adjusted.${adjustment}`, { service, quantity })}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

function NotTaken({ error }: { error: unknown }) {
  const words = useFeatureText(templateMessages);
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  if (problem?.code !== "order_empty") return <ProblemNotice error={error} />;
  return (
    <Notice kind="warning" title={words("again.nothing")}>
      <ul className={styles.plain}>
        {(problem.errors ?? []).map(({ pointer, detail }) => (
          <li key={pointer}>{detail}</li>
        ))}
      </ul>
    </Notice>
  );
}
