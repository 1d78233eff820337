import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { Command } from "./command.ts";
import { roomsDeclined, roomsOn } from "./compare-event.ts";
import type { KnownMeeting, OurRoom, Question } from "./known.ts";

interface RoomsSeen {
  event: CalendarEvent;
  isMoved: boolean;
}

/**
 * Rooms that were put on the event by hand are booked, those that were taken off it are released, and those whose mailbox
 * turned it down are lost. A room that was booked in the pane or a tab and never stood on the event is left alone.
 */
export function roomCommands(question: Question, known: KnownMeeting, seen: RoomsSeen): Command[] {
  const { rules } = question;
  if (rules.seenIn !== "organizer" || seen.event.isDraft) return [];
  const declined = lost(question, known, seen.event);
  const released = takenOff(question, known, seen.event);
  const booked = toBook(question, known, seen);
  return [
    ...(declined.length > 0 ? [{ do: "decline_rooms" as const, roomIds: declined }] : []),
    ...(released.length > 0 ? [{ do: "release_rooms" as const, roomIds: released }] : []),
    ...(booked.length > 0 ? [{ do: "book_rooms" as const, roomIds: booked }] : []),
  ];
}

function lost({ rules }: Question, known: KnownMeeting, event: CalendarEvent): string[] {
  const before = known.lastSeen?.event ?? null;
  const gone = before === null ? [] : idsOf(roomsDeclined(before, rules.rooms));
  const declined = idsOf(roomsDeclined(event, rules.rooms));
  return held(known).filter((id) => declined.includes(id) && (rules.isRepair || !gone.includes(id)));
}

function takenOff({ rules }: Question, known: KnownMeeting, event: CalendarEvent): string[] {
  const before = known.lastSeen?.event ?? null;
  if (before === null) return [];
  const now = idsOf([...roomsOn(event, rules.rooms), ...roomsDeclined(event, rules.rooms)]);
  const was = idsOf(roomsOn(before, rules.rooms));
  return held(known).filter((id) => was.includes(id) && !now.includes(id) && !isWritten(known, id));
}

/** A room that was on the event before and is not held was lost or let go of since: it is asked for again only at another time. */
function toBook({ rules }: Question, known: KnownMeeting, { event, isMoved }: RoomsSeen): string[] {
  const before = known.lastSeen?.event ?? null;
  const isAnew = isMoved || rules.isRepair || before === null || before.isCancelled || known.status === "draft";
  const was = before === null ? [] : idsOf(roomsOn(before, rules.rooms));
  const missing = idsOf(roomsOn(event, rules.rooms)).filter((id) => !held(known).includes(id) && !isWritten(known, id));
  return missing.filter((id) => isAnew || !was.includes(id)).sort();
}

/** It is on its way onto the event or off it, as we hold it. */
function isWritten({ writing }: KnownMeeting, roomId: string): boolean {
  return writing.roomIds.includes(roomId);
}

function held(known: KnownMeeting): string[] {
  return known.rooms.map(({ roomId }) => roomId);
}

function idsOf(rooms: readonly OurRoom[]): string[] {
  return [...new Set(rooms.map(({ roomId }) => roomId))];
}
