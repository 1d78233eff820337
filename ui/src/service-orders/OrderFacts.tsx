import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { DeclinedProduction } from "./DeclinedProduction.tsx";
import { FeeSteps } from "./FeeSteps.tsx";
import { OrderFees } from "./OrderFees.tsx";
import { orderMessages } from "./order-messages.ts";
import { OrderRevisions } from "./OrderRevisions.tsx";
import styles from "./Controls.module.css";

/** How an order stands: what vendors refused and offer, what it has cost, what came of it, what it would cost. */
export function OrderFacts({ order, timeZone }: { order: ServiceOrder; timeZone: string }) {
  const words = useFeatureText(orderMessages);
  const moments = useMoments(timeZone);
  const declined = [
    ...new Map(
      order.lines.flatMap(({ production, vendor }) =>
        production?.status === "declined" ? [[production.id, vendor.name] as const] : [],
      ),
    ),
  ];
  const isOpen = order.status === "submitted" || order.status === "confirmed" || order.status === "in_production";
  return (
    <div className={styles.stack}>
      {order.onBehalf ? <div className={styles.quiet}>{words("order.onBehalf", order.onBehalf)}</div> : null}
      {declined.map(([id, vendor]) => (
        <DeclinedProduction key={id} id={id} vendor={vendor} order={order} timeZone={timeZone} />
      ))}
      <OrderFees fees={order.fees} />
      {order.received ? (
        <div className={styles.quiet}>
          {words("receipt.received", { time: moments.moment(order.received.at) })}
          {order.received.feedback ? <div>{order.received.feedback}</div> : null}
        </div>
      ) : null}
      {isOpen && order.allowed.change.ok ? <FeeSteps order={order} timeZone={timeZone} /> : null}
      {order.revision > 1 ? <OrderRevisions order={order} timeZone={timeZone} /> : null}
    </div>
  );
}
