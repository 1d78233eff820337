import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { Occurrence, SeriesRoomPreview, SeriesRoomBookings } from "@magic-meetings/contract/series/series.ts";

/** One coming date of a series and what there is for it. */
export interface SeriesDate {
  meetingId: string;
  start: string;
  end: string;
  isException: boolean;
  status: "free" | "held" | "conflict" | "not_allowed";
  /** What the date has: the room of the series or another one. */
  held: { bookingId: string; room: { id: string; name: string } } | undefined;
  /** With `not_allowed`. */
  because: BrokenRule | undefined;
  alternative: Room | undefined;
}

/** Which room is accepted on which date: ids of rooms by the ids of the dates' meetings. */
export type Accepted = Readonly<Record<string, string>>;

const holding: readonly string[] = ["provisional", "requested", "confirmed"];

/** What a room's preview and the dates' own rooms say together, by start. */
export function seriesDates(preview: SeriesRoomPreview, occurrences: readonly Occurrence[]): SeriesDate[] {
  const byMeeting = new Map(occurrences.map((occurrence) => [occurrence.meetingId, occurrence]));
  return preview.dates.map(({ meetingId, start, end, status, because, alternative }) => {
    const occurrence = byMeeting.get(meetingId);
    const rooms = occurrence?.rooms.filter((room) => holding.includes(room.status)) ?? [];
    const held = rooms.find(({ room }) => room.id === preview.room.id) ?? rooms[0];
    return {
      meetingId,
      start,
      end,
      isException: occurrence?.isException ?? false,
      status,
      held: held ? { bookingId: held.bookingId, room: held.room } : undefined,
      because,
      alternative: alternative?.room,
    };
  });
}

/** At first the room itself, wherever it can be had and nothing is held yet. */
export function acceptFree(dates: readonly SeriesDate[], roomId: string): Accepted {
  return Object.fromEntries(dates.filter(isFree).map(({ meetingId }) => [meetingId, roomId] as const));
}

/** All replacements as well. */
export function acceptAlternatives(dates: readonly SeriesDate[], accepted: Accepted): Accepted {
  const replaced = withAlternative(dates).map(({ meetingId, alternative }) => [meetingId, alternative?.id ?? ""]);
  return { ...accepted, ...(Object.fromEntries(replaced) as Accepted) };
}

/** The dates that have no room and could have a replacement. */
export function withAlternative(dates: readonly SeriesDate[]): SeriesDate[] {
  return dates.filter(
    ({ status, held, alternative }) => status !== "free" && status !== "held" && !held && alternative,
  );
}

/** One date's room taken or left. */
export function toggled(accepted: Accepted, meetingId: string, roomId: string): Accepted {
  const { [meetingId]: before, ...others } = accepted;
  return before === roomId ? others : { ...accepted, [meetingId]: roomId };
}

/**
 * The body's `accept`: `free` where it is the room itself on every date on which it can be had, so that a date that
 * came meanwhile has it too; else date by date. Undefined where nothing is accepted.
 */
export function acceptOf(
  dates: readonly SeriesDate[],
  accepted: Accepted,
  roomId: string,
): "free" | { meetingId: string; roomId: string }[] | undefined {
  const known = new Set(dates.map(({ meetingId }) => meetingId));
  const list = Object.entries(accepted)
    .filter(([meetingId]) => known.has(meetingId))
    .map(([meetingId, room]) => ({ meetingId, roomId: room }));
  if (list.length === 0) return undefined;
  const free = dates.filter(({ status }) => status === "free").map(({ meetingId }) => meetingId);
  const all = list.length === free.length && free.every((id) => accepted[id] === roomId);
  return all ? "free" : list;
}

/** The dates that have no room at all. */
export function withoutRoom(dates: readonly SeriesDate[]): SeriesDate[] {
  return dates.filter(({ held }) => !held);
}

/** What became of the dates that were asked for. */
export function resultOf({ dates }: Pick<SeriesRoomBookings, "dates">): { booked: number; missed: number } {
  return {
    booked: dates.filter(({ status }) => status === "booked").length,
    missed: dates.filter(({ status }) => status === "conflict" || status === "not_allowed").length,
  };
}

function isFree({ status, held }: SeriesDate): boolean {
  return status === "free" && !held;
}
