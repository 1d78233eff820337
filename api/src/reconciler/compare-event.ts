import { isDeepStrictEqual } from "node:util";
import type { Attendee } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { LastSeen, OurRoom, ReconcileRules } from "./known.ts";

/**
 * Whether the calendar itself changed something since the last look. Without a last look, after a draft or a removal and
 * for a repair everything counts as changed.
 */
export function changedSince(
  last: LastSeen | null,
  event: CalendarEvent,
  rules: Pick<ReconcileRules, "isRepair">,
  pick: (event: CalendarEvent) => unknown,
): boolean {
  if (rules.isRepair || last === null || last.event === null) return true;
  if (last.event.isCancelled || last.event.isDraft) return true;
  return !isDeepStrictEqual(pick(last.event), pick(event));
}

/** Whether it is the copy that was kept at the last look, word for word. */
export function isSameCopy(last: LastSeen | null, event: CalendarEvent): boolean {
  return isDeepStrictEqual(last?.event ?? null, event);
}

/** Those of our rooms that the event invites and that did not decline. */
export function roomsOn(event: CalendarEvent, rooms: readonly OurRoom[]): OurRoom[] {
  return roomsWhere(event, rooms, ({ response }) => response !== "declined");
}

/** Those of our rooms whose mailbox turned the event down. */
export function roomsDeclined(event: CalendarEvent, rooms: readonly OurRoom[]): OurRoom[] {
  return roomsWhere(event, rooms, ({ response }) => response === "declined");
}

function roomsWhere(event: CalendarEvent, rooms: readonly OurRoom[], isWanted: (attendee: Attendee) => boolean) {
  const wanted = new Set(event.input.attendees.filter(isWanted).map(({ email }) => email));
  return rooms.filter(({ email }) => wanted.has(email));
}

export interface PeopleChange {
  added: number;
  removed: number;
  answered: number;
}

/** Who was invited, taken off or answered differently; names do not matter. Null: nothing of it. */
export function peopleChange(before: readonly Attendee[], after: readonly Attendee[]): PeopleChange | null {
  const was = new Map(before.map((one) => [one.email, one]));
  const is = new Map(after.map((one) => [one.email, one]));
  const added = [...is.keys()].filter((email) => !was.has(email)).length;
  const removed = [...was.keys()].filter((email) => !is.has(email)).length;
  const answered = [...is.values()].filter((one) => {
    const other = was.get(one.email);
    return other !== undefined && (other.response !== one.response || other.kind !== one.kind);
  }).length;
  return added + removed + answered === 0 ? null : { added, removed, answered };
}

/** In one order, so that a calendar that lists them differently changed nothing. */
export function invitedOf(event: CalendarEvent): string[] {
  return event.input.attendees.map(({ email, response, kind }) => `${email} ${response} ${kind}`).sort();
}
