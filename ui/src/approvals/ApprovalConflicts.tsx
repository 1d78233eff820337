import type { RoomSubject } from "@magic-meetings/contract/approvals/approval.ts";
import { Notice } from "../elements/Notice.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { approvalMessages } from "./approval-messages.ts";
import styles from "./ApprovalConflicts.module.css";

/** What stands in the way: somebody has the room then, or others ask for it as well. */
export function ApprovalConflicts({ subject }: { subject: RoomSubject }) {
  const text = useFeatureText(approvalMessages);
  const { takenBy, rivals, timeZone } = subject;
  const moments = useMoments(timeZone);
  return (
    <>
      {takenBy ? (
        <Notice
          kind="warning"
          title={text("approvals.taken", {
            name: takenBy.organizer,
            times: moments.times(takenBy.start, takenBy.end),
          })}
        >
          {text("approvals.takenHint")}
        </Notice>
      ) : null}
      {rivals.length > 0 ? (
        <Notice kind="info" title={text("approvals.rivals", { count: rivals.length })}>
          <ul className={styles.rivals}>
            {rivals.map(({ organizer, headCount, start, end, askedAt }) => (
              <li key={`${organizer} ${askedAt} ${start}`}>
                {text("approvals.rival", {
                  name: organizer,
                  people: text("approvals.people", { count: headCount }),
                  times: moments.times(start, end),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
