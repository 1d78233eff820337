import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useCancelVisit, useRestoreVisit } from "./use-visits.ts";
import { nameOf } from "./visit-facts.ts";
import { VisitLine } from "./VisitLine.tsx";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

export interface ExpectedVisitorsProps {
  meeting: Meeting;
  visits: readonly Visit[];
}

/** Who is expected at a meeting; each can be cancelled and taken back. */
export function ExpectedVisitors({ meeting, visits }: ExpectedVisitorsProps) {
  const text = useFeatureText(visitMessages);
  const cancel = useCancelVisit(meeting.id);
  const restore = useRestoreVisit(meeting.id);
  const [done, setDone] = useState<Visit>();
  const sites = meeting.locations.map(({ site }) => site);
  const shown = visits.filter(({ id, status }) => status !== "cancelled" || id === done?.id);
  return (
    <>
      {cancel.isError ? <ProblemNotice error={cancel.error} /> : null}
      {restore.isError ? <ProblemNotice error={restore.error} /> : null}
      {done ? (
        <Notice
          kind="success"
          title={text(restore.isSuccess ? "restored" : "cancelled", { name: nameOf(done, text) })}
          actions={
            restore.isSuccess ? null : (
              <UndoButton disabled={restore.isPending} onPress={() => restore.mutate(done.id)} />
            )
          }
        >
          {restore.isSuccess || meeting.status === "draft" ? null : text("cancelledTold")}
        </Notice>
      ) : null}
      {shown.length > 0 ? (
        <ul className={styles.lines} aria-label={text("list")}>
          {shown.map((visit) => (
            <VisitLine
              key={visit.id}
              visit={visit}
              meeting={meeting}
              sites={sites}
              isOfSeries={meeting.series !== null}
              isMine={visit.host.id === meeting.organizer.id}
              busy={cancel.isPending}
              onCancel={(scope) => {
                restore.reset();
                cancel.mutate({ id: visit.id, scope }, { onSuccess: () => setDone(visit) });
              }}
            />
          ))}
        </ul>
      ) : null}
    </>
  );
}
