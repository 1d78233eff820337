import type { ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { classNames } from "../elements/class-names.ts";
import { QuantityStepper } from "../elements/QuantityStepper.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import type { LineEntry } from "./receipt-entry.ts";
import { cameOf, isCounted } from "./receipt-entry.ts";
import { receiptMessages } from "./receipt-messages.ts";
import styles from "./ReceiptLine.module.css";
import { StarRating } from "./StarRating.tsx";

export interface ReceiptLineProps {
  line: ServiceOrderLine;
  entry: LineEntry;
  onChange: (entry: LineEntry) => void;
}

/** One line: what came, what was used and what was left of it, and how it was. */
export function ReceiptLine({ line, entry, onChange }: ReceiptLineProps) {
  const text = useFeatureText(receiptMessages);
  const service = line.service.name;
  const came = cameOf(line);
  return (
    <div className={styles.line}>
      <div className={styles.name}>
        <span className={styles.service}>{service}</span>
        <span className={styles.quiet}>
          {came === line.quantity
            ? text("receipt.came", { count: came })
            : text("receipt.cameOf", { count: came, ordered: line.quantity })}
        </span>
      </div>
      {isCounted(line) ? (
        <div className={classNames(styles.counts, entry.wasted === undefined && styles.unsaid)}>
          <Count
            label={text("receipt.consumed")}
            spoken={text("receipt.consumedOf", { service })}
            value={came - Math.min(came, entry.wasted ?? 0)}
            maximum={came}
            onChange={(consumed) => onChange({ ...entry, wasted: came - consumed })}
          />
          <Count
            label={text("receipt.wasted")}
            spoken={text("receipt.wastedOf", { service })}
            value={Math.min(came, entry.wasted ?? 0)}
            maximum={came}
            onChange={(wasted) => onChange({ ...entry, wasted })}
          />
        </div>
      ) : null}
      <StarRating
        label={text("receipt.rating", { service })}
        value={entry.rating}
        onChange={(rating) => onChange({ ...entry, rating })}
      />
    </div>
  );
}

interface CountProps {
  label: string;
  /** The label as it is said, with what it counts. */
  spoken: string;
  value: number;
  maximum: number;
  onChange: (value: number) => void;
}

function Count({ label, spoken, value, maximum, onChange }: CountProps) {
  const text = useFeatureText(receiptMessages);
  return (
    <div className={styles.count}>
      <span aria-hidden="true">{label}</span>
      <QuantityStepper
        value={value}
        minimum={0}
        maximum={maximum}
        labels={{
          field: spoken,
          less: text("receipt.less", { what: spoken }),
          more: text("receipt.more", { what: spoken }),
        }}
        onChange={onChange}
      />
    </div>
  );
}
