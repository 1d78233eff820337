import type { Money } from "@magic-meetings/contract/words/words.ts";
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { formatTotals } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useReader, useText } from "../messages/text-context.ts";
import styles from "./OrderFoot.module.css";

export interface OrderFootProps {
  totals: readonly Money[];
  /** The earliest moment until which everything is free to change; undefined where there is nothing. */
  cutOff: string | undefined;
  timeZone: string;
  now: Date;
  /** What went wrong with the last press, beside the button that was pressed. */
  problem?: ReactNode;
  button: { label: string; disabled: boolean; busy: boolean; onPress: () => void };
}

/** The total, until when it is free to change, and the one main button; always in sight. */
export function OrderFoot({ totals, cutOff, timeZone, now, problem, button }: OrderFootProps) {
  const text = useText();
  const { language } = useReader();
  const moments = useMoments(timeZone);
  return (
    <footer className={styles.foot}>
      {problem}
      <div className={styles.words} aria-live="polite">
        <div className={styles.total}>
          <span>{text("order.total")}</span>
          <span className={styles.amount}>{totals.length ? formatTotals(totals, language) : "–"}</span>
        </div>
        <div className={styles.quiet}>
          {cutOff === undefined
            ? text("order.nothingChosen")
            : Date.parse(cutOff) > now.getTime()
              ? text("order.freeUntil", { time: moments.moment(cutOff) })
              : text("order.pastCutOff")}
        </div>
      </div>
      <Button
        appearance="primary"
        size="large"
        className={styles.button}
        disabled={button.disabled}
        aria-busy={button.busy}
        onClick={button.onPress}
      >
        {button.busy ? text("order.submitting") : button.label}
      </Button>
    </footer>
  );
}
