import type { SeriesOrder } from "@magic-meetings/contract/series-orders/series-order.ts";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { formatDay } from "../format/moments.ts";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { ChangeAsked } from "./ChangeAsked.tsx";
import { SeriesOrderDates } from "./SeriesOrderDates.tsx";
import { seriesOrderMessages } from "./series-order-messages.ts";
import { useChangeSeriesOrder, type Changed, type Undoing, type WantedOfSeries } from "./use-series-orders.ts";
import styles from "./SeriesOrders.module.css";

export interface OneSeriesOrderProps {
  order: SeriesOrder;
  /** What is chosen for something else; undefined: nothing is. */
  chosen: WantedOfSeries | undefined;
  onChosenTaken: () => void;
  /** Something is being changed: what was said of the order before is out of date. */
  onChange: () => void;
}

/** An order for a series: what it costs, each of its dates, and what can be done about them. */
export function OneSeriesOrder({ order, chosen, onChosenTaken, onChange }: OneSeriesOrderProps) {
  const text = useFeatureText(seriesOrderMessages);
  const { language } = useReader();
  const change = useChangeSeriesOrder(order);
  const conflicts = order.dates.filter(({ state }) => state === "cannot").length;
  const ordered = order.dates.filter((date) => date.order !== null).length;
  const day = (moment: string) => formatDay(moment, order.site.timeZone, language);
  const make = (wished: Undoing) => {
    onChange();
    change.mutate(
      { change: { ...wished, late: "fee" } },
      { onSuccess: ({ asks }) => (!asks && isChosen(wished, chosen) ? onChosenTaken() : undefined) },
    );
  };
  const asked = change.data?.asks ? change.data : undefined;
  return (
    <div className={styles.stack}>
      <div className={styles.total}>
        <span>{text("so.ordered", { count: ordered })}</span>
        <span className={styles.amount}>{formatMoney(order.total, language)}</span>
      </div>
      {order.endsBefore ? <p className={styles.quiet}>{text("so.ended", { day: day(order.endsBefore) })}</p> : null}
      {order.dates.some(({ state }) => state === "later") ? (
        <p className={styles.quiet}>{text("so.later", { day: day(order.orderedUntil) })}</p>
      ) : null}
      {conflicts > 0 ? (
        <Notice kind="warning" title={text("so.conflicts", { count: conflicts })}>
          <div>{text("so.conflictsHint")}</div>
        </Notice>
      ) : null}
      {change.isError ? <ProblemNotice error={change.error} onRetry={change.reset} /> : null}
      {asked ? (
        <ChangeAsked
          asked={asked}
          busy={change.isPending}
          timeZone={order.site.timeZone}
          onAccept={(acceptFee) => change.mutate({ change: asked.change, acceptFee, seen: true })}
          onLeaveLate={() => change.mutate({ change: { ...asked.change, late: "leave" }, seen: true })}
          onBack={change.reset}
        />
      ) : null}
      {change.data && !change.data.asks ? <Done changed={change.data} busy={change.isPending} onUndo={make} /> : null}
      {order.dates.length === 0 ? (
        <p className={styles.quiet}>{text("so.none")}</p>
      ) : (
        <SeriesOrderDates order={order} chosen={chosen} busy={change.isPending} onChange={make} />
      )}
    </div>
  );
}

function isChosen({ change }: Undoing, chosen: WantedOfSeries | undefined): boolean {
  return change.kind === "lines" && change.lines === chosen?.lines;
}

interface DoneProps {
  changed: Changed;
  busy: boolean;
  onUndo: (change: Undoing) => void;
}

/** What was done, with the way back where there is one. */
function Done({ changed: { preview, back }, busy, onUndo }: DoneProps) {
  const text = useFeatureText(seriesOrderMessages);
  const count = preview.dates.filter(({ effect }) => effect !== "unchanged" && effect !== "left").length;
  const waiting = preview.dates.filter(({ asks }) => asks).length;
  return (
    <Notice
      kind="success"
      title={count === 0 ? text("so.same") : text("so.done", { count })}
      actions={back && count > 0 ? <UndoButton disabled={busy} onPress={() => onUndo(back)} /> : null}
    >
      {waiting > 0 ? <div>{text("so.asks", { count: waiting })}</div> : null}
    </Notice>
  );
}
