import { Button } from "@fluentui/react-components";
import type { VisitStatus } from "@magic-meetings/contract/visits/visit-words.ts";
import { Notice } from "../elements/Notice.tsx";
import { formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import type { ReceptionConflict } from "./reception-store.ts";
import { syncMessages } from "./sync-messages.ts";

interface ConflictNoticesProps {
  conflicts: readonly ReceptionConflict[];
  timeZone: string;
  onDismiss: (changeId: string) => void;
  onRetry: (changeId: string) => void;
}

/** What was done here and could not be done on the server, with what is true instead; it stays until it was seen. */
export function ConflictNotices({ conflicts, ...shared }: ConflictNoticesProps) {
  return conflicts.map((conflict) => <OneConflict key={conflict.change.id} conflict={conflict} {...shared} />);
}

/** What the server has judged stays judged; whatever else came in between may be over. */
const judged: readonly string[] = ["visit_not_cleared", "wrong_state", "not_found", "visitor_erased"];

interface OneConflictProps extends Omit<ConflictNoticesProps, "conflicts"> {
  conflict: ReceptionConflict;
}

function OneConflict({ conflict: { change, because, visit }, timeZone, onDismiss, onRetry }: OneConflictProps) {
  const text = useFeatureText(syncMessages);
  const { language } = useReader();
  const what = text(`what.${change.kind}`);
  const typed = change.kind === "walk_in" ? change.visitor.name : undefined;
  const name = visit === null ? typed : (visit.visitor?.name ?? text("somebody"));
  const key = `because.${because}`;
  const why = text.knows(key) ? text(key) : text("because.other", { code: because });
  const at = momentOf(visit);
  const now =
    visit === null ? "" : text(`now.${visit.status}`, { time: at === null ? "" : formatTime(at, timeZone, language) });
  return (
    <Notice
      kind="warning"
      title={name === undefined ? text("conflictNobody", { what }) : text("conflict", { what, name })}
      actions={
        <>
          {judged.includes(because) ? null : <Button onClick={() => onRetry(change.id)}>{text("tryAgain")}</Button>}
          <Button onClick={() => onDismiss(change.id)}>{text("dismiss")}</Button>
        </>
      }
    >
      <div>
        {why} {now}
      </div>
    </Notice>
  );
}

function momentOf(
  visit: { status: VisitStatus; arrivedAt: string | null; leftAt: string | null } | null,
): string | null {
  return visit === null ? null : visit.status === "left" ? visit.leftAt : visit.arrivedAt;
}
