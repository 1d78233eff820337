import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Meeting, MeetingInput, MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { provisionalMinutes } from "../rooms/book-room.ts";
import { offerLargerRooms } from "../rooms/offer-larger-rooms.ts";
import { extendHolds } from "../rooms/room-booking-sql.ts";
import { moveWhatHangsOn } from "./move-what-hangs-on.ts";
import { settleLocations } from "./settle-locations.ts";
import { changeable } from "./meeting-policy.ts";
import { lockOccurrenceAt } from "../series/occurrence-sql.ts";
import { findMeeting, lockMeetingByIdentity, type MeetingIdentity, type MeetingRecord } from "./meeting-sql.ts";
import { insertMeeting, type MeetingFacts } from "./meeting-write-sql.ts";
import { presentMeeting } from "./present-meeting.ts";
import { scheduleMeeting } from "./schedule-meeting.ts";
import { auditable, takeFacts } from "./take-facts.ts";
import { onlyKnown, takePeople } from "./take-people.ts";

const longestMeeting = 31 * 24 * 60 * 60_000;

export interface TakeInMeeting {
  input: MeetingInput;
  /** The pane's draft key, where the appointment carries one. */
  clientKey: string | null;
  organizerId: string;
  /** True once the invite is in people's calendars; a draft is what the pane sees while it is written. */
  isSent: boolean;
  /** The series and the moment in its pattern, where this is one date of a series. */
  occurrenceOf?: { seriesId: string; originalStart: Date };
  /** The series that it is known as, where an event's names alone are not trusted. */
  knownAs?: string;
  /** The meeting that a new series is made of. */
  adopts?: string;
  /** The series that this one was cut off from: from its first date on its dates are those of this one. */
  splitFrom?: string;
  /** Company domains: people from elsewhere are external. */
  domains: readonly string[];
}

/**
 * Makes a meeting of an appointment or event, or brings the one that it is already up to date: facts, attendees and
 * locations; rooms and orders follow a change of time; sending confirms everything. Doing it again changes nothing.
 */
export async function takeInMeeting(context: CommandContext, request: TakeInMeeting): Promise<Meeting> {
  const { tx, tenantId, now } = context;
  const facts = factsOf(request);
  const { id, isNew } = await findOrInsert(context, request, facts);
  const before = changeable(context.principal, await findMeeting(tx, { tenantId, id }));
  if (before.status === "cancelled" || before.status === "archived") {
    throw new Refusal("wrong_state", "This meeting was cancelled: make a new appointment");
  }
  // What is being edited in an invite that was sent holds only once it is sent again: the calendar says so.
  if (!request.isSent && before.status !== "draft") return presentMeeting(before, context.principal, now);
  const status = nextStatus(before.status, request.isSent);
  const changed = changesOf(before, { ...facts, status });
  const isOver = !isNew && before.end <= now && facts.end <= now;
  const { attendees: invited } = request.input;
  const attendees = isOver ? onlyKnown(invited, before.attendees) : invited;
  if ((await takePeople(context, before, { attendees, domains: request.domains })) && !isNew) changed.push("attendees");
  await settleLocations(context, before, request.input);
  await takeFacts(context, before, { ...facts, status }, changed);
  if (before.start.getTime() !== facts.start.getTime() || before.end.getTime() !== facts.end.getTime()) {
    await moveWhatHangsOn(context, before, facts);
  }
  if (request.isSent && before.status === "draft") await scheduleMeeting(context, id);
  if (!request.isSent) {
    const expiresAt = new Date(now.getTime() + provisionalMinutes * 60_000);
    await extendHolds(tx, { tenantId, meetingId: id, expiresAt });
  }
  const after = await writtenMeeting(context, id);
  if (after.status !== "draft" && (await offerLargerRooms(context, { before, after }))) {
    return presentMeeting(await writtenMeeting(context, id), context.principal, now);
  }
  return presentMeeting(after, context.principal, now);
}

