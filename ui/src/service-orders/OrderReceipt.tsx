import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { useApi } from "../session/session-context.ts";
import { orderMessages } from "./order-messages.ts";
import { emptyReceipt, receiptLine, toReceipt, type ReceiptEntry } from "./receipt-entry.ts";
import { useOrderSettled } from "./use-order-changes.ts";
import styles from "./Controls.module.css";

/** What the organizer says of a delivered order: eaten, left over, how it was; behind one press. */
export function OrderReceipt({ order }: { order: ServiceOrder }) {
  const words = useFeatureText(orderMessages);
  const [open, setOpen] = useState(false);
  if (open) return <ReceiptForm order={order} onClose={() => setOpen(false)} />;
  return (
    <div>
      <Button size="small" appearance={order.received ? "secondary" : "primary"} onClick={() => setOpen(true)}>
        {words(order.received ? "receipt.change" : "receipt.open")}
      </Button>
    </div>
  );
}

function ReceiptForm({ order, onClose }: { order: ServiceOrder; onClose: () => void }) {
  const words = useFeatureText(orderMessages);
  const text = useText();
  const feedbackId = useId();
  const [entry, setEntry] = useState(() => emptyReceipt(order));
  const receive = useReceive(order);
  return (
    <form
      className={styles.panel}
      onSubmit={(event) => {
        event.preventDefault();
        receive.mutate(entry, { onSuccess: onClose });
      }}
    >
      {order.lines.map((line) => (
        <ReceiptLine key={line.id} line={line} entry={entry} onChange={setEntry} />
      ))}
      <div className={styles.field}>
        <label htmlFor={feedbackId} className={styles.label}>
          {words("receipt.feedback")}
        </label>
        <textarea
          id={feedbackId}
          className={styles.control}
          rows={2}
          maxLength={2000}
          value={entry.feedback}
          onChange={(event) => setEntry({ ...entry, feedback: event.target.value })}
        />
      </div>
      {receive.isError ? <ProblemNotice error={receive.error} kept={text("order.kept")} /> : null}
      <div className={styles.row}>
        <Button type="submit" size="small" appearance="primary" disabled={receive.isPending}>
          {words("receipt.save")}
        </Button>
        <Button size="small" onClick={onClose}>
          {words("receipt.close")}
        </Button>
      </div>
    </form>
  );
}

function useReceive(order: ServiceOrder) {
  const client = useApi();
  const settle = useOrderSettled(order.meetingId);
  return useMutation({
    mutationFn: (entry: ReceiptEntry) =>
      client(
        "POST /service-orders/:id/receive",
        { params: { id: order.id }, body: toReceipt(entry) },
        { ifMatch: order.version },
      ),
    onSuccess: settle.show,
    onSettled: settle.readAgain,
  });
}

interface ReceiptLineProps {
  line: ServiceOrderLine;
  entry: ReceiptEntry;
  onChange: (entry: ReceiptEntry) => void;
}

const ratings = [5, 4, 3, 2, 1] as const;

function ReceiptLine({ line, entry, onChange }: ReceiptLineProps) {
  const words = useFeatureText(orderMessages);
  const service = line.service.name;
  const mine = entry.lines[line.id] ?? {};
  const most = line.delivered ?? line.quantity;
  const set = (change: object) => onChange(receiptLine(entry, line.id, change));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.service}>{service}</legend>
      <div className={styles.pair}>
        {(["consumed", "wasted"] as const).map((what) => (
          <label key={what} className={styles.field}>
            <span className={styles.label}>{words(`receipt.${what}`, { service })}</span>
            <input
              type="number"
              inputMode="numeric"
              min={0}
              max={most}
              className={styles.control}
              value={mine[what] ?? ""}
              onChange={({ target: { valueAsNumber: typed } }) =>
                set({ [what]: Number.isInteger(typed) && typed >= 0 ? typed : undefined })
              }
            />
          </label>
        ))}
        <label className={styles.field}>
          <span className={styles.label}>{words("receipt.rating", { service })}</span>
          <select
            className={styles.control}
            value={mine.rating ?? ""}
            onChange={(event) => set({ rating: Number(event.target.value) || undefined })}
          >
            <option value="">{words("receipt.noRating")}</option>
            {ratings.map((rating) => (
              <option key={rating} value={rating}>
                {words("receipt.rated", { rating })}
              </option>
            ))}
          </select>
        </label>
      </div>
    </fieldset>
  );
}
