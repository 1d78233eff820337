import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { Button } from "@fluentui/react-components";
import { LocationRegular, PeopleRegular } from "@fluentui/react-icons";
import { classNames } from "../elements/class-names.ts";
import { Pill } from "../elements/Pill.tsx";
import { formatTime } from "../format/moments.ts";
import { useReader, useText } from "../messages/text-context.ts";
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
  const { language } = useReader();
  const changed = hasUnseenChange(order);
  const number = String(order.number);
  return (
    <article
      className={classNames(styles.card, changed && styles.changed)}
      aria-label={text("board.number", { number })}
    >
      <header className={styles.heading}>
        <span className={styles.time}>{formatTime(order.deliverAt, order.site.timeZone, language)}</span>
        {order.status === "cancelled" ? <Pill tone="danger">{text("board.cancelled")}</Pill> : null}
        {changed && order.status !== "cancelled" ? <Pill tone="warning">{text("board.changed")}</Pill> : null}
        <span className={styles.number}>{text("board.number", { number })}</span>
      </header>
      <div className={styles.facts}>
        <span className={styles.fact}>
          <LocationRegular aria-hidden="true" /> {order.deliverTo ?? order.site.name}
        </span>
        <span className={styles.fact}>
          <PeopleRegular aria-hidden="true" /> {text("board.people", { count: order.meeting.headCount })}
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
  const before = line.acknowledgedQuantity;
  const spoken =
    before === null
      ? undefined
      : text("board.changedLine", { service: line.service.name, before, after: cancelled ? 0 : line.quantity });
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
  const text = useText();
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
          aria-label={text("board.actionOn", { action: text(`board.action.${main}`), number })}
          onClick={() => onAnswer({ id: order.id, action: main })}
        >
          {text(`board.action.${main}`)}
        </Button>
      ) : null}
      {decline ? (
        <Button
          size="large"
          appearance="subtle"
          disabled={busy}
          aria-label={text("board.actionOn", { action: text("board.action.decline"), number })}
          onClick={() => onAnswer({ id: order.id, action: "decline" })}
        >
          {text("board.action.decline")}
        </Button>
      ) : null}
    </div>
  );
}
