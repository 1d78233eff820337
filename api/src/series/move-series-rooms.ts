import type { CommandContext } from "../commands/command-context.ts";
import { provisionalMinutes } from "../rooms/book-room.ts";
import { offerFreedRooms } from "../rooms/offer-freed-rooms.ts";
import { settleRoomBookings } from "../rooms/room-booking-sql.ts";
import { lockSpaces } from "../rooms/room-space-sql.ts";
import { giveKeptRooms } from "./give-kept-rooms.ts";
import { freedBy } from "./let-go-of-dates.ts";
import type { KeptDate, OccurrencePlan } from "./plan-occurrences.ts";
import { findDateBookings, insertDateBookings, retimeRequests, type DateBooking } from "./date-booking-sql.ts";
import type { SeriesRecord } from "./series-sql.ts";
import { findKeptRooms } from "./series-write-sql.ts";
import { isMoved } from "./write-dates.ts";

const minute = 60_000;

interface MoveSeriesRooms {
  series: SeriesRecord;
  plan: OccurrencePlan;
  added: readonly string[];
}

/**
 * The rooms of a series follow its dates: those of moved dates to the new time where they are free then, and new dates
 * get the rooms that the series keeps. A room that cannot be had is let go of, and the signals say so.
 */
export async function moveSeriesRooms(context: CommandContext, moving: MoveSeriesRooms): Promise<void> {
  const { tx, tenantId } = context;
  const { series, plan, added } = moving;
  const moved = plan.changed.filter(isMoved);
  const meetingIds = moved.map(({ before }) => before.id);
  const bookings = await findDateBookings(tx, { tenantId, meetingIds, roomId: null });
  const kept = await findKeptRooms(tx, { tenantId, seriesId: series.id });
  await lockSpaces(tx, { tenantId, roomIds: [...new Set([...bookings.map(({ roomId }) => roomId), ...kept])] });
  await follow(context, { series, moved, bookings });
  const revived = plan.changed.filter((one) => one.revived).map(({ before }) => before.id);
  const given = await giveKeptRooms(context, { seriesId: series.id, meetingIds: [...added, ...revived] });
  for (const { date, room } of given?.missed ?? []) {
    context.signal({
      id: context.newId(),
      kind: "series.room_taken",
      subject: { type: "series", id: series.id },
      meetingId: date.meetingId,
      siteId: room.room.siteId,
      organizerId: series.organizer.id,
      facts: { room: room.room.name },
    });
  }
}

interface Following {
  series: SeriesRecord;
  moved: readonly KeptDate[];
  bookings: readonly DateBooking[];
}

/**
 * All are let go of and taken again at the new time: two dates of one series may change places. What somebody still has
 * to approve holds nothing and simply moves.
 */
async function follow(context: CommandContext, { series, moved, bookings }: Following): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const stamp = { tenantId, now, userId: principal.userId };
  const times = new Map(moved.map(({ before, start, end }) => [before.id, { start, end }]));
  const movedBookings = bookings.flatMap((booking) => {
    const time = times.get(booking.meetingId);
    return time ? [{ before: booking, after: atTime(context, booking, time) }] : [];
  });
  const requests = movedBookings.filter(({ before }) => before.status === "requested");
  await retimeRequests(tx, { ...stamp, requests: requests.map(({ before, after }) => ({ ...after, id: before.id })) });
  const holding = movedBookings.filter(({ before }) => before.status !== "requested");
  const ids = holding.map(({ before }) => before.id);
  await settleRoomBookings(tx, { ...stamp, ids, status: "released", reason: "moved" });
  for (const status of ["provisional", "confirmed"] as const) {
    const some = holding.filter(({ before }) => before.status === status);
    const expiresAt = status === "provisional" ? new Date(now.getTime() + provisionalMinutes * minute) : null;
    const written = await insertDateBookings(tx, {
      ...stamp,
      status,
      expiresAt,
      bookings: some.map(({ after }) => after),
    });
    for (const { before, after } of some) record(context, { series, before, after, isKept: written.has(after.id) });
  }
  await offerFreedRooms(context, freedBy(holding.map(({ before }) => before)));
}

function atTime(context: CommandContext, booking: DateBooking, { start, end }: { start: Date; end: Date }) {
  return {
    ...booking,
    id: context.newId(),
    heldFrom: new Date(start.getTime() - booking.setupMinutes * minute),
    heldUntil: new Date(end.getTime() + booking.cleardownMinutes * minute),
  };
}

interface Moved {
  series: SeriesRecord;
  before: DateBooking;
  after: { id: string; heldFrom: Date };
  isKept: boolean;
}

/** A room that follows its date is no news; one that does not is. */
function record(context: CommandContext, { series, before, after, isKept }: Moved): void {
  if (!isKept) {
    context.signal({
      id: context.newId(),
      kind: "room_booking.released",
      subject: { type: "room_booking", id: before.id },
      meetingId: before.meetingId,
      siteId: before.siteId,
      organizerId: series.organizer.id,
      facts: { room: before.roomName },
    });
  }
  context.audit({
    action: isKept ? "room_booking.move" : "room_booking.release",
    entityType: "room_booking",
    entityId: isKept ? after.id : before.id,
    oldValues: { bookingId: before.id, heldFrom: before.heldFrom.toISOString() },
    newValues: isKept ? { heldFrom: after.heldFrom.toISOString() } : { status: "released", reason: "moved" },
  });
}
