import type { OrderFee } from "@magic-meetings/contract/service-orders/service-order.ts";
import { classNames } from "../elements/class-names.ts";
import { formatMoney } from "../format/money.ts";
import { formatPercent } from "../format/percent.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { orderMessages } from "./order-messages.ts";
import styles from "./Controls.module.css";

/** What late changes have cost; what was waived is crossed out, with its reason. */
export function OrderFees({ fees }: { fees: readonly OrderFee[] }) {
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  if (fees.length === 0) return null;
  return (
    <section className={styles.panel} aria-label={words("fees.title")}>
      <h4 className={styles.title}>{words("fees.title")}</h4>
      <ul className={styles.list}>
        {fees.map((fee) => {
          const values = {
            service: fee.service,
            money: formatMoney(fee.amount, language),
            percent: formatPercent(fee.percent, language),
          };
          return (
            <li key={fee.id}>
              <span className={classNames(fee.waived ? styles.waived : undefined)}>{words("fees.line", values)}</span>
              {fee.waived ? (
                <div className={styles.quiet}>{words("fees.waived", { reason: fee.waived.reason })}</div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
