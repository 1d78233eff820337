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
}

/** What was done here and could not be done on the server, with what is true instead; it stays until it was seen. */
export function ConflictNotices({ conflicts, timeZone, onDismiss }: ConflictNoticesProps) {
  return conflicts.map((conflict) => (
    <OneConflict key={conflict.change.id} conflict={conflict} timeZone={timeZone} onDismiss={onDismiss} />
  ));
}

interface OneConflictProps {
  conflict: ReceptionConflict;
  timeZone: string;
  onDismiss: (changeId: string) => void;
}

function OneConflict({ conflict: { change, because, visit }, timeZone, onDismiss }: OneConflictProps) {
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
      actions={<Button onClick={() => onDismiss(change.id)}>{text("dismiss")}</Button>}
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
