import type { RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { RoomDay } from "./room-availability-sql.ts";

export interface WantedRoom {
  start: Date;
  end: Date;
  capacity: number;
  now: Date;
  /** Whether the site's hours and the room's rules allow it then. */
  mayHold: (day: RoomDay, start: Date, end: Date) => boolean;
}

const minute = 60_000;
const step = 15 * minute;
/** How far an offer of another time may lie from the wanted one. */
export const reach = 8 * 60 * minute;
const mostOfAKind = 3;

/**
 * The nearest offers when a wanted room cannot be had, pure: other rooms that are free then, two rooms of one floor that
 * together hold everybody, the same size at another time within eight hours (nearest first), and smaller rooms that are
 * free then.
 */
export function roomAlternatives(days: readonly RoomDay[], wanted: WantedRoom): RoomAlternative[] {
  const fitting = days.filter((day) => day.room.capacity >= wanted.capacity);
  const smaller = days.filter((day) => day.room.capacity < wanted.capacity && isFree(day, 0, wanted));
  const others = fitting.filter((day) => isFree(day, 0, wanted)).sort(bySize);
  return [
    ...others.slice(0, mostOfAKind).map(at("other_room", 0, wanted)),
    ...(others.length > 0 ? [] : twoRooms(smaller, wanted)),
    ...otherTimes(fitting, wanted),
    ...smaller.slice(0, mostOfAKind).map(at("smaller_room", 0, wanted)),
  ];
}

function bySize(a: RoomDay, b: RoomDay): number {
  return a.room.capacity - b.room.capacity;
}

/** The pair of one floor with the fewest spare seats; rooms that share a space count once. */
function twoRooms(days: readonly RoomDay[], wanted: WantedRoom): RoomAlternative[] {
  const pairs = days.flatMap((first, index) =>
    days
      .slice(index + 1)
      .filter((second) => sameFloor(first, second) && first.spaceId !== second.spaceId)
      .map((second) => ({ first, second, seats: first.room.capacity + second.room.capacity })),
  );
  const best = pairs.filter(({ seats }) => seats >= wanted.capacity).sort((a, b) => a.seats - b.seats)[0];
  return best ? [{ ...at("two_rooms", 0, wanted)(best.first), with: best.second.room }] : [];
}

function sameFloor(one: RoomDay, other: RoomDay): boolean {
  return one.room.building === other.room.building && one.room.floorLevel === other.room.floorLevel;
}

function otherTimes(days: readonly RoomDay[], wanted: WantedRoom): RoomAlternative[] {
  return days
    .flatMap((day) => {
      const shift = nearestShift(day, wanted);
      return shift === undefined || shift === 0 ? [] : [{ day, shift }];
    })
    .sort((a, b) => Math.abs(a.shift) - Math.abs(b.shift) || a.day.room.capacity - b.day.room.capacity)
    .slice(0, mostOfAKind)
    .map(({ day, shift }) => at("other_time", shift, wanted)(day));
}

function nearestShift(day: RoomDay, wanted: WantedRoom): number | undefined {
  for (let distance = 0; distance <= reach; distance += step) {
    for (const shift of [distance, -distance]) {
      if (wanted.start.getTime() + shift >= wanted.now.getTime() && isFree(day, shift, wanted)) return shift;
    }
  }
  return undefined;
}

function isFree(day: RoomDay, shift: number, wanted: WantedRoom): boolean {
  const [start, end] = [wanted.start.getTime() + shift, wanted.end.getTime() + shift];
  const from = start - day.setupMinutes * minute;
  const until = end + day.cleardownMinutes * minute;
  const isTaken = day.taken.some((period) => period.end.getTime() > from && period.start.getTime() < until);
  return !isTaken && wanted.mayHold(day, new Date(start), new Date(end));
}

function at(kind: RoomAlternative["kind"], shift: number, wanted: WantedRoom) {
  return (day: RoomDay): RoomAlternative => ({
    kind,
    room: day.room,
    start: new Date(wanted.start.getTime() + shift).toISOString(),
    end: new Date(wanted.end.getTime() + shift).toISOString(),
  });
}
