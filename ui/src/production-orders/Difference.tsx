import unseen from "../elements/unseen.module.css";
import { useFeatureText } from "../messages/feature-text.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./Difference.module.css";

/** What was acknowledged last, crossed out, and what is wanted now. */
export function Difference({ before, after }: { before: string | number; after: string | number }) {
  const board = useFeatureText(boardMessages);
  return (
    <span className={styles.difference}>
      <span className={unseen.unseen}>{board("board.was")} </span>
      <del className={styles.before}>{before}</del> <span className={unseen.unseen}>{board("board.isNow")} </span>
      <ins className={styles.after}>{after}</ins>
    </span>
  );
}
