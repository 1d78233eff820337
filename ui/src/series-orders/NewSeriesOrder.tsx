import type { SeriesOrder, SeriesOrderDateEffect } from "@magic-meetings/contract/series-orders/series-order.ts";
import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { seriesOrderMessages } from "./series-order-messages.ts";
import { usePlaceSeriesOrder, usePreviewOrder, type WantedOfSeries } from "./use-series-orders.ts";
import styles from "./SeriesOrders.module.css";

export interface NewSeriesOrderProps {
  seriesId: string;
  wanted: WantedOfSeries;
  timeZone: string;
  /** Nothing is ordered for the series yet. */
  isFirst: boolean;
  /** What the other button does. */
  hint: string;
  onPlaced: (order: SeriesOrder) => void;
}

/** What is chosen, for every date: looked at date by date, and ordered with one more press. */
export function NewSeriesOrder({ seriesId, wanted, timeZone, isFirst, hint, onPlaced }: NewSeriesOrderProps) {
  const words = useText();
  const text = useFeatureText(seriesOrderMessages);
  const preview = usePreviewOrder(seriesId);
  // What was looked at is out of date as soon as something else is chosen.
  const [looked, setLooked] = useState<string>();
  const asked = JSON.stringify(wanted);
  const isOpen = looked === asked;
  if (!isOpen) {
    return (
      <div className={styles.stack}>
        <p className={styles.quiet}>{hint}</p>
        <Button
          className={styles.start}
          appearance={isFirst ? "primary" : "secondary"}
          onClick={() => {
            setLooked(asked);
            preview.mutate(wanted);
          }}
        >
          {text("so.look")}
        </Button>
      </div>
    );
  }
  if (preview.isError) return <ProblemNotice error={preview.error} onRetry={() => preview.mutate(wanted)} />;
  if (!preview.data) return <SkeletonLines label={words("state.loading")} widths={["80%", "80%", "80%"]} />;
  return (
    <Looked
      seriesId={seriesId}
      wanted={wanted}
      timeZone={timeZone}
      dates={preview.data.dates}
      onPlaced={onPlaced}
      onBack={() => setLooked(undefined)}
    />
  );
}

interface LookedProps extends Pick<NewSeriesOrderProps, "seriesId" | "wanted" | "timeZone" | "onPlaced"> {
  dates: readonly SeriesOrderDateEffect[];
  onBack: () => void;
}

function Looked({ seriesId, wanted, timeZone, dates, onPlaced, onBack }: LookedProps) {
  const text = useFeatureText(seriesOrderMessages);
  const { language } = useReader();
  const place = usePlaceSeriesOrder(seriesId);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const possible = dates.filter(({ effect }) => effect === "created");
  const included = possible.filter(({ meetingId }) => !skipped.includes(meetingId));
  const conflicts = dates.length - possible.length;
  const currency = dates[0]?.total.after.currency ?? "";
  const shown = { amountMinor: included.reduce((sum, { total }) => sum + total.after.amountMinor, 0), currency };
  return (
    <div className={styles.stack}>
      {conflicts > 0 ? (
        <p className={styles.quiet}>
          {text("so.conflicts", { count: conflicts })}. {text("so.conflictsHint")}
        </p>
      ) : null}
      <ul className={styles.dates} aria-label={text("so.dates")} tabIndex={0}>
        {dates.map((date) => (
          <LookedDate
            key={date.meetingId}
            date={date}
            timeZone={timeZone}
            included={!skipped.includes(date.meetingId)}
            busy={place.isPending}
            onToggle={() =>
              setSkipped(
                skipped.includes(date.meetingId)
                  ? skipped.filter((id) => id !== date.meetingId)
                  : [...skipped, date.meetingId],
              )
            }
          />
        ))}
      </ul>
      <div className={styles.total}>
        <span>{text("so.total")}</span>
        <span className={styles.amount}>{formatMoney(shown, language)}</span>
      </div>
      {place.isError ? <ProblemNotice error={place.error} /> : null}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabled={included.length === 0 || place.isPending}
          onClick={() => place.mutate({ wanted, skip: [...skipped], shown }, { onSuccess: onPlaced })}
        >
          {included.length === 0 ? text("so.nothing") : text("so.order", { count: included.length })}
        </Button>
        <Button appearance="subtle" disabled={place.isPending} onClick={onBack}>
          {text("so.back")}
        </Button>
      </div>
    </div>
  );
}

interface LookedDateProps {
  date: SeriesOrderDateEffect;
  timeZone: string;
  included: boolean;
  busy: boolean;
  onToggle: () => void;
}

function LookedDate({ date, timeZone, included, busy, onToggle }: LookedDateProps) {
  const words = useText();
  const text = useFeatureText(seriesOrderMessages);
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const { start, effect, problem, total } = date;
  const day = moments.moment(start);
  const isPossible = effect === "created";
  return (
    <li className={styles.date}>
      <div className={styles.line}>
        <span className={styles.when}>
          <span>{day}</span>
          {isPossible ? null : (
            <span className={classNames(styles.what, styles.conflict)}>
              {text("so.effect.cannot")}. {whyText(problem?.code, words)}
            </span>
          )}
        </span>
        {isPossible ? (
          <>
            <span className={styles.amount}>{formatMoney(total.after, language)}</span>
            <Checkbox
              checked={included}
              disabled={busy}
              aria-label={text("so.include", { date: day })}
              onChange={onToggle}
            />
          </>
        ) : null}
      </div>
    </li>
  );
}
