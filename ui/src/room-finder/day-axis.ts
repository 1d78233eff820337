import { addDays, clockTime, startOfDay } from "../format/moments.ts";

// A day at a site as a line from its first moment to the next day's: 23 or 25 hours long where the clock changes. All
// geometry is in moments, so a booking is drawn as long as it lasts; only the labels are the clock's.

const minute = 60_000;
export const slotMinutes = 30;
const slotMs = slotMinutes * minute;

export interface Slot {
  index: number;
  /** In milliseconds. */
  start: number;
  end: number;
  /** What the clock at the site shows when it begins: `09:30`; an hour that comes twice has its label twice. */
  clock: string;
  onTheHour: boolean;
}

export interface DayAxis {
  /** For example `2026-11-24`. */
  day: string;
  timeZone: string;
  start: number;
  end: number;
  slots: readonly Slot[];
}

/** The axis of a day in a zone. */
export function dayAxis(day: string, timeZone: string): DayAxis {
  const start = startOfDay(day, timeZone).getTime();
  const end = startOfDay(addDays(day, 1), timeZone).getTime();
  const count = Math.ceil((end - start) / slotMs);
  const slots = Array.from({ length: count }, (_, index): Slot => {
    const from = start + index * slotMs;
    const clock = clockTime(new Date(from).toISOString(), timeZone);
    return { index, start: from, end: Math.min(from + slotMs, end), clock, onTheHour: clock.endsWith(":00") };
  });
  return { day, timeZone, start, end, slots };
}

/** Where a stretch stands on the axis, as parts of its length; undefined where it lies outside. */
export function place(axis: DayAxis, start: number, end: number): { from: number; size: number } | undefined {
  const [from, until] = [Math.max(start, axis.start), Math.min(end, axis.end)];
  if (from >= until) return undefined;
  const length = axis.end - axis.start;
  return { from: (from - axis.start) / length, size: (until - from) / length };
}

/** The slot at a part of the axis' length; beyond its ends the nearest one. */
export function slotAt(axis: DayAxis, part: number): number {
  const at = axis.start + part * (axis.end - axis.start);
  return clamp(Math.floor((at - axis.start) / slotMs), axis.slots.length);
}

/** The slot that a moment falls into; outside the day the nearest one. */
export function slotOf(axis: DayAxis, moment: number): number {
  return clamp(Math.floor((moment - axis.start) / slotMs), axis.slots.length);
}

/** The stretches of the day that are in none of the open ones. */
export function closedStretches(
  axis: DayAxis,
  open: readonly { start: string; end: string }[],
): { start: number; end: number }[] {
  const closed: { start: number; end: number }[] = [];
  let at = axis.start;
  const inOrder = open
    .map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }))
    .sort((a, b) => a.start - b.start);
  for (const { start, end } of inOrder) {
    if (start > at) closed.push({ start: at, end: Math.min(start, axis.end) });
    at = Math.max(at, end);
    if (at >= axis.end) break;
  }
  if (at < axis.end) closed.push({ start: at, end: axis.end });
  return closed;
}

/** Whether some of a stretch lies in closed hours. */
export function isClosed(
  axis: DayAxis,
  open: readonly { start: string; end: string }[],
  { start, end }: { start: string; end: string },
): boolean {
  const [from, until] = [Date.parse(start), Date.parse(end)];
  return closedStretches(axis, open).some((stretch) => stretch.start < until && stretch.end > from);
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
