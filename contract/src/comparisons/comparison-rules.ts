import type { DifferenceKind } from "./comparison-words.ts";

// What differs between a meeting of ours and its event; pure.

/** A meeting as we have it. */
export interface OurMeeting {
  start: Date;
  end: Date;
  isCancelled: boolean;
  organizerEmail: string;
  /** The rooms that are held for it, with what is expected on the event. */
  rooms: readonly { email: string; name: string }[];
}

/** Its event as the calendar has it. */
export interface TheirEvent {
  start: Date;
  end: Date;
  isCancelled: boolean;
  /** Null where the calendar does not say. */
  organizerEmail: string | null;
  /** Everybody on it, rooms and people. */
  attendees: readonly { email: string; response: string }[];
}

export interface Side {
  start?: string;
  end?: string;
  room?: string;
  organizer?: string;
  status?: "scheduled" | "cancelled";
}

export interface FoundDifference {
  kind: DifferenceKind;
  ours: Side;
  theirs: Side;
  /** With `room`: whose address it is. */
  roomEmail?: string;
}

/** Everything that differs; `roomNames` are the rooms of the company by address, so that a person is never taken for one. */
export function differencesOf(
  ours: OurMeeting,
  theirs: TheirEvent | undefined,
  roomNames: ReadonlyMap<string, string>,
): FoundDifference[] {
  if (theirs === undefined) return ours.isCancelled ? [] : [missingThere(ours)];
  if (ours.isCancelled || theirs.isCancelled) return ours.isCancelled === theirs.isCancelled ? [] : [cancelled(ours)];
  return [...timeOf(ours, theirs), ...organizerOf(ours, theirs), ...roomsOf(ours, theirs, roomNames)];
}

function missingThere({ start, end }: OurMeeting): FoundDifference {
  return { kind: "missing_there", ours: { start: start.toISOString(), end: end.toISOString() }, theirs: {} };
}

function cancelled({ isCancelled }: OurMeeting): FoundDifference {
  const [ours, theirs] = isCancelled ? (["cancelled", "scheduled"] as const) : (["scheduled", "cancelled"] as const);
  return { kind: "cancelled", ours: { status: ours }, theirs: { status: theirs } };
}

function timeOf(ours: OurMeeting, theirs: TheirEvent): FoundDifference[] {
  if (ours.start.getTime() === theirs.start.getTime() && ours.end.getTime() === theirs.end.getTime()) return [];
  const side = ({ start, end }: { start: Date; end: Date }) => ({ start: start.toISOString(), end: end.toISOString() });
  return [{ kind: "time", ours: side(ours), theirs: side(theirs) }];
}

function organizerOf(ours: OurMeeting, theirs: TheirEvent): FoundDifference[] {
  const [here, there] = [ours.organizerEmail.toLowerCase(), theirs.organizerEmail?.toLowerCase() ?? null];
  if (there === null || here === there) return [];
  return [{ kind: "organizer", ours: { organizer: here }, theirs: { organizer: there } }];
}

/** A room that declined is as good as not on the event. */
function roomsOf(
  ours: OurMeeting,
  { attendees }: TheirEvent,
  roomNames: ReadonlyMap<string, string>,
): FoundDifference[] {
  const invited = attendees
    .filter(({ response }) => response !== "declined")
    .map(({ email }) => email.toLowerCase())
    .filter((email) => roomNames.has(email));
  const held = ours.rooms.map(({ email, name }) => ({ email: email.toLowerCase(), name }));
  const notThere = held.filter(({ email }) => !invited.includes(email));
  const notHere = invited.filter((email) => !held.some((room) => room.email === email));
  return [
    ...notThere.map(({ email, name }) => ({
      kind: "room" as const,
      ours: { room: name },
      theirs: {},
      roomEmail: email,
    })),
    ...notHere.map((email) => ({
      kind: "room" as const,
      ours: {},
      theirs: { room: roomNames.get(email) ?? email },
      roomEmail: email,
    })),
  ];
}
