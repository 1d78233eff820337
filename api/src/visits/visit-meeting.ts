import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findActivePerson } from "../delegates/delegate-sql.ts";
import { recountHeads } from "../meetings/change-locations.ts";
import { touchMeeting } from "../meetings/meeting-write-sql.ts";
import type { FollowedMeeting, Period } from "./follow-meeting.ts";
import { findMeetingsWithSites, type MeetingWithSites } from "./following-sql.ts";

/** A meeting to which people can come. */
export async function openMeetingWithSites(context: CommandContext, meetingId: string): Promise<MeetingWithSites> {
  const { tx, tenantId, now } = context;
  const [meeting] = await findMeetingsWithSites(tx, { tenantId, meetingIds: [meetingId] });
  if (meeting === undefined) throw new Refusal("not_found", "There is no such meeting");
  if (meeting.status !== "draft" && meeting.status !== "scheduled" && meeting.status !== "started") {
    throw new Refusal("wrong_state", "This meeting does not take place: nobody can be invited to it");
  }
  if (now >= meeting.end) throw new Refusal("meeting_over", "This meeting is over");
  return meeting;
}

/** The place of the meeting that was asked for, else the one where guests come. */
export function locationOf(
  { locations }: FollowedMeeting,
  { siteId, locationId }: { siteId?: string | undefined; locationId?: string | undefined },
): { id: string; siteId: string } {
  const [guests] = locations;
  if (guests === undefined) throw new Refusal("no_location", "This meeting takes place at none of the company's sites");
  if (siteId === undefined && locationId === undefined) return guests;
  const location = locations.find(
    (one) => (siteId === undefined || one.siteId === siteId) && (locationId === undefined || one.id === locationId),
  );
  if (location === undefined) {
    throw new Refusal("unknown_site", "The meeting does not take place at this site", {
      errors: [{ pointer: "/siteId", code: "unknown_site", detail: "Choose one of the meeting's sites" }],
    });
  }
  return location;
}

/** Any of the company's people may be the host. */
export async function refuseUnknownHost({ tx, tenantId }: CommandContext, hostId: string): Promise<void> {
  if ((await findActivePerson(tx, { tenantId, id: hostId })) !== undefined) return;
  throw new Refusal("invalid", "Nobody of the company can be the host under this id", {
    errors: [{ pointer: "/hostId", code: "unknown_person", detail: "Choose somebody of the company" }],
  });
}

const longestVisit = 31 * 24 * 60 * 60_000;

/** A time of its own; null where none was given, or the meeting's. */
export function ownTimeOf(
  meeting: Period,
  given: { start?: string | undefined; end?: string | undefined },
): Period | null {
  if (given.start === undefined && given.end === undefined) return null;
  const start = given.start === undefined ? meeting.start : new Date(given.start);
  const end = given.end === undefined ? meeting.end : new Date(given.end);
  if (!(start < end) || end.getTime() - start.getTime() > longestVisit) {
    const detail = "The end must lie after the start, and within a month";
    throw new Refusal("invalid", detail, { errors: [{ pointer: "/end", code: "invalid", detail }] });
  }
  const isMeetings = start.getTime() === meeting.start.getTime() && end.getTime() === meeting.end.getTime();
  return isMeetings ? null : { start, end };
}

/** Lunches of visitors count: the head counts of the meetings follow, and what is ordered by heads is looked at again. */
export async function countVisitors(context: CommandContext, meetingIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(meetingIds)].sort()) {
    await recountHeads(context, id);
    await touchMeeting(context.tx, { tenantId: context.tenantId, id, now: context.now });
  }
}
