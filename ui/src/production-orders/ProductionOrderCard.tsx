import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { Button } from "@fluentui/react-components";
import { LocationRegular, PeopleRegular } from "@fluentui/react-icons";
import { classNames } from "../elements/class-names.ts";
import { Pill } from "../elements/Pill.tsx";
import { formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { boardMessages } from "./board-messages.ts";
import { actionsOf, hasUnseenChange } from "./board-columns.ts";
import styles from "./ProductionOrderCard.module.css";
import type { VendorAnswer } from "./use-production-orders.ts";

export interface ProductionOrderCardProps {
  order: ProductionOrder;
  busy: boolean;
  onAnswer: (answer: VendorAnswer) => void;
}

/** One order as the kitchen reads it from three metres: when, where, what, how many, and what to do next. */
export function ProductionOrderCard({ order, busy, onAnswer }: ProductionOrderCardProps) {
  const text = useText();
  const board = useFeatureText(boardMessages);
  const { language } = useReader();
  const changed = hasUnseenChange(order);
  const number = String(order.number);
  return (
    <article
      className={classNames(styles.card, changed && styles.changed)}
      aria-label={board("board.number", { number })}
    >
      <header className={styles.heading}>
        <span className={styles.time}>{formatTime(order.deliverAt, order.site.timeZone, language)}</span>
        {order.status === "cancelled" ? <Pill tone="danger">{board("board.cancelled")}</Pill> : null}
        {changed && order.status !== "cancelled" ? <Pill tone="warning">{board("board.changed")}</Pill> : null}
        <span className={styles.number}>{board("board.number", { number })}</span>
      </header>
      <div className={styles.facts}>
        <span className={styles.fact}>
          <LocationRegular aria-hidden="true" /> {order.deliverTo ?? order.site.name}
        </span>
        <span className={styles.fact}>
          <PeopleRegular aria-hidden="true" /> {board("board.people", { count: order.meeting.headCount })}
        </span>
      </div>
      <ul className={styles.lines}>
        {order.lines.map((line) => (
          <Line key={line.id} line={line} cancelled={order.status === "cancelled"} />
        ))}
      </ul>
      {order.note ? <p className={styles.note}>{order.note}</p> : null}
      <div className={styles.subject}>
        {order.meeting.subject || text("facts.noSubject")} · {order.meeting.organizer}
      </div>
      <Actions order={order} busy={busy} onAnswer={onAnswer} />
    </article>
  );
}

function Line({ line, cancelled }: { line: ProductionOrder["lines"][number]; cancelled: boolean }) {
  const text = useText();
  const board = useFeatureText(boardMessages);
  const before = line.acknowledgedQuantity;
  const spoken =
    before === null
      ? undefined
      : board("board.changedLine", { service: line.service.name, before, after: cancelled ? 0 : line.quantity });
  return (
    <li className={styles.line} aria-label={spoken}>
      <span className={styles.quantity}>
        {before !== null ? <del className={styles.before}>{before}</del> : null}
        {cancelled && before === null ? (
          <del className={styles.before}>{line.quantity}</del>
        ) : (
          <span className={before !== null ? styles.after : undefined}>{line.quantity}</span>
        )}
      </span>
      <span className={styles.what}>
        <span>{line.service.name}</span>
        {line.options.length ? <span className={styles.quiet}>{line.options.join(", ")}</span> : null}
        {line.diets.length ? (
          <span className={styles.quiet}>
            {line.diets.map(({ diet, count }) => `${count} ${text(`diet.${diet}`)}`).join(", ")}
          </span>
        ) : null}
      </span>
    </li>
  );
}

function Actions({ order, busy, onAnswer }: ProductionOrderCardProps) {
  const board = useFeatureText(boardMessages);
  const { main, decline } = actionsOf(order);
  const number = String(order.number);
  if (!main && !decline) return null;
  return (
    <div className={styles.actions}>
      {main ? (
        <Button
          appearance="primary"
          size="large"
          className={styles.main}
          disabled={busy}
          aria-label={board("board.actionOn", { action: board(`board.action.${main}`), number })}
          onClick={() => onAnswer({ id: order.id, action: main })}
        >
          {board(`board.action.${main}`)}
        </Button>
      ) : null}
      {decline ? (
        <Button
          size="large"
          appearance="subtle"
          disabled={busy}
          aria-label={board("board.actionOn", { action: board("board.action.decline"), number })}
          onClick={() => onAnswer({ id: order.id, action: "decline" })}
        >
          {board("board.action.decline")}
        </Button>
      ) : null}
    </div>
  );
}
