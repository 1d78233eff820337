import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { memo, startTransition, useEffect, useMemo, useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { Pill } from "../elements/Pill.tsx";
import { groupBy } from "../format/groups.ts";
import { dayKey, formatDay, formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { boardMessages } from "./board-messages.ts";
import type { BoardColumn } from "./board-columns.ts";
import { boardColumns, byColumn, hasUnseenChange } from "./board-columns.ts";
import styles from "./ProductionBoard.module.css";
import { ProductionOrderCard } from "./ProductionOrderCard.tsx";
import { useCardKeys } from "./use-card-keys.ts";
import type { VendorAnswers } from "./use-vendor-answers.ts";

export interface ProductionBoardProps {
  orders: readonly ProductionOrder[];
  /** The day that needs no name in the ruler, as `2026-11-24`. */
  today: string;
  answers: VendorAnswers;
  /** To be read from three metres. */
  big: boolean;
}

/** A column per state, in each the orders under the hour of their delivery. */
export const ProductionBoard = memo(function ProductionBoard({ orders, today, answers, big }: ProductionBoardProps) {
  const columns = useMemo(() => byColumn(orders), [orders]);
  const onKey = useCardKeys();
  return (
    <div className={classNames(styles.board, big && styles.big)} onKeyDown={onKey} data-board="">
      {boardColumns.map((column) => (
        <Column key={column} column={column} orders={columns[column]} today={today} answers={answers} />
      ))}
    </div>
  );
});

interface ColumnProps extends Omit<ProductionBoardProps, "big"> {
  column: BoardColumn;
}

function Column({ column, orders, today, answers }: ColumnProps) {
  const board = useFeatureText(boardMessages);
  const { language } = useReader();
  const shown = useGrowing(orders);
  const hours = groupBy(shown, (order) => hourOf(order, today, language));
  const name = board(`board.column.${column}`);
  const changed = orders.filter(hasUnseenChange).length;
  return (
    <section className={styles.column} aria-label={name} data-column={column}>
      <h2 className={styles.heading}>
        <span className={styles.name}>{name}</span>
        {changed ? <Pill tone="warning">{board("board.changedCount", { count: changed })}</Pill> : null}
        <span className={styles.count}>{orders.length}</span>
      </h2>
      {/* Reached by keyboard also while nothing in it can be: it scrolls. */}
      <div className={styles.orders} tabIndex={0} role="group" aria-label={name}>
        {orders.length === 0 ? <p className={styles.empty}>{board("board.emptyColumn")}</p> : null}
        {[...hours].map(([hour, ofHour]) => (
          <div key={hour} className={styles.hour}>
            <div className={styles.ruler}>
              <span>{hour}</span>
            </div>
            {ofHour.map((order) => (
              <ProductionOrderCard
                key={order.id}
                order={order}
                state={answers.states.get(order.id)}
                onAnswer={answers.answer}
              />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

const firstCards = 5;
const moreCards = 16;

/** The first cards at once, the rest when there is time: what is below the fold does not hold up what is above. */
function useGrowing(orders: readonly ProductionOrder[]): readonly ProductionOrder[] {
  const [count, setCount] = useState(firstCards);
  const isWhole = count >= orders.length;
  useEffect(() => {
    if (isWhole) return;
    const timer = setTimeout(() => startTransition(() => setCount(count + moreCards)));
    return () => clearTimeout(timer);
  }, [count, isWhole]);
  return isWhole ? orders : orders.slice(0, count);
}

/** The full hour of a delivery at its site: `11:00` for 11:45, with the day where it is not today. */
function hourOf(order: ProductionOrder, today: string, language: string): string {
  const { timeZone } = order.site;
  const minutes = new Date(order.deliverAt).getUTCMinutes();
  const hour = new Date(Date.parse(order.deliverAt) - minutes * 60_000).toISOString();
  const time = formatTime(hour, timeZone, language);
  return dayKey(order.deliverAt, timeZone) === today
    ? time
    : [formatDay(order.deliverAt, timeZone, language), time].join(" · ");
}
