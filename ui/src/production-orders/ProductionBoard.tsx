import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { Pill } from "../elements/Pill.tsx";
import { groupBy } from "../format/groups.ts";
import { dayKey, formatDay, formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { boardMessages } from "./board-messages.ts";
import type { BoardColumn } from "./board-columns.ts";
import { boardColumns, hasUnseenChange, inColumn } from "./board-columns.ts";
import styles from "./ProductionBoard.module.css";
import { ProductionOrderCard } from "./ProductionOrderCard.tsx";
import type { VendorAnswer } from "./use-production-orders.ts";

export interface ProductionBoardProps {
  orders: readonly ProductionOrder[];
  /** The day that needs no name in the ruler, as `2026-11-24`. */
  today: string;
  /** The order for which an answer is on its way. */
  busy: string | undefined;
  onAnswer: (answer: VendorAnswer) => void;
}

/** A column per state, in each the orders under the hour of their delivery. */
export function ProductionBoard({ orders, today, busy, onAnswer }: ProductionBoardProps) {
  return (
    <div className={styles.board}>
      {boardColumns.map((column) => (
        <Column
          key={column}
          column={column}
          orders={inColumn(orders, column)}
          today={today}
          busy={busy}
          onAnswer={onAnswer}
        />
      ))}
    </div>
  );
}

function Column({ column, orders, today, busy, onAnswer }: ProductionBoardProps & { column: BoardColumn }) {
  const board = useFeatureText(boardMessages);
  const { language } = useReader();
  const hours = groupBy(orders, (order) => hourOf(order, today, language));
  const name = board(`board.column.${column}`);
  const changed = orders.filter(hasUnseenChange).length;
  return (
    <section className={styles.column} aria-label={name}>
      <h2 className={styles.heading}>
        <span className={styles.name}>{name}</span>
        {changed ? <Pill tone="warning">{board("board.changedCount", { count: changed })}</Pill> : null}
        <span className={styles.count}>{orders.length}</span>
      </h2>
      <div className={styles.orders} aria-live="polite">
        {orders.length === 0 ? <p className={styles.empty}>{board("board.emptyColumn")}</p> : null}
        {[...hours].map(([hour, ofHour]) => (
          <div key={hour} className={styles.hour}>
            <div className={styles.ruler}>
              <span>{hour}</span>
            </div>
            {ofHour.map((order) => (
              <ProductionOrderCard key={order.id} order={order} busy={busy === order.id} onAnswer={onAnswer} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

/** The full hour of a delivery at its site: `11:00` for 11:45, with the day where it is not today. */
function hourOf(order: ProductionOrder, today: string, language: string): string {
  const { timeZone } = order.site;
  const minutes = new Date(order.deliverAt).getUTCMinutes();
  const hour = new Date(Date.parse(order.deliverAt) - minutes * 60_000).toISOString();
  const time = formatTime(hour, timeZone, language);
  const list = new Intl.ListFormat(language, { type: "unit", style: "short" });
  return dayKey(order.deliverAt, timeZone) === today
    ? time
    : list.format([formatDay(order.deliverAt, timeZone, language), time]);
}
