import type { CommandContext } from "../commands/command-context.ts";
import { offerFreedRooms } from "../rooms/offer-freed-rooms.ts";
import { lockSpaces } from "../rooms/room-space-sql.ts";
import { giveKeptRooms } from "./give-kept-rooms.ts";
import { freedBy, settle } from "./let-go-of-dates.ts";
import type { KeptDate, OccurrencePlan } from "./plan-occurrences.ts";
import { findDateBookings, findHinderedMoves, moveDateBookings, type DateBooking } from "./date-booking-sql.ts";
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

/** What somebody still has to approve holds nothing: nobody is in its way. */
async function follow(context: CommandContext, { series, moved, bookings }: Following): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { wanted, hindered } = await atNewTimes(context, moved, bookings);
  const lost = bookings.filter(({ id }) => hindered.has(id));
  await settle(context, { organizer: series.organizer, bookings: lost, status: "released", reason: "moved" });
  const following = wanted.filter(({ id }) => !hindered.has(id));
  await moveDateBookings(tx, { tenantId, now, userId: principal.userId, bookings: following });
  for (const booking of following) audit(context, booking);
  await offerFreedRooms(context, freedBy(bookings));
}

/** The bookings as they would be at the new times, and the ids of those that cannot be had then. */
export async function atNewTimes(
  { tx, tenantId }: CommandContext,
  moved: readonly KeptDate[],
  bookings: readonly DateBooking[],
) {
  const times = new Map(moved.map(({ before, start, end }) => [before.id, { start, end }]));
  const wanted = bookings.flatMap((booking) => {
    const time = times.get(booking.meetingId);
    return time ? [atTime(booking, time)] : [];
  });
  const holding = wanted.filter(({ status }) => status !== "requested");
  return { wanted, hindered: await findHinderedMoves(tx, { tenantId, bookings: holding }) };
}

function atTime(booking: DateBooking, { start, end }: { start: Date; end: Date }) {
  return {
    ...booking,
    wasHeldFrom: booking.heldFrom,
    heldFrom: new Date(start.getTime() - booking.setupMinutes * minute),
    heldUntil: new Date(end.getTime() + booking.cleardownMinutes * minute),
  };
}

/** A room that follows its date is no news: it is written down, and not told. */
function audit(context: CommandContext, { id, wasHeldFrom, heldFrom }: ReturnType<typeof atTime>): void {
  context.audit({
    action: "room_booking.move",
    entityType: "room_booking",
    entityId: id,
    oldValues: { heldFrom: wasHeldFrom.toISOString() },
    newValues: { heldFrom: heldFrom.toISOString() },
  });
}
