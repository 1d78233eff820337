import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import type { SeriesOrder } from "@magic-meetings/contract/series-orders/series-order.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import { CalendarMultipleRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatTotals, totalsOf } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { NewSeriesOrder } from "./NewSeriesOrder.tsx";
import { OneSeriesOrder } from "./OneSeriesOrder.tsx";
import { seriesLines } from "./series-lines.ts";
import { seriesOrderMessages } from "./series-order-messages.ts";
import { useSeriesOrders, type WantedOfSeries } from "./use-series-orders.ts";
import styles from "./SeriesOrders.module.css";

export interface SeriesOrdersProps {
  seriesId: string;
  meeting: Meeting;
  location: MeetingLocation | undefined;
  /** What is chosen for the meeting's own date; undefined while it cannot be ordered. */
  chosen: ServiceOrderInput | undefined;
  /** What was chosen is ordered. */
  onOrdered: () => void;
}

/** One order for all dates of a series: what is chosen ordered for each of them, and what each of them has. */
export function SeriesOrders({ seriesId, meeting, location, chosen, onOrdered }: SeriesOrdersProps) {
  const words = useText();
  const text = useFeatureText(seriesOrderMessages);
  const { language } = useReader();
  const read = useSeriesOrders(seriesId);
  const [placed, setPlaced] = useState<SeriesOrder>();
  const timeZone = location?.site.timeZone ?? meeting.timeZone;
  const moments = useMoments(timeZone);
  const wanted = wantedOf(meeting, location, chosen);
  const orders = read.data?.items ?? [];
  const shown = orders.filter(({ site }) => meeting.locations.length < 2 || site.id === location?.site.id);
  if (orders.length === 0 && !meeting.allowed.order.ok) return null;
  const total = totalsOf(orders.map((order) => order.total));
  return (
    <SectionCard
      icon={<CalendarMultipleRegular />}
      title={text("so.title")}
      aside={
        total.some(({ amountMinor }) => amountMinor > 0) ? (
          <Pill tone="brand">{formatTotals(total, language)}</Pill>
        ) : null
      }
    >
      {read.isError ? <ProblemNotice error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <SkeletonLines label={words("state.loading")} widths={["70%", "90%"]} /> : null}
      {placed ? <Placed order={placed} /> : null}
      {shown.map((order) => (
        <OneSeriesOrder
          key={order.id}
          order={order}
          chosen={wanted}
          onChosenTaken={onOrdered}
          onChange={() => setPlaced(undefined)}
        />
      ))}
      {wanted && meeting.allowed.order.ok ? (
        <NewSeriesOrder
          seriesId={seriesId}
          wanted={wanted}
          timeZone={timeZone}
          isFirst={shown.length === 0}
          hint={text("so.onlyOne", { date: moments.moment(meeting.start) })}
          onPlaced={(order) => {
            setPlaced(order);
            onOrdered();
          }}
        />
      ) : read.data && shown.length === 0 ? (
        <p className={styles.quiet}>{text("so.hint", { date: moments.moment(meeting.start) })}</p>
      ) : null}
    </SectionCard>
  );
}

function Placed({ order }: { order: SeriesOrder }) {
  const text = useFeatureText(seriesOrderMessages);
  const count = order.dates.filter(({ state }) => state === "ordered" || state === "waiting").length;
  const waiting = order.dates.filter(({ state }) => state === "waiting").length;
  return (
    <Notice kind="success" title={text("so.placed", { count })}>
      {waiting > 0 ? <div>{text("so.asks", { count: waiting })}</div> : null}
    </Notice>
  );
}

function wantedOf(
  meeting: Meeting,
  location: MeetingLocation | undefined,
  chosen: ServiceOrderInput | undefined,
): WantedOfSeries | undefined {
  if (chosen === undefined || location === undefined) return undefined;
  return { siteId: location.site.id, lines: seriesLines(chosen.lines, meeting.start), order: chosen };
}
