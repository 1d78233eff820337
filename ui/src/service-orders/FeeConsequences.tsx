import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { formatMoney } from "../format/money.ts";
import { formatPercent } from "../format/percent.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { orderMessages } from "./order-messages.ts";
import styles from "./Controls.module.css";

export interface FeeConsequencesProps {
  consequences: OrderConsequences;
  timeZone: string;
  title: string;
}

/** What a change or a cancellation costs, line by line, before it is made. */
export function FeeConsequences({ consequences, timeZone, title }: FeeConsequencesProps) {
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const { lines, fee, total, holdsUntil } = consequences;
  const charged = lines.filter((line) => line.fee.amountMinor > 0);
  return (
    <div className={styles.panel} role="status">
      <h4 className={styles.title}>{title}</h4>
      {fee.amountMinor === 0 ? <div>{words("cost.free")}</div> : null}
      {charged.length ? (
        <ul className={styles.list}>
          {charged.map((line) => (
            <li key={line.lineId ?? line.service.id} className={styles.row}>
              <span className={styles.grow}>
                {words(`cost.${line.cause}`, {
                  service: line.service.name,
                  ...line.quantity,
                  quantity: line.quantity.after - line.quantity.before,
                  percent: formatPercent(line.percent, language),
                })}
              </span>
              <span className={styles.amount}>{formatMoney(line.fee, language)}</span>
            </li>
          ))}
          <li className={`${styles.row} ${styles.strong}`}>
            <span className={styles.grow}>{words("cost.fee")}</span>
            <span className={styles.amount}>{formatMoney(fee, language)}</span>
          </li>
        </ul>
      ) : null}
      {total.after.amountMinor === total.before.amountMinor ? null : (
        <div className={styles.row}>
          <span className={styles.grow}>{words("cost.total")}</span>
          <span className={styles.amount}>{formatMoney(total.after, language)}</span>
        </div>
      )}
      {holdsUntil ? (
        <div className={styles.quiet}>{words("cost.until", { time: moments.moment(holdsUntil) })}</div>
      ) : null}
    </div>
  );
}
