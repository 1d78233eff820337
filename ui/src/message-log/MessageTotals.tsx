import { messageStatuses } from "@magic-meetings/contract/messages/message-words.ts";
import list from "../elements/list.module.css";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { messageLogMessages } from "./message-log-messages.ts";
import styles from "./MessageLog.module.css";
import { useMessageTotals, type MessageLogSearch } from "./use-message-log.ts";

/** How many there are of each status; together they are all. */
export function MessageTotals({ search }: { search: MessageLogSearch }) {
  const text = useFeatureText(messageLogMessages);
  const { language } = useReader();
  const totals = useMessageTotals(search).data;
  const number = new Intl.NumberFormat(language);
  if (totals === undefined) return null;
  return (
    <dl className={styles.totals} aria-label={text("totals")}>
      {messageStatuses.map((status) => (
        <div key={status} className={styles.total}>
          <dt className={list.hint}>{text(`status.${status}`)}</dt>
          <dd className={styles.count}>{number.format(totals[status])}</dd>
        </div>
      ))}
      <div className={styles.total}>
        <dt className={list.hint}>{text("total")}</dt>
        <dd className={styles.count}>{number.format(totals.total)}</dd>
      </div>
      <div className={styles.total}>
        <dt className={list.hint}>{text("seenOf")}</dt>
        <dd className={styles.count}>{number.format(totals.seen)}</dd>
      </div>
    </dl>
  );
}
