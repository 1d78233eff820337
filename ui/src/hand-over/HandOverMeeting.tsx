import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { Button } from "@fluentui/react-components";
import { PeopleSwapRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { PersonFinder } from "../elements/PersonFinder.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { handOverMessages } from "./hand-over-messages.ts";
import { useHandOver } from "./use-hand-over.ts";
import styles from "./HandOver.module.css";
import textButton from "../elements/text-button.module.css";

/** For a meeting's organizer: gives this meeting, or its series, to a colleague. Suspends for its words. */
export function HandOverMeeting({ meeting }: { meeting: Meeting }) {
  const text = useFeatureText(handOverMessages);
  const { give, back } = useHandOver();
  const [open, setOpen] = useState(false);
  const { series, organizer } = meeting;
  const done = back.data ?? give.data;
  const item = series ? { kind: "series" as const, id: series.id } : { kind: "meeting" as const, id: meeting.id };
  return (
    <div className={styles.to}>
      {done ? (
        <Notice
          kind="success"
          title={
            done.undoneAt
              ? text("handOver.back", { from: done.from.name })
              : text("handOver.mineDone", { to: done.to.name })
          }
          actions={
            done.undoUntil ? <UndoButton disabled={back.isPending} onPress={() => back.mutate(done.id)} /> : null
          }
        >
          {text("handOver.told")}
        </Notice>
      ) : null}
      {give.isError ? <ProblemNotice error={give.error} /> : null}
      {back.isError ? <ProblemNotice error={back.error} /> : null}
      {give.data && !back.data ? null : (
        <div>
          <Button
            className={textButton.textButton}
            appearance="transparent"
            size="small"
            icon={<PeopleSwapRegular />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {text(series ? "handOver.mineSeries" : "handOver.mine")}
          </Button>
        </div>
      )}
      {open ? (
        <>
          <PersonFinder
            without={[organizer.id]}
            busy={give.isPending}
            words={{
              label: text("handOver.toFind"),
              choose: (name) => text("handOver.toChoose", { name }),
              none: text("handOver.nobody"),
            }}
            onChoose={({ id }) => {
              back.reset();
              give.mutate({ fromId: organizer.id, toId: id, items: [item] }, { onSuccess: () => setOpen(false) });
            }}
          />
          <p className={styles.quiet}>{text("handOver.calendar")}</p>
        </>
      ) : null}
    </div>
  );
}
