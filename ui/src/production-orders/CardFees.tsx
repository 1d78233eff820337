import { Button } from "@fluentui/react-components";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { OrderFee } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./CardActions.module.css";
import { CardForm } from "./CardForm.tsx";
import { ReasonField } from "./ReasonField.tsx";
import { useWaiveFee } from "./use-waive-fee.ts";

/** What late changes of an order have cost; its vendor may waive that, with a reason. */
export function CardFees({ order }: { order: ProductionOrder }) {
  return order.fees.map((fee) => <Fee key={fee.id} order={order} fee={fee} />);
}

function Fee({ order, fee }: { order: ProductionOrder; fee: OrderFee }) {
  const board = useFeatureText(boardMessages);
  const { language } = useReader();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const waive = useWaiveFee(order.id);
  const amount = formatMoney(fee.amount, language);
  const send = () => {
    setTried(true);
    if (reason.trim() === "") return;
    waive.mutate({ id: fee.id, reason: reason.trim() }, { onSuccess: () => setAsking(false) });
  };
  return (
    <div className={styles.form}>
      <div className={styles.row}>
        <span>{board("fee.charged", { amount, quantity: fee.quantity, service: fee.service })}</span>
        {fee.waived || asking ? null : (
          <Button
            size="small"
            aria-label={board("fee.waiveOn", { amount, number: String(order.number) })}
            onClick={() => setAsking(true)}
          >
            {board("fee.waive")}
          </Button>
        )}
      </div>
      {fee.waived ? <p className={styles.quiet}>{board("fee.waived", { reason: fee.waived.reason })}</p> : null}
      {waive.isError ? <ProblemNotice error={waive.error} /> : null}
      {asking && !fee.waived ? (
        <CardForm
          busy={waive.isPending}
          submit={board("fee.waiveNow")}
          back={board("decline.keep")}
          onSubmit={send}
          onClose={() => setAsking(false)}
        >
          <ReasonField
            focus
            label={board("fee.reason", { amount })}
            value={reason}
            onChange={setReason}
            wrong={tried && reason.trim() === "" ? board("fee.reasonMissing") : undefined}
          />
        </CardForm>
      ) : null}
    </div>
  );
}
