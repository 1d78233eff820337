import { CalendarSearchRegular } from "@fluentui/react-icons";
import type { CSSProperties, RefObject } from "react";
import { useEffect, useMemo, useRef } from "react";
import { classNames } from "../elements/class-names.ts";
import { EmptyState } from "../elements/EmptyState.tsx";
import { formatLongDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { closedStretches, type DayAxis } from "./day-axis.ts";
import type { FinderGridProps } from "./finder-grid-props.ts";
import { finderMessages } from "./finder-messages.ts";
import { slotsOf } from "./grid-cursor.ts";
import { GridRow } from "./GridRow.tsx";
import { seatsOf } from "./room-state.ts";
import { useGridChoice } from "./use-grid-choice.ts";
import styles from "./FinderGrid.module.css";

/** Rooms by the time of the site's day: drag, or use the keyboard, to choose room and time in one go. */
export function FinderGrid(props: FinderGridProps) {
  const { schedule, axis, layout, now, chosen, start, end, meetingId } = props;
  const text = useFeatureText(finderMessages);
  const { language } = useReader();
  const rows = schedule.items;
  const closed = useMemo(() => closedStretches(axis, schedule.open), [axis, schedule.open]);
  const paper = useRef<HTMLDivElement>(null);
  const choosing = useGridChoice(props, closed, paper);
  const { choice } = choosing;
  useScrolledTo(paper, axis, start);
  if (rows.length === 0)
    return <EmptyState icon={<CalendarSearchRegular />} title={text("grid.none")} hint={text("grid.noneHint")} />;
  const { first, last } = slotsOf(choice);
  const fixed = meetingId !== undefined;
  return (
    <section className={styles.section}>
      <p className={styles.help}>{text(fixed ? "grid.helpMeeting" : "grid.help")}</p>
      <div
        ref={paper}
        className={styles.paper}
        role="grid"
        tabIndex={0}
        aria-label={text("grid.title", {
          day: formatLongDay(new Date(axis.start).toISOString(), axis.timeZone, language),
        })}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={choosing.cursorId}
        onKeyDown={choosing.onKeyDown}
        style={{ "--grid-slots": axis.slots.length } as CSSProperties}
      >
        <div className={styles.grid} role="presentation">
          <Hours axis={axis} />
          {rows.map((row, index) => {
            const dragged = choosing.dragging && choice.head.row === index;
            const isChosen = dragged || (!choosing.dragging && row.room.id === chosen);
            const from = dragged && !fixed ? (axis.slots[first]?.start ?? 0) : Date.parse(start);
            const until = dragged && !fixed ? (axis.slots[last]?.end ?? 0) : Date.parse(end);
            return (
              <GridRow
                key={row.room.id}
                row={row}
                index={index}
                axis={axis}
                seats={seatsOf(row, layout)}
                closed={closed}
                now={now.getTime()}
                wantedFrom={Date.parse(start)}
                wantedUntil={Date.parse(end)}
                choice={choosing.choiceOf(row, isChosen, from, until)}
                cursor={choice.head.row === index ? choosing.cursor : undefined}
                fixed={fixed}
                onDown={choosing.onDown}
                onMove={choosing.onMove}
                onUp={choosing.onUp}
                onCancel={choosing.onCancel}
              />
            );
          })}
        </div>
      </div>
      <Legend />
    </section>
  );
}

/** The hours above the rooms; an hour that comes twice stands there twice. */
function Hours({ axis }: { axis: DayAxis }) {
  const text = useFeatureText(finderMessages);
  const hours = axis.slots.filter(({ onTheHour }) => onTheHour);
  return (
    <div className={styles.header} role="row" aria-rowindex={1}>
      <div className={styles.corner} role="columnheader">
        {text("grid.room")}
      </div>
      <div className={styles.hours} role="presentation">
        {hours.map(({ index, clock }) => (
          <div
            key={index}
            role="columnheader"
            className={styles.hour}
            style={{ insetInlineStart: `${(index / axis.slots.length) * 100}%` }}
          >
            {clock}
          </div>
        ))}
      </div>
    </div>
  );
}

function Legend() {
  const text = useFeatureText(finderMessages);
  const shown = [
    ["taken", classNames(styles.period, styles.taken)],
    ["mine", classNames(styles.period, styles.mine)],
    ["held", classNames(styles.period, styles.taken, styles.provisional)],
    ["buffer", styles.buffer],
    ["closed", styles.closed],
    ["chosen", styles.choice],
  ] as const;
  return (
    <ul className={styles.legend} aria-label={text("grid.legend")}>
      {shown.map(([name, className]) => (
        <li key={name} className={styles.legendItem}>
          <span className={styles.swatch} aria-hidden="true">
            <span className={className} />
          </span>
          {text(`grid.legend.${name}`)}
        </li>
      ))}
    </ul>
  );
}

/** A new day opens an hour before what is looked for; the way in is half of the picture. */
function useScrolledTo(paper: RefObject<HTMLDivElement | null>, axis: DayAxis, start: string): void {
  const first = useRef(start);
  first.current = start;
  useEffect(() => {
    const element = paper.current;
    const hours = element?.querySelector<HTMLElement>(`.${styles.hours}`);
    if (!element || !hours) return;
    const part = (Date.parse(first.current) - 3_600_000 - axis.start) / (axis.end - axis.start);
    element.scrollLeft = Math.max(0, part) * hours.offsetWidth;
  }, [paper, axis]);
}
