import type { KeyboardEvent, RefObject } from "react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { formatTimes } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { slotOf } from "./day-axis.ts";
import { finderMessages } from "./finder-messages.ts";
import type { FinderGridProps } from "./finder-grid-props.ts";
import { moveCursor, slotsOf, type GridChoice } from "./grid-cursor.ts";
import { isMine, whose } from "./grid-words.ts";
import { inTheWay } from "./room-state.ts";

/** What is being chosen, by pointer or keyboard, until it is. */
export function useGridChoice(
  { schedule, axis, start, end, meetingId, chosen, onChoose }: FinderGridProps,
  closed: readonly { start: number; end: number }[],
  paper: RefObject<HTMLDivElement | null>,
) {
  const text = useFeatureText(finderMessages);
  const { language } = useReader();
  const id = useId();
  const rows = schedule.items;
  const [choice, setChoice] = useState<GridChoice>(() => {
    const slot = slotOf(axis, Date.parse(start));
    const row = Math.max(
      0,
      rows.findIndex(({ room }) => room.id === chosen),
    );
    return { anchor: { row, slot }, head: { row, slot } };
  });
  const [dragging, setDragging] = useState(false);
  const kept = clampChoice(choice, rows.length, axis.slots.length);
  const slot = axis.slots[kept.head.slot];
  const row = rows[kept.head.row];
  const { first, last } = slotsOf(kept);
  const from = axis.slots[first]?.start ?? axis.start;
  const until = axis.slots[last]?.end ?? axis.end;
  const cursorId = `${id}-${kept.head.row}-${first}-${last}`;
  useEffect(() => {
    // At first the grid stands where the wish is; from then on it follows the keyboard.
    if (paper.current?.contains(document.activeElement)) {
      document.getElementById(cursorId)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }, [cursorId, paper]);

  const commit = useCallback(
    (made: GridChoice) => {
      const room = rows[made.anchor.row]?.room;
      const { first: one, last: other } = slotsOf(made);
      const [begins, ends] = [axis.slots[one], axis.slots[other]];
      if (!room || !begins || !ends) return;
      if (meetingId !== undefined) onChoose(room, start, end);
      else onChoose(room, new Date(begins.start).toISOString(), new Date(ends.end).toISOString());
    },
    [rows, axis, meetingId, start, end, onChoose],
  );
  const latest = useRef({ choice: kept, dragging, commit });
  latest.current = { choice: kept, dragging, commit };

  const onDown = useCallback((atRow: number, atSlot: number) => {
    const cell = { row: atRow, slot: atSlot };
    setChoice({ anchor: cell, head: cell });
    setDragging(true);
  }, []);
  const onMove = useCallback((atSlot: number) => {
    if (latest.current.dragging) setChoice(({ anchor }) => ({ anchor, head: { row: anchor.row, slot: atSlot } }));
  }, []);
  const onUp = useCallback(() => {
    if (!latest.current.dragging) return;
    setDragging(false);
    latest.current.commit(latest.current.choice);
  }, []);
  const onCancel = useCallback(() => setDragging(false), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      setDragging(false);
      return commit(kept);
    }
    if (event.key === "Escape") return setDragging(false);
    const press = { key: event.key, shift: event.shiftKey && meetingId === undefined, ctrl: event.ctrlKey };
    const next = moveCursor(kept, press, { rows: rows.length, slots: axis.slots.length });
    if (!next) return;
    event.preventDefault();
    setChoice(next);
    setDragging(press.shift);
  };

  const label = () => {
    if (!row || !slot) return "";
    const times = formatTimes(new Date(from).toISOString(), new Date(until).toISOString(), axis.timeZone, language);
    const about = { room: row.room.name, times };
    const period = inTheWay(row, from, until, meetingId);
    if (period && isMine(period))
      return text("grid.cellMine", { ...about, subject: period.subject || text("grid.noSubject") });
    if (period) return text("grid.cellTaken", { ...about, organizer: whose(period, text) });
    const isClosed = closed.some((stretch) => stretch.start < until && stretch.end > from);
    return text(isClosed ? "grid.cellClosed" : "grid.cellFree", about);
  };
  return {
    choice: kept,
    dragging,
    cursorId: row ? cursorId : undefined,
    cursor: slot ? { id: cursorId, start: from, end: until, label: label() } : undefined,
    choiceOf: (of: (typeof rows)[number], isChosen: boolean, begins: number, ends: number) =>
      isChosen ? { start: begins, end: ends, possible: !inTheWay(of, begins, ends, meetingId) } : undefined,
    onDown,
    onMove,
    onUp,
    onCancel,
    onKeyDown,
  };
}

function clampChoice({ anchor, head }: GridChoice, rows: number, slots: number): GridChoice {
  const fit = ({ row, slot }: GridChoice["head"]) => ({
    row: Math.max(0, Math.min(row, rows - 1)),
    slot: Math.max(0, Math.min(slot, slots - 1)),
  });
  return { anchor: fit(anchor), head: fit(head) };
}
