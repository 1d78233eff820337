import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { DifferenceList } from "./DifferenceList.tsx";
import { orderMessages } from "./order-messages.ts";

export interface ChangeConflictProps {
  error: unknown;
  timeZone: string;
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two people changed one order: what the other one did, and what becomes of what I typed. */
export function ChangeConflict({ error, timeZone, busy, onMine, onTheirs }: ChangeConflictProps) {
  const words = useFeatureText(orderMessages);
  const changes = error instanceof ApiProblem ? (error.problem?.changes ?? []) : [];
  return (
    <Notice
      kind="warning"
      title={words("conflict.title")}
      actions={
        <>
          <Button size="small" appearance="primary" disabled={busy} onClick={onMine}>
            {words("conflict.apply")}
          </Button>
          <Button size="small" disabled={busy} onClick={onTheirs}>
            {words("conflict.theirs")}
          </Button>
        </>
      }
    >
      {changes.length ? <DifferenceList differences={changes} timeZone={timeZone} /> : null}
      <div>{words("conflict.hint")}</div>
    </Notice>
  );
}
