import { Button } from "@fluentui/react-components";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { hasCome, isCounted, wasteOf } from "./receipt-entry.ts";
import { receiptMessages } from "./receipt-messages.ts";
import { ReceiptForm } from "./ReceiptForm.tsx";
import styles from "./Receipts.module.css";
import { useReceipt, useSavings } from "./use-receipt.ts";

/** One order: asked about until something was said, thanked for after that, and corrected as long as that counts. */
export function OrderReceipt({ meetingId, order }: { meetingId: string; order: ServiceOrder }) {
  const text = useFeatureText(receiptMessages);
  const [correcting, setCorrecting] = useState(false);
  const receive = useReceipt(meetingId);
  const isOpen = order.allowed.receive.ok && (order.received === null || correcting);
  return (
    <section className={styles.order} aria-label={text("receipt.order", { number: String(order.number) })}>
      <h3 className={styles.number}>{text("receipt.order", { number: String(order.number) })}</h3>
      {isOpen ? (
        <ReceiptForm
          order={order}
          busy={receive.isPending}
          error={receive.isError ? receive.error : undefined}
          onSave={(receipt, version) =>
            receive.mutate({ order: { id: order.id, version }, receipt }, { onSuccess: () => setCorrecting(false) })
          }
        />
      ) : (
        <Said order={order} onCorrect={order.allowed.receive.ok ? () => setCorrecting(true) : undefined} />
      )}
    </section>
  );
}

function Said({ order, onCorrect }: { order: ServiceOrder; onCorrect: (() => void) | undefined }) {
  const text = useFeatureText(receiptMessages);
  const { language } = useReader();
  const waste = wasteOf(order);
  const lines = order.lines.filter(hasCome);
  return (
    <>
      {order.received ? (
        <Notice
          kind="success"
          title={text("receipt.thanks")}
          actions={
            onCorrect ? (
              <Button size="small" onClick={onCorrect}>
                {text("receipt.correct")}
              </Button>
            ) : null
          }
        >
          <div>
            {waste === undefined
              ? text("receipt.unsaid")
              : waste.wasted === 0
                ? text("receipt.noWaste")
                : text("receipt.wastedSum", {
                    count: waste.wasted,
                    came: waste.came,
                    money: formatMoney(waste.worth, language),
                  })}
          </div>
          <Saved orderId={order.id} />
        </Notice>
      ) : null}
      <ul className={styles.said} aria-label={text("receipt.said")}>
        {lines.map((line) => {
          const service = line.service.name;
          return (
            <li key={line.id}>
              {line.wasted !== null && isCounted(line) ? (
                <span>{text("receipt.saidLine", { service, consumed: line.consumed ?? 0, wasted: line.wasted })}</span>
              ) : null}
              {line.rating !== null ? <span>{text("receipt.saidRating", { service, count: line.rating })}</span> : null}
            </li>
          );
        })}
      </ul>
      {order.received?.feedback ? <p className={styles.feedback}>{order.received.feedback}</p> : null}
      {order.received && !onCorrect ? <p className={styles.hint}>{text("receipt.closed")}</p> : null}
    </>
  );
}

/** Good news only: nothing while there is none. */
function Saved({ orderId }: { orderId: string }) {
  const text = useFeatureText(receiptMessages);
  const { language } = useReader();
  const { data } = useSavings(orderId);
  if (!data || data.portions <= 0 || data.amount.amountMinor <= 0) return null;
  return <div>{text("receipt.saved", { count: data.portions, money: formatMoney(data.amount, language) })}</div>;
}
