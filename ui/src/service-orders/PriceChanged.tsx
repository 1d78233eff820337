import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { useKeptFocus } from "../elements/use-kept-focus.ts";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { orderMessages } from "./order-messages.ts";
import styles from "./Controls.module.css";

export interface PriceChangedProps {
  total: { before: Money; after: Money };
  lines?: OrderConsequences["lines"];
  onAgree: (total: Money) => void;
}

/** The price on screen is out of date: the old one, the new one, and the press that orders at the new one. */
export function PriceChanged({ total, lines = [], onAgree }: PriceChangedProps) {
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  const focus = useKeptFocus();
  const [before, after] = [formatMoney(total.before, language), formatMoney(total.after, language)];
  const changed = lines.filter(({ total: one }) => one.before.amountMinor !== one.after.amountMinor);
  return (
    <Notice
      kind="warning"
      title={words("price.changed")}
      actions={
        <Button ref={focus} size="small" appearance="primary" onClick={() => onAgree(total.after)}>
          {words("price.order", { money: after })}
        </Button>
      }
    >
      <div>{words("price.changedHint", { before, after })}</div>
      {changed.length ? (
        <ul className={styles.list} aria-label={words("price.lines")}>
          {changed.map((line) => (
            <li key={line.lineId ?? line.service.id}>
              {words("price.line", {
                service: line.service.name,
                before: formatMoney(line.total.before, language),
                after: formatMoney(line.total.after, language),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
