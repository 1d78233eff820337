import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { formatMoney } from "../format/money.ts";
import { useReader, useText } from "../messages/text-context.ts";
import styles from "./LineOptions.module.css";

export interface LineOptionsProps {
  service: OfferedService;
  chosen: readonly string[];
  onChange: (options: string[]) => void;
}

/** The variants of a service, each with what it adds to the price. */
export function LineOptions({ service, chosen, onChange }: LineOptionsProps) {
  const text = useText();
  const { language } = useReader();
  if (service.options.length === 0) return null;
  const toggle = (key: string, on: boolean) =>
    onChange(service.options.map((option) => option.key).filter((one) => (one === key ? on : chosen.includes(one))));
  return (
    <div className={styles.options} role="group" aria-label={text("order.options", { service: service.name })}>
      {service.options.map((option) => (
        <label key={option.key} className={styles.option}>
          <input
            type="checkbox"
            className={styles.box}
            checked={chosen.includes(option.key)}
            onChange={(event) => toggle(option.key, event.target.checked)}
          />
          <span>{option.name}</span>
          {option.price.amountMinor ? (
            <span className={styles.price}>+ {formatMoney(option.price, language)}</span>
          ) : null}
        </label>
      ))}
    </div>
  );
}
