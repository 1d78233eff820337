import { Button } from "@fluentui/react-components";
import { CheckmarkCircleFilled, DismissRegular } from "@fluentui/react-icons";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import type { Done } from "./desk-acts.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";

export interface DoneLineProps {
  done: Done | undefined;
  onUndo: () => void;
  onBadge: (visitId: string) => void;
  onClose: () => void;
}

/** What was done last, with one press to take it back; it stays until the next thing is done. */
export function DoneLine({ done, onUndo, onBadge, onClose }: DoneLineProps) {
  const text = useFeatureText(receptionMessages);
  return (
    <div className={styles.toastPlace} role="status" aria-live="polite">
      {done === undefined ? null : (
        <div className={styles.toast} data-toast>
          <span className={styles.toastIcon} aria-hidden="true">
            <CheckmarkCircleFilled />
          </span>
          <span className={styles.toastWords}>{done.sentence}</span>
          {done.badgeOf === null ? null : (
            <Button size="small" onClick={() => onBadge(done.badgeOf ?? "")}>
              {text("showBadge")}
            </Button>
          )}
          {done.undo.length > 0 ? <UndoButton onPress={onUndo} /> : null}
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={text("done.dismiss")}
            onClick={onClose}
          />
        </div>
      )}
    </div>
  );
}
