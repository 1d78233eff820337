import type { EventTime } from "../calendar/calendar-port.ts";
import { systemClock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { MeetingRecord } from "../meetings/meeting-sql.ts";
import { upsertRoomWrites, upsertTimeWrite } from "./calendar-write-sql.ts";

type Changed = Pick<MeetingRecord, "id" | "status" | "exchangeId" | "series" | "start" | "end">;

/** The event follows a meeting that was moved here; a worker writes it once this is committed. */
export async function writeTimeToCalendar(context: CommandContext, before: Changed, to: EventTime): Promise<void> {
  const { id: meetingId, status, exchangeId, series, start, end } = before;
  if (status !== "scheduled" && status !== "started") return;
  if (exchangeId === null && series === null) return;
  if (start.getTime() === to.start.getTime() && end.getTime() === to.end.getTime()) return;
  const { tx, tenantId, principal, newId } = context;
  const asked = { tenantId, meetingId, now: systemClock.now(), by: principal.userId, newId };
  await upsertTimeWrite(tx, { ...asked, from: { start, end } });
}

/** The event gets the rooms that are held for its meeting, and loses those that are not; a worker writes it later. */
export async function writeRoomsToCalendar(
  { tx, tenantId, principal, newId }: CommandContext,
  meetingId: string,
  rooms: readonly { id: string; email?: string | null }[],
): Promise<void> {
  const roomIds = rooms.filter(({ email }) => email !== null && email !== "").map(({ id }) => id);
  if (roomIds.length === 0) return;
  const asked = { tenantId, meetingId, now: systemClock.now(), by: principal.userId, newId };
  await upsertRoomWrites(tx, { ...asked, roomIds });
}
