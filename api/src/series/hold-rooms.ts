import type { CommandContext } from "../commands/command-context.ts";
import { provisionalMinutes } from "../rooms/book-room.ts";
import { putLocations } from "./occurrence-write-sql.ts";
import { insertDateBookings, type NewDateBooking } from "./date-booking-sql.ts";
import { type DateForRoom, type RoomForSeries } from "./series-room-sql.ts";

const minute = 60_000;

/** A room that is wanted on a date. */
export interface WantedRoom {
  date: Pick<DateForRoom, "meetingId" | "status" | "start" | "end" | "locations">;
  room: Pick<RoomForSeries, "room" | "terms">;
}

export interface SeriesOfRooms {
  organizer: { id: string };
  headCount: number;
  /** Until the invite is sent its rooms are held for a while only. */
  isDraft: boolean;
}

/**
 * Holds rooms on many dates in one statement and records each; gives the booking's id for each wanted room that was
 * free, by `dateKey`. The spaces of the rooms must be locked.
 */
export async function holdRooms(
  context: CommandContext,
  series: SeriesOfRooms,
  wanted: readonly WantedRoom[],
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const { tx, tenantId, now, principal } = context;
  const locationOf = await locations(context, series, wanted);
  const bookings = wanted.map((one) => bookingFor(context, one, locationOf(one)));
  const status = series.isDraft ? ("provisional" as const) : ("confirmed" as const);
  const expiresAt = series.isDraft ? new Date(now.getTime() + provisionalMinutes * minute) : null;
  const stamp = { tenantId, now, userId: principal.userId };
  const written = await insertDateBookings(tx, { ...stamp, status, expiresAt, bookings });
  const held = new Map<string, string>();
  for (const [index, booking] of bookings.entries()) {
    const one = wanted[index];
    if (one === undefined || !written.has(booking.id)) continue;
    held.set(dateKey(one.date, one.room), booking.id);
    recordHold(context, { series, booking, roomName: one.room.room.name, status });
  }
  return held;
}

/** One room on one date, as a key. */
export function dateKey(date: { meetingId: string }, { room }: { room: { id: string } }): string {
  return `${date.meetingId}/${room.id}`;
}

/** Where a date has no location at the room's site yet, it gets one. */
async function locations(context: CommandContext, { headCount }: SeriesOfRooms, wanted: readonly WantedRoom[]) {
  const { tx, tenantId } = context;
  const added = new Map<string, { id: string; meetingId: string; siteId: string; headCount: number }>();
  for (const { date, room } of wanted) {
    const { siteId } = room.room;
    const key = `${date.meetingId}/${siteId}`;
    if (date.locations[siteId] !== undefined || added.has(key)) continue;
    added.set(key, { id: context.newId(), meetingId: date.meetingId, siteId, headCount });
  }
  await putLocations(tx, { tenantId, locations: [...added.values()] });
  return ({ date, room: { room } }: WantedRoom): string => {
    const id = date.locations[room.siteId] ?? added.get(`${date.meetingId}/${room.siteId}`)?.id;
    if (id === undefined) throw new Error("A date has no location for its room");
    return id;
  };
}

function bookingFor(context: CommandContext, { date, room }: WantedRoom, locationId: string): NewDateBooking {
  const { setupMinutes, cleardownMinutes, spaceOf, spacePart } = room.terms;
  return {
    id: context.newId(),
    roomId: room.room.id,
    siteId: room.room.siteId,
    meetingId: date.meetingId,
    locationId,
    heldFrom: new Date(date.start.getTime() - setupMinutes * minute),
    heldUntil: new Date(date.end.getTime() + cleardownMinutes * minute),
    setupMinutes,
    cleardownMinutes,
    spaceOf,
    spacePart,
  };
}

function recordHold(
  context: CommandContext,
  hold: { series: SeriesOfRooms; booking: NewDateBooking; roomName: string; status: string },
): void {
  const { series, booking, roomName, status } = hold;
  const { id, roomId, siteId, meetingId } = booking;
  context.signal({
    id: context.newId(),
    kind: series.isDraft ? "room_booking.held" : "room_booking.confirmed",
    subject: { type: "room_booking", id },
    meetingId,
    siteId,
    organizerId: series.organizer.id,
    facts: { room: roomName },
  });
  context.audit({
    action: "room_booking.book",
    entityType: "room_booking",
    entityId: id,
    newValues: { roomId, meetingId, status },
  });
}
