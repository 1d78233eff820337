import type { Instead, MoveLine } from "@magic-meetings/contract/moves/move.ts";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { moveMessages } from "./moves-messages.ts";
import styles from "./Moves.module.css";

/** What becomes of each room and line, in the order's order. */
export function MoveLines({ lines }: { lines: readonly MoveLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={keyOf(line)} className={styles.line}>
          {"lineId" in line ? (
            <OrderLine line={line} />
          ) : "bookingId" in line ? (
            <RoomLine line={line} />
          ) : (
            <VisitorsLine line={line} />
          )}
        </li>
      ))}
    </ul>
  );
}

function keyOf(line: MoveLine): string {
  if ("lineId" in line) return line.lineId;
  return "bookingId" in line ? line.bookingId : `visitors ${line.site.id}`;
}

type VisitorsOf = Extract<MoveLine, { count: number }>;

function VisitorsLine({ line }: { line: VisitorsOf }) {
  const text = useFeatureText(moveMessages);
  const { count, told, site } = line;
  return (
    <span className={styles.grow}>
      <span>
        {text(line.outcome === "visitors_follow" ? "moves.visitorsFollow" : "moves.visitorsCancelled", { count })}
      </span>
      {told > 0 ? <span className={styles.quiet}>{text("moves.visitorsTold", { count: told })}</span> : null}
      {line.outcome === "visitors_follow" && line.isClosed ? (
        <span className={styles.warn}>{text("moves.visitorsClosed", { site: site.name })}</span>
      ) : null}
    </span>
  );
}

type RoomOf = Extract<MoveLine, { bookingId: string }>;
type OrderOf = Extract<MoveLine, { lineId: string }>;

function RoomLine({ line }: { line: RoomOf }) {
  const text = useFeatureText(moveMessages);
  if (line.outcome !== "room_taken") return <span>{text("moves.roomFollows", { room: line.room.name })}</span>;
  const rooms = [...new Set(line.alternatives.map(({ room }) => room.name))].slice(0, 3);
  return (
    <span className={styles.grow}>
      <span className={styles.warn}>{text("moves.roomTaken", { room: line.room.name })}</span>
      {rooms.length > 0 ? (
        <span className={styles.quiet}>{text("moves.roomInstead", { rooms: rooms.join(", ") })}</span>
      ) : null}
    </span>
  );
}

function OrderLine({ line }: { line: OrderOf }) {
  const text = useFeatureText(moveMessages);
  const { language } = useReader();
  const { time, moment } = useMoments(line.site.timeZone);
  const { before, after } = line.deliverAt;
  const isSameDay = moment(before).slice(0, 10) === moment(after).slice(0, 10);
  const total = line.outcome === "repriced" ? line.total.after : line.total;
  return (
    <>
      <span className={styles.grow}>
        <span>{text("moves.line", { quantity: line.quantity, service: line.service.name })}</span>
        <span className={styles.quiet}>
          {text("moves.moment", { before: moment(before), after: isSameDay ? time(after) : moment(after) })}
        </span>
        <Outcome line={line} />
      </span>
      <span className={styles.amount}>{formatMoney(total, language)}</span>
    </>
  );
}

function Outcome({ line }: { line: OrderOf }) {
  const text = useFeatureText(moveMessages);
  const common = useText();
  const { language } = useReader();
  switch (line.outcome) {
    case "follows":
      return <span className={styles.good}>{text("moves.follows")}</span>;
    case "repriced": {
      const [before, after] = [formatMoney(line.total.before, language), formatMoney(line.total.after, language)];
      return <span>{text("moves.repriced", { before, after })}</span>;
    }
    case "crosses_cut_off":
      return <span className={styles.warn}>{text("moves.crosses")}</span>;
    case "cannot_be_delivered":
      return (
        <>
          <span className={styles.warn}>{text("moves.cannot")}</span>
          <span className={styles.quiet}>{whyText(line.because, common)}</span>
          <InsteadOf alternatives={line.alternatives} timeZone={line.site.timeZone} service={line.service.name} />
        </>
      );
    case "cancelled":
      return null;
  }
}

interface InsteadOfProps {
  alternatives: readonly Instead[];
  timeZone: string;
  service: string;
}

/** Other moments and other services. */
export function InsteadOf({ alternatives, timeZone, service }: InsteadOfProps) {
  const text = useFeatureText(moveMessages);
  const { moment } = useMoments(timeZone);
  return alternatives.slice(0, 2).map((one) => (
    <span key={`${one.serviceId} ${one.deliverAt}`} className={styles.quiet}>
      {text("moves.instead", { service: one.service ?? service, moment: moment(one.deliverAt) })}
    </span>
  ));
}
