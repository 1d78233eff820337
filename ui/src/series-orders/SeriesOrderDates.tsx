import type {
  SeriesOrder,
  SeriesOrderChange,
  SeriesOrderDate,
} from "@magic-meetings/contract/series-orders/series-order.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { seriesOrderMessages } from "./series-order-messages.ts";
import { withInstead } from "./series-lines.ts";
import type { Undoing, WantedOfSeries } from "./use-series-orders.ts";
import styles from "./SeriesOrders.module.css";

export interface SeriesOrderDatesProps {
  order: SeriesOrder;
  chosen: WantedOfSeries | undefined;
  busy: boolean;
  onChange: (change: Undoing) => void;
}

/** Every date that is to come: what it has, what it costs, until when it is free to change, and what can be done. */
export function SeriesOrderDates(props: SeriesOrderDatesProps) {
  const text = useFeatureText(seriesOrderMessages);
  const [open, setOpen] = useState<string>();
  return (
    <ul className={styles.dates} aria-label={text("so.dates")} tabIndex={0}>
      {props.order.dates.map((date) => (
        <DateLine
          key={date.meetingId}
          {...props}
          date={date}
          open={open === date.meetingId}
          onOpen={(isOpen) => setOpen(isOpen ? date.meetingId : undefined)}
        />
      ))}
    </ul>
  );
}

interface DateLineProps extends SeriesOrderDatesProps {
  date: SeriesOrderDate;
  open: boolean;
  onOpen: (open: boolean) => void;
}

function DateLine(props: DateLineProps) {
  const { order, date, open, onOpen } = props;
  const text = useFeatureText(seriesOrderMessages);
  const { language } = useReader();
  const moments = useMoments(order.site.timeZone);
  const day = moments.moment(date.start);
  const { order: one, state } = date;
  const mayChange = order.allowed.change.ok && state !== "over";
  return (
    <li className={styles.date}>
      <div className={styles.line}>
        <span className={styles.when}>
          <span>
            {day}
            {date.times > 1 ? ` · ${text("so.times", { count: date.times })}` : ""}
            {date.isOwn ? ` · ${text("so.own")}` : ""}
          </span>
          <StateWords date={date} />
          {one ? (
            <span className={styles.what}>
              {one.lines.map(({ quantity, service }) => text("so.line", { quantity, service })).join(", ")}
              {state === "ordered" ? `, ${text("so.cutOff", { time: moments.moment(one.cutOff) })}` : ""}
            </span>
          ) : null}
        </span>
        <span className={styles.end}>
          {one ? <span className={styles.amount}>{formatMoney(one.total, language)}</span> : null}
          {mayChange ? (
            <Button
              size="small"
              aria-expanded={open}
              aria-label={text(open ? "so.closeOn" : "so.changeOn", { date: day })}
              onClick={() => onOpen(!open)}
            >
              {text(open ? "so.close" : "so.change")}
            </Button>
          ) : null}
        </span>
      </div>
      {(open || state === "cannot") && mayChange ? <DateActions {...props} isOpen={open} /> : null}
    </li>
  );
}

function StateWords({ date: { state, problem } }: { date: SeriesOrderDate }) {
  const words = useText();
  const text = useFeatureText(seriesOrderMessages);
  const isBad = state === "cannot";
  return (
    <span className={classNames(styles.what, isBad && styles.conflict)}>
      {text(`so.state.${state}`)}
      {isBad && problem ? `. ${whyText(problem.code, words)}` : ""}
    </span>
  );
}

/** A date that cannot have it shows its ways out at once; the others when they are asked for. */
function DateActions({ order, date, chosen, busy, isOpen, onChange, onOpen }: DateLineProps & { isOpen: boolean }) {
  const text = useFeatureText(seriesOrderMessages);
  const { language } = useReader();
  const { meetingId, state, problem, times, isOwn } = date;
  const one: SeriesOrderChange["scope"] = { kind: "some", meetingIds: [meetingId] };
  const from: SeriesOrderChange["scope"] = { kind: "following", from: meetingId };
  const press = (change: Undoing) => () => {
    onOpen(false);
    onChange(change);
  };
  const isPlain = state === "ordered" && times === 1 && !isOwn;
  const serviceId = problem?.serviceId;
  return (
    <div className={styles.actions}>
      {serviceId
        ? problem.alternatives.map(({ id, name, unitPrice }) => (
            <Button
              key={id}
              size="small"
              disabled={busy}
              onClick={press({
                scope: one,
                change: { kind: "lines", lines: withInstead(order.lines, { serviceId, insteadId: id }) },
              })}
            >
              {text("so.instead", { service: name, price: formatMoney(unitPrice, language) })}
            </Button>
          ))
        : null}
      {state === "skipped" ? null : (
        <Button size="small" disabled={busy} onClick={press({ scope: one, change: { kind: "skip" } })}>
          {text("so.skip")}
        </Button>
      )}
      {isOpen ? (
        <>
          {isPlain ? (
            <Button size="small" disabled={busy} onClick={press({ scope: one, change: { kind: "times", times: 2 } })}>
              {text("so.double")}
            </Button>
          ) : null}
          {isPlain ? null : (
            <Button size="small" disabled={busy} onClick={press({ scope: one, change: { kind: "restore" } })}>
              {text("so.restore")}
            </Button>
          )}
          {chosen ? (
            <>
              <Button size="small" disabled={busy} onClick={press({ scope: one, change: chosenOf(chosen) })}>
                {text("so.chosenHere")}
              </Button>
              <Button size="small" disabled={busy} onClick={press({ scope: from, change: chosenOf(chosen) })}>
                {text("so.chosenFrom")}
              </Button>
            </>
          ) : null}
          <Button size="small" disabled={busy} onClick={press({ scope: from, change: { kind: "skip" } })}>
            {text("so.end")}
          </Button>
        </>
      ) : null}
    </div>
  );
}

/** What is chosen, with who pays for it. */
function chosenOf({ lines, order }: WantedOfSeries): Undoing["change"] {
  return { kind: "lines", lines, ...(order.accountSplit ? { accountSplit: order.accountSplit } : {}) };
}
