import { Button, Field, Textarea } from "@fluentui/react-components";
import type { Receipt } from "@magic-meetings/contract/service-orders/receive.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { entriesOf, hasCome, isCounted, receiptOf } from "./receipt-entry.ts";
import { receiptMessages } from "./receipt-messages.ts";
import { ReceiptLine } from "./ReceiptLine.tsx";
import styles from "./Receipts.module.css";

export interface ReceiptFormProps {
  order: ServiceOrder;
  busy: boolean;
  /** Why it could not be saved. */
  error: unknown;
  /** With the order's version that the form was filled in from. */
  onSave: (receipt: Receipt, version: number) => void;
}

const longestFeedback = 2000;

/** Line by line what was left over and how it was, and a word to those who made it. */
export function ReceiptForm({ order, busy, error, onSave }: ReceiptFormProps) {
  const text = useFeatureText(receiptMessages);
  // What is being written stays when the order changes meanwhile; who was told of that saves over it.
  const [seen] = useState(order.version);
  const [entries, setEntries] = useState(() => entriesOf(order));
  const [feedback, setFeedback] = useState(order.received?.feedback ?? "");
  const [tried, setTried] = useState(false);
  const receipt = receiptOf(order, entries, feedback);
  const lines = order.lines.filter(hasCome);
  const counted = new Set(lines.filter(isCounted).map(({ id }) => id));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (receipt) onSave(receipt, error ? order.version : seen);
      }}
    >
      {lines.map((line) => {
        const entry = entries.find(({ lineId }) => lineId === line.id);
        if (!entry) return null;
        return (
          <ReceiptLine
            key={line.id}
            line={line}
            entry={entry}
            onChange={(next) => setEntries(entries.map((one) => (one.lineId === next.lineId ? next : one)))}
          />
        );
      })}
      <Field label={text("receipt.feedback")}>
        <Textarea
          value={feedback}
          rows={2}
          maxLength={longestFeedback}
          onChange={(_, { value }) => setFeedback(value)}
        />
      </Field>
      {error ? <ProblemNotice error={error} kept={text("receipt.kept")} /> : null}
      {tried && !receipt ? (
        <p className={styles.wrong} role="alert">
          {text("receipt.nothing")}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={busy}>
          {text("receipt.save")}
        </Button>
        {counted.size ? (
          <Button
            disabled={busy}
            onClick={() =>
              setEntries(entries.map((entry) => (counted.has(entry.lineId) ? { ...entry, wasted: 0 } : entry)))
            }
          >
            {text("receipt.allUsed")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
