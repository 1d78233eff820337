import type { EventTime } from "../calendar/calendar-port.ts";
import { systemClock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { MeetingRecord } from "../meetings/meeting-sql.ts";
import type { SeriesRecord } from "../series/series-sql.ts";
import { findExceptions, upsertWrites, type WriteToAsk } from "./calendar-write-sql.ts";

// What is changed here is told to the calendar: asked with the change, done by a worker once that is committed. What
// the calendar itself said is not asked for.

type Changed = Pick<MeetingRecord, "id" | "status" | "exchangeId" | "series" | "start" | "end" | "subject">;

/** The event follows a meeting that was moved here. */
export async function writeTimeToCalendar(context: CommandContext, before: Changed, to: EventTime): Promise<void> {
  const { id: meetingId, start, end } = before;
  if (!hasEvent(before)) return;
  if (start.getTime() === to.start.getTime() && end.getTime() === to.end.getTime()) return;
  await ask(context, [{ meetingId, what: "time", from: { start, end } }]);
}

/** The event follows a meeting that was renamed here. */
export async function writeSubjectToCalendar(context: CommandContext, before: Changed, to: string): Promise<void> {
  if (!hasEvent(before) || before.subject === to) return;
  await ask(context, [{ meetingId: before.id, what: "subject", from: before.subject }]);
}

/** The event of a meeting that was cancelled here is taken out of the calendar. */
export async function writeCancelToCalendar(context: CommandContext, before: Changed): Promise<void> {
  if (hasEvent(before)) await ask(context, [{ meetingId: before.id, what: "cancel" }]);
}

function hasEvent({ status, exchangeId, series }: Changed): boolean {
  return (status === "scheduled" || status === "started") && (exchangeId !== null || series !== null);
}

/** The event gets the rooms that are held for its meeting, and loses those that are not. */
export async function writeRoomsToCalendar(
  context: CommandContext,
  meetingId: string,
  rooms: readonly { id: string; email?: string | null }[],
): Promise<void> {
  const known = rooms.filter(({ email }) => email !== null && email !== "");
  await ask(
    context,
    known.map(({ id: roomId }) => ({ meetingId, what: "room", roomId })),
  );
}

type ChangedSeries = Pick<SeriesRecord, "id" | "status" | "exchangeId">;

/** What is to come of a series that was cancelled here is taken out of the calendar. */
export async function writeSeriesCancelToCalendar(context: CommandContext, before: ChangedSeries): Promise<void> {
  if (before.status === "scheduled" && before.exchangeId !== null) {
    await ask(context, [{ seriesId: before.id, what: "cancel" }]);
  }
}

export interface SeriesRoomsToWrite {
  series: ChangedSeries;
  /** Rooms that the series got or lost. */
  roomIds: readonly string[];
  /** Dates that are not as their series, each with the rooms that make the difference. */
  dates?: readonly { meetingId: string; roomId: string }[];
  /** Dates whose own events may say a room that the series lost. */
  mayDiffer?: readonly string[];
}

/** The event of a series gets the rooms that every date is given, and loses the others; then those of its dates that differ. */
export async function writeSeriesRoomsToCalendar(
  context: CommandContext,
  { series, roomIds, dates = [], mayDiffer = [] }: SeriesRoomsToWrite,
): Promise<void> {
  const { id: seriesId, status, exchangeId } = series;
  if (status !== "scheduled" || exchangeId === null) return;
  const { tx, tenantId } = context;
  const own = await findExceptions(tx, { tenantId, meetingIds: mayDiffer });
  await ask(context, [
    ...roomIds.map((roomId) => ({ seriesId, what: "room" as const, roomId })),
    ...dates.map((one) => ({ ...one, what: "room" as const })),
    ...own.flatMap((meetingId) => roomIds.map((roomId) => ({ meetingId, what: "room" as const, roomId }))),
  ]);
}

async function ask(context: CommandContext, writes: readonly WriteToAsk[]): Promise<void> {
  if (writes.length === 0) return;
  const { tx, tenantId, principal, newId } = context;
  await upsertWrites(tx, { tenantId, now: systemClock.now(), by: principal.userId, newId, writes });
  context.workWaiting();
}
