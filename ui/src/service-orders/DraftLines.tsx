import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import { Notice } from "../elements/Notice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useText } from "../messages/text-context.ts";
import { DraftLineEditor } from "./DraftLineEditor.tsx";
import type { Ordering } from "./use-ordering.ts";
import styles from "./DraftLines.module.css";

export interface DraftLinesProps {
  ordering: Ordering;
  siteId: string;
  accounts: readonly OrderAccount[];
  timeZone: string;
}

/** The chosen lines; a removed one comes back with one press. */
export function DraftLines({ ordering, siteId, accounts, timeZone }: DraftLinesProps) {
  const text = useText();
  const { lines, removed, draft } = ordering;
  return (
    <>
      {lines.length ? (
        <ul className={styles.lines}>
          {lines.map((priced) => (
            <li key={priced.line.key} className={styles.line}>
              <DraftLineEditor
                priced={priced}
                siteId={siteId}
                accounts={accounts}
                timeZone={timeZone}
                mode={draft.headCountMode ?? "ask"}
                onMode={(headCountMode) => ordering.describe({ headCountMode })}
                onAnother={() => ordering.another(priced.line.key, priced.deliverAt)}
                onChange={(change) => ordering.change(priced.line.key, change)}
                onRemove={() => ordering.remove(priced.line.key)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {removed ? (
        <Notice
          kind="info"
          title={text("order.removed", { service: removed.name })}
          actions={<UndoButton onPress={ordering.undoRemove} />}
        />
      ) : null}
    </>
  );
}
