import type { BusyPeriod, RoomScheduleRow } from "@magic-meetings/contract/rooms/room-booking.ts";

const minute = 60_000;
/** A room that is taken within this time is not for long. */
export const soonMinutes = 30;

/** The period that keeps a room from being had between two moments, set-up and clear-down counted; undefined where it is free. */
export function inTheWay(
  row: Pick<RoomScheduleRow, "busy" | "setupMinutes" | "cleardownMinutes">,
  start: number,
  end: number,
  ownMeeting?: string,
): BusyPeriod | undefined {
  const [from, until] = [start - row.setupMinutes * minute, end + row.cleardownMinutes * minute];
  return row.busy.find(
    (period) =>
      (period.meetingId === null || period.meetingId !== ownMeeting) &&
      Date.parse(period.heldFrom) < until &&
      Date.parse(period.heldUntil) > from,
  );
}

/** A room between two moments: taken, free but taken soon after, or free. */
export function stateBetween(
  row: RoomScheduleRow,
  start: number,
  end: number,
  ownMeeting?: string,
): "free" | "soon" | "busy" {
  if (inTheWay(row, start, end, ownMeeting)) return "busy";
  return inTheWay(row, end, end + soonMinutes * minute, ownMeeting) ? "soon" : "free";
}

/** Until when a room that is free at `start` stays free; undefined where nothing follows. */
export function freeUntil(row: RoomScheduleRow, start: number): number | undefined {
  const next = row.busy.map(({ heldFrom }) => Date.parse(heldFrom)).filter((from) => from > start);
  return next.length ? Math.min(...next) - row.cleardownMinutes * minute : undefined;
}

/** Seats in a layout, else the room's own; 0 where the layout is not possible. */
export function seatsOf(
  { room, layouts }: Pick<RoomScheduleRow, "room" | "layouts">,
  layout: string | undefined,
): number {
  return layout ? (layouts[layout] ?? 0) : room.capacity;
}
