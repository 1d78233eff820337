import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { Command } from "./command.ts";
import { changedSince, invitedOf, peopleChange, roomsOn } from "./compare-event.ts";
import type { KnownMeeting, Question } from "./known.ts";

/**
 * Who is invited, and with them the head count and the sites. Only the organizer's copy lists everybody: an attendee's or
 * a room's does not say who was added by forwarding or taken off.
 */
export function peopleCommands({ rules }: Question, known: KnownMeeting, event: CalendarEvent): Command[] {
  if (rules.seenIn !== "organizer") return [];
  const change = peopleChange(known.attendees, event.input.attendees);
  const arePeopleNew = change !== null && changedSince(known.lastSeen, event, rules, invitedOf);
  const named = event.input.locations?.map(({ siteId }) => siteId) ?? [];
  const ofRooms = roomsOn(event, rules.rooms).map(({ siteId }) => siteId);
  const isSiteNew = [...named, ...ofRooms].some((siteId) => !known.siteIds.includes(siteId));
  const haveNoSite = known.siteIds.length === 0;
  return [
    ...(arePeopleNew ? [{ do: "change_people" as const, ...change }] : []),
    ...(arePeopleNew || isSiteNew || haveNoSite ? [{ do: "change_locations" as const }] : []),
  ];
}
