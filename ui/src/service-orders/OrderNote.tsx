import { useId } from "react";
import { useText } from "../messages/text-context.ts";
import styles from "./OrderDetails.module.css";

/** What the kitchen and the service desk should know. */
export function OrderNote({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const text = useText();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {text("order.note")}
      </label>
      <textarea
        id={id}
        className={styles.control}
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
