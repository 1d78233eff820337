import type { Money } from "@magic-meetings/contract/common/words.ts";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { formatTotals } from "../format/money.ts";
import { formatMoment } from "../format/moments.ts";
import { useReader, useText } from "../messages/text-context.ts";

export interface OrderFootProps {
  totals: readonly Money[];
  /** The earliest moment until which everything is free to change; undefined where there is nothing. */
  cutOff: string | undefined;
  timeZone: string;
  now: Date;
  button: { label: string; disabled: boolean; busy: boolean; onPress: () => void };
}

/** The total, until when it is free to change, and the one main button; always in sight. */
export function OrderFoot({ totals, cutOff, timeZone, now, button }: OrderFootProps) {
  const styles = useStyles();
  const text = useText();
  const { language } = useReader();
  return (
    <footer className={styles.foot}>
      <div className={styles.words} aria-live="polite">
        <div className={styles.total}>
          <span>{text("order.total")}</span>
          <span className={styles.amount}>{totals.length ? formatTotals(totals, language) : "–"}</span>
        </div>
        <div className={styles.quiet}>
          {cutOff === undefined
            ? text("order.nothingChosen")
            : Date.parse(cutOff) > now.getTime()
              ? text("order.freeUntil", { time: formatMoment(cutOff, timeZone, language) })
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

const useStyles = makeStyles({
  foot: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow8,
  },
  words: { display: "flex", flexDirection: "column" },
  total: {
    display: "flex",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  amount: { fontVariantNumeric: "tabular-nums", textAlign: "end" },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    minHeight: tokens.lineHeightBase200,
  },
  button: { width: "100%" },
});
