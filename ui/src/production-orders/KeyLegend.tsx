import { useFeatureText } from "../messages/feature-text.ts";
import { boardMessages } from "./board-messages.ts";
import { cardKeys } from "./card-keys.ts";
import styles from "./KeyLegend.module.css";

/** Which key does what, while the focus is on a card. */
export function KeyLegend() {
  const board = useFeatureText(boardMessages);
  const keys = [
    ["← ↑ ↓ →", board("key.arrows")],
    [cardKeys.main, board("key.main")],
    [cardKeys.acknowledge.toUpperCase(), board("key.acknowledge")],
    [cardKeys.decline.toUpperCase(), board("key.decline")],
    [cardKeys.less.toUpperCase(), board("key.less")],
    [cardKeys.undo.toUpperCase(), board("key.undo")],
    ["Esc", board("key.escape")],
    ["?", board("key.legend")],
  ];
  return (
    <section className={styles.legend} aria-label={board("key.title")}>
      <dl className={styles.keys}>
        {keys.map(([key, what]) => (
          <div key={key} className={styles.key}>
            <dt>
              <kbd className={styles.cap}>{key}</kbd>
            </dt>
            <dd className={styles.what}>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
