import type { Event, EventAttendee, Location } from "../graph/graph-event.ts";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import { inTenant } from "../db/transaction.ts";
import { newId } from "../db/new-id.ts";
import type { BuiltIn } from "./built-in.ts";
import type { EventPlace } from "./event-place.ts";
import { changeEvent } from "./open-event.ts";

interface Room {
  email: string;
  name: string;
  replaces?: string;
}

/** Puts a room on an event, in place of another one where given. Again changes nothing. */
export function setRoomOn(about: BuiltIn, place: EventPlace, room: Room): Promise<void> {
  return change(about, place, (content) => withRoom(content, room));
}

/** Takes a room off an event; it is off one that is gone. */
export async function takeRoomOff(about: BuiltIn, place: EventPlace, roomEmail: string): Promise<void> {
  try {
    await change(about, place, (content) => withoutRoom(content, roomEmail));
  } catch (error) {
    if (!(error instanceof CalendarProblem && error.kind === "gone")) throw error;
  }
}

/** The event with the room in it, which the calendar accepts for. */
export function withRoom(content: Event, { email, name, replaces }: Room): Event {
  const freed = replaces === undefined || isSame(replaces, email) ? content : withoutRoom(content, replaces);
  const attendees = freed.attendees ?? [];
  const locations = freed.locations ?? [];
  if (attendees.some((one) => isSame(addressOf(one), email))) return freed;
  const invited: EventAttendee = {
    type: "resource",
    status: { response: "accepted", time: "0001-01-01T00:00:00Z" },
    emailAddress: { name, address: email },
  };
  const location: Location = {
    displayName: name,
    locationType: "conferenceRoom",
    locationEmailAddress: email,
    uniqueId: email,
    uniqueIdType: "directory",
  };
  const others = locations.filter((one) => one.displayName !== "");
  return { ...freed, attendees: [...attendees, invited], location, locations: [...others, location] };
}

/** The event without the room. */
export function withoutRoom(content: Event, email: string): Event {
  const attendees = content.attendees ?? [];
  const locations = content.locations ?? [];
  const left = locations.filter((one) => !isSame(one.locationEmailAddress ?? "", email));
  const invited = attendees.filter((one) => !isSame(addressOf(one), email));
  if (left.length === locations.length && invited.length === attendees.length) return content;
  return { ...content, attendees: invited, locations: left, location: left[0] ?? { displayName: "" } };
}

function addressOf({ emailAddress }: EventAttendee): string {
  return emailAddress?.address ?? "";
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

async function change(
  { pool, tenantId, systemClock, told }: BuiltIn,
  place: EventPlace,
  how: (content: Event) => Event,
): Promise<void> {
  const now = systemClock.now();
  const hand = { tenantId, place, now, newId: () => newId(now) };
  const isChanged = await inTenant(pool, tenantId, (tx) => changeEvent(tx, hand, how));
  if (isChanged) told(tenantId, [place]);
}
