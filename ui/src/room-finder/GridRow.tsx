import type { BusyPeriod, RoomScheduleRow } from "@magic-meetings/contract/rooms/room-booking.ts";
import { ShieldTaskRegular } from "@fluentui/react-icons";
import type { PointerEvent } from "react";
import { memo } from "react";
import { classNames } from "../elements/class-names.ts";
import { formatTimes } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { slotAt, place, type DayAxis } from "./day-axis.ts";
import { finderMessages } from "./finder-messages.ts";
import { isMine, whose } from "./grid-words.ts";
import styles from "./FinderGrid.module.css";

export interface GridRowProps {
  row: RoomScheduleRow;
  index: number;
  axis: DayAxis;
  seats: number;
  closed: readonly { start: number; end: number }[];
  now: number;
  /** What is looked for, a band through all rooms. */
  wantedFrom: number;
  wantedUntil: number;
  /** What is chosen in this row. */
  choice?: { start: number; end: number; possible: boolean } | undefined;
  /** The half-hour that the keyboard is on, with its name for a screen reader. */
  cursor?: { id: string; start: number; end: number; label: string } | undefined;
  /** True where only the room is chosen and the time is given. */
  fixed: boolean;
  onDown: (row: number, slot: number) => void;
  onMove: (slot: number) => void;
  onUp: () => void;
  onCancel: () => void;
}

/** One room's day. Only what is taken is drawn, so that hundreds of rooms stay light. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, axis, seats, closed, now, choice, cursor, fixed } = props;
  const words = useText();
  const text = useFeatureText(finderMessages);
  const { room } = row;
  const slotUnder = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return slotAt(axis, (event.clientX - left) / width);
  };
  return (
    <div className={styles.row} role="row" aria-rowindex={index + 2}>
      <div className={styles.name} role="rowheader">
        <span className={styles.room} title={room.name}>
          {room.name}
        </span>
        <span className={styles.quiet}>
          {row.approvalNeeded ? (
            <ShieldTaskRegular
              className={styles.approval}
              role="img"
              aria-label={words("room.approval")}
              title={words("room.approval")}
            />
          ) : null}
          {text("list.seats", { count: seats })} · {room.floor}
        </span>
      </div>
      <div className={styles.day} role="presentation">
        <div
          className={classNames(styles.track, fixed && styles.fixed)}
          role="gridcell"
          aria-label={useRowLabel(row, axis)}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            if (event.pointerType === "mouse") event.currentTarget.setPointerCapture(event.pointerId);
            props.onDown(index, slotUnder(event));
          }}
          onPointerMove={(event) => event.buttons === 1 && props.onMove(slotUnder(event))}
          onPointerUp={props.onUp}
          onPointerCancel={props.onCancel}
        >
          {closed.map(({ start, end }) => (
            <Stretch key={start} className={styles.closed} axis={axis} start={start} end={end} />
          ))}
          <Stretch className={styles.wanted} axis={axis} start={props.wantedFrom} end={props.wantedUntil} />
          {row.busy.map((period) => (
            <Period key={`${period.bookingId} ${period.start}`} period={period} axis={axis} />
          ))}
          {choice ? (
            <Stretch
              className={classNames(styles.choice, !choice.possible && styles.impossible)}
              axis={axis}
              start={choice.start}
              end={choice.end}
            />
          ) : null}
          <Stretch className={styles.now} axis={axis} start={now} end={now + 1} />
        </div>
        {cursor ? <Cursor axis={axis} cursor={cursor} /> : null}
      </div>
    </div>
  );
});

/** Stands over the track and not in it, because a cell cannot be within a cell. */
function Cursor({ axis, cursor }: { axis: DayAxis; cursor: NonNullable<GridRowProps["cursor"]> }) {
  const at = place(axis, cursor.start, cursor.end);
  if (!at) return null;
  return (
    <div
      id={cursor.id}
      role="gridcell"
      aria-selected="true"
      aria-label={cursor.label}
      className={styles.cursor}
      style={{ insetInlineStart: percent(at.from), inlineSize: percent(at.size) }}
    />
  );
}

function Period({ period, axis }: { period: BusyPeriod; axis: DayAxis }) {
  const text = useFeatureText(finderMessages);
  const { language } = useReader();
  const [start, end, heldFrom, heldUntil] = [period.start, period.end, period.heldFrom, period.heldUntil].map((at) =>
    Date.parse(at),
  ) as [number, number, number, number];
  const who = whose(period, text);
  const times = formatTimes(period.start, period.end, axis.timeZone, language);
  return (
    <>
      <Stretch className={styles.buffer} axis={axis} start={heldFrom} end={start} />
      <Stretch className={styles.buffer} axis={axis} start={end} end={heldUntil} />
      <Stretch
        className={classNames(
          styles.period,
          isMine(period) ? styles.mine : styles.taken,
          period.status === "provisional" && styles.provisional,
        )}
        axis={axis}
        start={start}
        end={end}
        title={text("grid.taken", { times, who })}
        words={who}
      />
    </>
  );
}

interface StretchProps {
  className: string | undefined;
  axis: DayAxis;
  start: number;
  end: number;
  title?: string;
  words?: string;
}

function Stretch({ className, axis, start, end, title, words }: StretchProps) {
  const at = place(axis, start, end);
  if (!at) return null;
  return (
    <div
      className={className}
      style={{ insetInlineStart: percent(at.from), inlineSize: percent(at.size) }}
      title={title}
      aria-hidden="true"
    >
      {words}
    </div>
  );
}

function useRowLabel(row: RoomScheduleRow, axis: DayAxis): string {
  const text = useFeatureText(finderMessages);
  const { language } = useReader();
  const taken = row.busy
    .filter(({ start, end }) => place(axis, Date.parse(start), Date.parse(end)))
    .map((period) =>
      text("grid.taken", {
        times: formatTimes(period.start, period.end, axis.timeZone, language),
        who: whose(period, text),
      }),
    );
  if (taken.length === 0) return text("grid.rowFree");
  return new Intl.ListFormat(language, { type: "unit", style: "long" }).format(taken);
}

function percent(part: number): string {
  return `${part * 100}%`;
}
