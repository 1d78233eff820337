import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { SeriesOrderDateEffect } from "@magic-meetings/contract/series-orders/series-order.ts";
import { Button } from "@fluentui/react-components";
import { classNames } from "../elements/class-names.ts";
import { Notice } from "../elements/Notice.tsx";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { seriesOrderMessages, type SeriesOrderText } from "./series-order-messages.ts";
import type { Changed } from "./use-series-orders.ts";
import styles from "./SeriesOrders.module.css";

export interface ChangeAskedProps {
  asked: Changed;
  busy: boolean;
  timeZone: string;
  onAccept: (fee: Money) => void;
  onLeaveLate: () => void;
  onBack: () => void;
}

/** What a change means before it is made, where it costs something or is not what was asked for on every date. */
export function ChangeAsked({ asked, busy, timeZone, onAccept, onLeaveLate, onBack }: ChangeAskedProps) {
  const text = useFeatureText(seriesOrderMessages);
  const { language } = useReader();
  const { dates, fee, total } = asked.preview;
  return (
    <Notice
      kind="warning"
      title={text("so.preview")}
      actions={
        <>
          <Button appearance="primary" disabled={busy} onClick={() => onAccept(fee)}>
            {fee.amountMinor > 0 ? text("so.accept", { fee: formatMoney(fee, language) }) : text("so.carryOn")}
          </Button>
          {fee.amountMinor > 0 && asked.change.late === "fee" ? (
            <Button disabled={busy} onClick={onLeaveLate}>
              {text("so.leaveLate")}
            </Button>
          ) : null}
          <Button appearance="subtle" disabled={busy} onClick={onBack}>
            {text("so.back")}
          </Button>
        </>
      }
    >
      <ul className={styles.dates} aria-label={text("so.preview")} tabIndex={0}>
        {dates.map((date) => (
          <EffectLine key={date.meetingId} date={date} timeZone={timeZone} />
        ))}
      </ul>
      {total.after.amountMinor === total.before.amountMinor ? null : (
        <div className={styles.total}>
          <span>{text("so.total")}</span>
          <span className={styles.amount}>{formatMoney(total.after, language)}</span>
        </div>
      )}
    </Notice>
  );
}

function EffectLine({ date, timeZone }: { date: SeriesOrderDateEffect; timeZone: string }) {
  const words = useText();
  const text = useFeatureText(seriesOrderMessages);
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const { start, effect, fee, problem } = date;
  return (
    <li className={styles.date}>
      <div className={styles.line}>
        <span className={styles.when}>
          <span>{moments.moment(start)}</span>
          <span className={classNames(styles.what, effect === "cannot" && styles.conflict)}>
            {effectWords(date, text)}
            {problem ? `. ${whyText(problem.code, words)}` : ""}
          </span>
        </span>
        {fee.amountMinor > 0 ? (
          <span className={styles.amount}>{text("so.fee", { fee: formatMoney(fee, language) })}</span>
        ) : null}
      </div>
    </li>
  );
}

function effectWords({ effect, because }: SeriesOrderDateEffect, text: SeriesOrderText): string {
  return effect === "left" ? text(`so.effect.left.${because ?? "by_hand"}`) : text(`so.effect.${effect}`);
}
