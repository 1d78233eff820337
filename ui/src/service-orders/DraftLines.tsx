import { Notice } from "../elements/Notice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useText } from "../messages/text-context.ts";
import { DraftLineEditor } from "./DraftLineEditor.tsx";
import type { Ordering } from "./use-ordering.ts";
import styles from "./DraftLines.module.css";

/** The chosen lines; a removed one comes back with one press. */
export function DraftLines({ ordering, timeZone }: { ordering: Ordering; timeZone: string }) {
  const text = useText();
  const { lines, removed } = ordering;
  return (
    <>
      {lines.length ? (
        <ul className={styles.lines}>
          {lines.map((priced) => (
            <li key={priced.service.id} className={styles.line}>
              <DraftLineEditor
                priced={priced}
                timeZone={timeZone}
                onChange={(change) => ordering.change(priced.service.id, change)}
                onRemove={() => ordering.remove(priced.service.id)}
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
