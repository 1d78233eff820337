import type { ProductionOrderAction } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { RunFloor, RunStop } from "@magic-meetings/contract/production-orders/production-summary.ts";
import { useMemo } from "react";
import { classNames } from "../elements/class-names.ts";
import { Pill } from "../elements/Pill.tsx";
import { dayKey, formatMoment, formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { boardMessages } from "./board-messages.ts";
import { CardActions } from "./CardActions.tsx";
import { CardLines } from "./CardLines.tsx";
import styles from "./DeliveryRun.module.css";
import { runMessages } from "./run-messages.ts";
import { useCardKeys } from "./use-card-keys.ts";
import type { VendorAnswers } from "./use-vendor-answers.ts";

export interface DeliveryRunProps {
  floors: readonly RunFloor[];
  /** What the stops stand for. */
  orders: readonly ProductionOrder[];
  today: string;
  answers: VendorAnswers;
  big: boolean;
}

/** Floor by floor, room by room: what goes there, ticked off when it came. */
export function DeliveryRun({ floors, orders, today, answers, big }: DeliveryRunProps) {
  const known = useMemo(() => new Map(orders.map((order) => [order.id, order])), [orders]);
  const onKey = useCardKeys();
  return (
    <div className={classNames(styles.run, big && styles.big)} onKeyDown={onKey}>
      {floors.map((floor) => (
        <Floor
          key={`${floor.site.id} ${floor.floor?.id ?? ""}`}
          floor={floor}
          known={known}
          today={today}
          answers={answers}
        />
      ))}
    </div>
  );
}

interface FloorProps {
  floor: RunFloor;
  known: ReadonlyMap<string, ProductionOrder>;
  today: string;
  answers: VendorAnswers;
}

function Floor({ floor, known, today, answers }: FloorProps) {
  const run = useFeatureText(runMessages);
  const name =
    floor.building && floor.floor
      ? run("run.floor", { building: floor.building.name, floor: floor.floor.name })
      : run("run.elsewhere");
  const left = floor.stops.filter((stop) => !isDelivered(known.get(stop.productionOrderId) ?? stop)).length;
  return (
    <section className={styles.floor} aria-label={name} data-column="">
      <h2 className={styles.heading}>
        <span className={styles.name}>{name}</span>
        <span className={styles.site}>{floor.site.name}</span>
        <Pill tone={left ? "brand" : "success"}>{left ? run("run.left", { count: left }) : run("run.done")}</Pill>
      </h2>
      <ul className={styles.stops}>
        {floor.stops.map((stop) => (
          <Stop
            key={stop.productionOrderId}
            stop={stop}
            order={known.get(stop.productionOrderId)}
            timeZone={floor.site.timeZone}
            today={today}
            answers={answers}
          />
        ))}
      </ul>
    </section>
  );
}

interface StopProps {
  stop: RunStop;
  /** Undefined while it is being read. */
  order: ProductionOrder | undefined;
  timeZone: string;
  today: string;
  answers: VendorAnswers;
}

const onTheRun: readonly ProductionOrderAction[] = ["acknowledge", "deliver"];

function Stop({ stop, order, timeZone, today, answers }: StopProps) {
  const text = useText();
  const board = useFeatureText(boardMessages);
  const { language } = useReader();
  const { deliverAt, deliverTo } = order ?? stop;
  const format = dayKey(deliverAt, timeZone) === today ? formatTime : formatMoment;
  const isDone = isDelivered(order ?? stop);
  const number = board("board.number", { number: String(stop.number) });
  return (
    <li>
      <article
        className={classNames(styles.stop, isDone && styles.done)}
        aria-label={number}
        data-card={stop.productionOrderId}
        data-number={stop.number}
        tabIndex={-1}
      >
        <div className={styles.where}>
          <span className={styles.time}>{format(deliverAt, timeZone, language)}</span>
          <span className={styles.place}>{deliverTo ?? board("board.noPlace")}</span>
          <span className={styles.quiet}>
            {number} · {stop.meeting || text("facts.noSubject")}
          </span>
        </div>
        <div className={styles.what}>
          {order ? <CardLines order={order} /> : <LinesMeanwhile stop={stop} />}
          {order?.note ? <p className={styles.note}>{order.note}</p> : null}
        </div>
        <div className={styles.tick}>
          {order ? (
            <>
              <StopState order={order} />
              <CardActions order={order} state={answers.states.get(order.id)} onAnswer={answers.answer} of={onTheRun} />
            </>
          ) : null}
        </div>
      </article>
    </li>
  );
}

function LinesMeanwhile({ stop }: { stop: RunStop }) {
  const board = useFeatureText(boardMessages);
  return stop.lines.map(({ service, quantity }) => (
    <span key={service}>{board("item.quantity", { count: quantity, name: service })}</span>
  ));
}

function StopState({ order }: { order: ProductionOrder }) {
  const board = useFeatureText(boardMessages);
  const run = useFeatureText(runMessages);
  const { language } = useReader();
  if (order.delivered && isDelivered(order)) {
    const time = formatTime(order.delivered.at, order.site.timeZone, language);
    const { by, reason } = order.delivered;
    return (
      <span className={styles.state}>
        <Pill tone="success">
          {by === null ? run("run.delivered", { time }) : run("run.deliveredBy", { time, name: by })}
        </Pill>
        {reason ? <span className={styles.quiet}>{run("run.because", { reason })}</span> : null}
      </span>
    );
  }
  if (isDelivered(order)) return <Pill tone="success">{board("board.column.delivered")}</Pill>;
  if (order.status === "cancelled") return <Pill tone="danger">{board("board.cancelled")}</Pill>;
  if (order.allowed.acknowledge.ok) return <Pill tone="warning">{board("board.changed")}</Pill>;
  return order.status === "ready" ? null : <Pill tone="neutral">{run("run.notYet")}</Pill>;
}

function isDelivered({ status }: Pick<RunStop, "status">): boolean {
  return status === "delivered" || status === "cleared";
}
