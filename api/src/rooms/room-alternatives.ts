import type { RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { RoomDay } from "./room-availability-sql.ts";

export interface WantedRoom {
  start: Date;
  end: Date;
  capacity: number;
  now: Date;
}

const minute = 60_000;
const step = 15 * minute;
const reach = 8 * 60 * minute;
const mostOfAKind = 3;

/**
 * The nearest offers when a wanted room cannot be had, pure: other rooms that are free then, the same size at another
 * time within eight hours (nearest first), and smaller rooms that are free then.
 */
export function roomAlternatives(days: readonly RoomDay[], wanted: WantedRoom): RoomAlternative[] {
  const fitting = days.filter((day) => day.room.capacity >= wanted.capacity);
  const smaller = days.filter((day) => day.room.capacity < wanted.capacity);
  const bySize = (a: RoomDay, b: RoomDay) => a.room.capacity - b.room.capacity;
  return [
    ...fitting
      .filter((day) => isFree(day, 0, wanted))
      .sort(bySize)
      .slice(0, mostOfAKind)
      .map(at("other_room", 0, wanted)),
    ...otherTimes(fitting, wanted),
    ...smaller
      .filter((day) => isFree(day, 0, wanted))
      .slice(0, mostOfAKind)
      .map(at("smaller_room", 0, wanted)),
  ];
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
  const from = wanted.start.getTime() + shift - day.setupMinutes * minute;
  const until = wanted.end.getTime() + shift + day.cleardownMinutes * minute;
  return day.taken.every(({ start, end }) => end.getTime() <= from || start.getTime() >= until);
}

function at(kind: RoomAlternative["kind"], shift: number, wanted: WantedRoom) {
  return (day: RoomDay): RoomAlternative => ({
    kind,
    room: day.room,
    start: new Date(wanted.start.getTime() + shift).toISOString(),
    end: new Date(wanted.end.getTime() + shift).toISOString(),
  });
}
