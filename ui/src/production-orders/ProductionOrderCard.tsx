import { LocationRegular, PeopleRegular } from "@fluentui/react-icons";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { memo } from "react";
import { classNames } from "../elements/class-names.ts";
import { Pill } from "../elements/Pill.tsx";
import { dayKey, formatMoment, formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { boardMessages } from "./board-messages.ts";
import { hasUnseenChange } from "./board-columns.ts";
import type { ProductionOrderCardProps } from "./card-props.ts";
import { CardActions } from "./CardActions.tsx";
import { CardFees } from "./CardFees.tsx";
import { CardLines } from "./CardLines.tsx";
import { Difference } from "./Difference.tsx";
import styles from "./ProductionOrderCard.module.css";

/**
 * One order as the kitchen reads it from three metres: when, where, what, how many, and what to do next. Drawn again
 * only when it changed itself: there are hundreds of them.
 */
export const ProductionOrderCard = memo(function ProductionOrderCard(props: ProductionOrderCardProps) {
  const { order } = props;
  const text = useText();
  const board = useFeatureText(boardMessages);
  const changed = hasUnseenChange(order);
  const number = String(order.number);
  return (
    <article
      className={classNames(styles.card, changed && styles.changed)}
      aria-label={board("board.number", { number })}
      data-card={order.id}
      tabIndex={-1}
    >
      <header className={styles.heading}>
        <span className={styles.time}>
          <DeliveryMoment order={order} />
        </span>
        {order.status === "cancelled" ? <Pill tone="danger">{board("board.cancelled")}</Pill> : null}
        {changed && order.status !== "cancelled" ? <Pill tone="warning">{board("board.changed")}</Pill> : null}
        {order.autoAccepted && order.status === "accepted" ? (
          <Pill tone="neutral">{board("board.autoAccepted")}</Pill>
        ) : null}
        <span className={styles.number}>{board("board.number", { number })}</span>
      </header>
      <div className={styles.facts}>
        <span className={styles.fact}>
          <LocationRegular aria-hidden="true" /> <Place order={order} />
        </span>
        <span className={styles.fact}>
          <PeopleRegular aria-hidden="true" /> {board("board.people", { count: order.meeting.headCount })}
        </span>
      </div>
      <CardLines order={order} />
      <Note order={order} />
      <div className={styles.subject}>
        {order.meeting.subject || text("facts.noSubject")} · {order.meeting.organizer}
        {order.onBehalf ? <> · {board("board.orderedBy", { by: order.onBehalf.by })}</> : null}
      </div>
      <CardFees order={order} />
      <CardActions {...props} />
    </article>
  );
});

function DeliveryMoment({ order }: { order: ProductionOrder }) {
  const { language } = useReader();
  const { timeZone } = order.site;
  const now = formatTime(order.deliverAt, timeZone, language);
  const change = order.change?.deliverAt;
  if (!change) return now;
  const isSameDay = dayKey(change.before, timeZone) === dayKey(change.after, timeZone);
  return <Difference before={(isSameDay ? formatTime : formatMoment)(change.before, timeZone, language)} after={now} />;
}

function Place({ order }: { order: ProductionOrder }) {
  const board = useFeatureText(boardMessages);
  const change = order.change?.deliverTo;
  if (!change) return order.deliverTo ?? order.site.name;
  const none = board("board.noPlace");
  return <Difference before={change.before ?? none} after={change.after ?? none} />;
}

function Note({ order }: { order: ProductionOrder }) {
  const board = useFeatureText(boardMessages);
  const change = order.change?.note;
  if (!change && !order.note) return null;
  const none = board("board.noNote");
  return (
    <p className={styles.note}>
      {change ? <Difference before={change.before || none} after={change.after || none} /> : order.note}
    </p>
  );
}