async function writtenMeeting({ tx, tenantId }: CommandContext, id: string): Promise<MeetingRecord> {
  const written = await findMeeting(tx, { tenantId, id });
  if (written === undefined) throw new Error("The meeting that was just written is not there");
  return written;
}

type Facts = MeetingFacts;

function factsOf({ input, clientKey, isSent }: TakeInMeeting): MeetingFacts {
  const [start, end] = [new Date(input.start), new Date(input.end)];
  const timeZone = toIanaZone(input.timeZone);
  if (timeZone === undefined) throw invalid("/timeZone", "This is no time zone that IANA or Windows knows");
  if (!(start < end)) throw invalid("/end", "The end must lie after the start");
  if (end.getTime() - start.getTime() > longestMeeting) throw invalid("/end", "A meeting lasts 31 days at most");
  const { id = null, iCalUid = null, changeKey = null } = input.exchangeReference ?? {};
  const status = isSent ? "scheduled" : "draft";
  return { subject: input.subject, start, end, timeZone, status, clientKey, exchangeId: id, iCalUid, changeKey };
}

function invalid(pointer: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code: "invalid", detail }] });
}

/** A meeting that was sent never becomes a draft again. */
function nextStatus(status: MeetingStatus, isSent: boolean): MeetingStatus {
  return status === "draft" && isSent ? "scheduled" : status;
}

interface Found {
  id: string;
  /** Made a moment ago: what it says is its beginning, not a change. */
  isNew: boolean;
}

async function findOrInsert(context: CommandContext, request: TakeInMeeting, facts: Facts): Promise<Found> {
  const { tx, tenantId, now, principal } = context;
  const identity = { ...facts, tenantId, organizerId: request.organizerId };
  const known = await lockKnown(context, request, identity);
  if (known !== undefined) return { id: known, isNew: false };
  const id = context.newId();
  const { occurrenceOf } = request;
  const written = { ...facts, status: "draft" as const, tenantId, id, now, userId: principal.userId, occurrenceOf };
  if (!(await insertMeeting(tx, { ...written, organizerId: request.organizerId }))) {
    const rival = await lockMeetingByIdentity(tx, identity);
    if (rival === undefined)
      throw new Refusal("conflict", "This appointment is being written by somebody else: try again");
    return { id: rival, isNew: false };
  }
  recordDraft(context, id, request.organizerId, facts);
  return { id, isNew: true };
}

async function lockKnown(
  { tx, tenantId }: CommandContext,
  { occurrenceOf }: TakeInMeeting,
  identity: MeetingIdentity,
): Promise<string | undefined> {
  const occurrence = occurrenceOf && (await lockOccurrenceAt(tx, { tenantId, ...occurrenceOf }));
  return occurrence ?? lockMeetingByIdentity(tx, identity);
}

function recordDraft(context: CommandContext, id: string, organizerId: string, facts: Facts): void {
  context.signal({
    id: context.newId(),
    kind: "meeting.drafted",
    subject: { type: "meeting", id },
    meetingId: id,
    organizerId,
    facts: {},
  });
  context.audit({ action: "meeting.draft", entityType: "meeting", entityId: id, newValues: auditable(facts) });
}

function changesOf(before: MeetingRecord, after: Facts): string[] {
  const same = {
    subject: before.subject === after.subject,
    time: before.start.getTime() === after.start.getTime() && before.end.getTime() === after.end.getTime(),
    timeZone: before.timeZone === after.timeZone,
    status: before.status === after.status,
    reference:
      (after.exchangeId === null || before.exchangeId === after.exchangeId) &&
      (after.iCalUid === null || before.iCalUid === after.iCalUid) &&
      (after.changeKey === null || before.changeKey === after.changeKey) &&
      (after.clientKey === null || before.clientKey !== null),
  };
  return Object.entries(same).flatMap(([name, isSame]) => (isSame ? [] : [name]));
}
