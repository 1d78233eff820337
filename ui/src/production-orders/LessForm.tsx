import { useState } from "react";
import { QuantityStepper } from "../elements/QuantityStepper.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./CardActions.module.css";
import { CardForm } from "./CardForm.tsx";
import type { AskingFormProps } from "./DeclineForm.tsx";
import { ReasonField } from "./ReasonField.tsx";

/** What came of each line where it is less than was ordered, and why. */
export function LessForm({ order, busy, onAnswer, onClose }: AskingFormProps) {
  const board = useFeatureText(boardMessages);
  const [came, setCame] = useState<ReadonlyMap<string, number>>(new Map());
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const lines = order.lines.filter(({ quantity }) => quantity > 0);
  const quantityOf = (line: (typeof lines)[number]) => came.get(line.id) ?? line.quantity;
  const isLess = lines.some((line) => quantityOf(line) < line.quantity);
  const send = () => {
    setTried(true);
    if (isLess && reason.trim() === "") return;
    const counted = lines.map((line) => ({ lineId: line.id, quantity: quantityOf(line) }));
    onAnswer({ action: "deliver", body: isLess ? { reason: reason.trim(), lines: counted } : {} });
  };
  return (
    <CardForm busy={busy} submit={board("less.now")} back={board("decline.keep")} onSubmit={send} onClose={onClose}>
      <p className={styles.quiet}>{board("less.title", { number: String(order.number) })}</p>
      {lines.map((line) => {
        const service = line.service.name;
        return (
          <div key={line.id} className={styles.row}>
            <QuantityStepper
              value={quantityOf(line)}
              minimum={0}
              maximum={line.quantity}
              labels={{
                field: board("less.quantity", { service }),
                less: board("less.fewer", { service }),
                more: board("less.more", { service }),
              }}
              onChange={(quantity) => setCame(new Map(came).set(line.id, quantity))}
            />
            <span>
              {board("less.of", { count: line.quantity })} {service}
            </span>
          </div>
        );
      })}
      <ReasonField
        focus
        label={board("less.reason")}
        value={reason}
        onChange={setReason}
        wrong={tried && isLess && reason.trim() === "" ? board("less.reasonMissing") : undefined}
      />
    </CardForm>
  );
}
