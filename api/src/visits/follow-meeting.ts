import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { VisitRecord } from "./visit-sql.ts";

export interface Period {
  start: Date;
  end: Date;
}

/** A meeting as far as its visitors go. */
export interface FollowedMeeting {
  status: MeetingStatus;
  start: Date;
  end: Date;
  /** Where it takes place, the site where guests come first. */
  locations: readonly { id: string; siteId: string }[];
}

export interface FollowingVisit extends VisitRecord {
  /** A mail to her waits to go out: what `movedFrom` says is the last that she knows, nothing where she knows nothing yet. */
  isUntold: boolean;
}

export type FollowedHow = "moved" | "cancelled" | "restored";

export interface Followed {
  how: FollowedHow;
  visit: FollowingVisit;
}

const expected: readonly string[] = ["invited", "confirmed"];
const held: readonly MeetingStatus[] = ["draft", "scheduled", "started"];

/**
 * What becomes of a visit, so that it is as its meeting is; null where it is already. A visit with a time of its own
 * moves as far as the meeting does; one whose site takes no part any more goes where guests come. Whoever was erased
 * stays where she was.
 */
export function followMeeting(
  visit: FollowingVisit,
  meeting: FollowedMeeting,
  { isOff, instead }: { isOff: boolean; instead: ReadonlyMap<string, string> },
): Followed | null {
  // Who was erased is a count: she is not expected again because an event of before is dragged on.
  if (visit.visitor === null) return null;
  if (meeting.status === "cancelled") return cancelled(visit, "meeting");
  if (!held.includes(meeting.status)) return null;
  if (visit.status === "cancelled") {
    return visit.cancelledBecause === "meeting" ? restored(aligned(visit, meeting, instead)) : null;
  }
  if (isOff && visit.source === "attendee") return cancelled(visit, "attendee");
  if (!expected.includes(visit.status)) return null;
  const after = aligned(visit, meeting, instead);
  return after === visit ? null : { how: "moved", visit: after };
}

function cancelled(visit: FollowingVisit, cancelledBecause: "meeting" | "attendee"): Followed | null {
  return expected.includes(visit.status)
    ? { how: "cancelled", visit: { ...visit, status: "cancelled", cancelledBecause } }
    : null;
}

function restored(visit: FollowingVisit): Followed {
  return { how: "restored", visit: { ...visit, status: "invited", cancelledBecause: null } };
}

/** The visit at the meeting's time and at one of its sites; the same object where it is there. */
function aligned(
  visit: FollowingVisit,
  meeting: FollowedMeeting,
  instead: ReadonlyMap<string, string>,
): FollowingVisit {
  const to = periodWith(visit, meeting);
  const location = locationFor(visit, meeting, instead);
  const isMoved = !isSame(visit, to);
  if (!isMoved && location === null) return visit;
  return {
    ...(isMoved ? retimed(visit, to, meeting.status === "draft") : visit),
    ownTimeFor: visit.ownTimeFor === null ? null : { start: meeting.start, end: meeting.end },
    ...(location === null ? {} : { meetingLocationId: location.id, site: { ...visit.site, id: location.siteId } }),
  };
}

/** At another time, knowing when she was told to come last; back at that time she was never told anything else. */
export function retimed(visit: FollowingVisit, to: Period, isDraft: boolean): FollowingVisit {
  const told = isDraft ? null : visit.isUntold ? visit.movedFrom : { start: visit.start, end: visit.end };
  return {
    ...visit,
    ...to,
    movedFrom: told !== null && !isSame(told, to) ? told : null,
    // What she said of being late was said of another time.
    lateUntil: null,
  };
}

function periodWith(visit: FollowingVisit, { start, end }: Period): Period {
  if (visit.ownTimeFor === null) return { start, end };
  const by = start.getTime() - visit.ownTimeFor.start.getTime();
  return { start: new Date(visit.start.getTime() + by), end: new Date(visit.end.getTime() + by) };
}

function locationFor(
  { meetingLocationId }: FollowingVisit,
  { locations }: FollowedMeeting,
  instead: ReadonlyMap<string, string>,
) {
  if (locations.some(({ id }) => id === meetingLocationId)) return null;
  const other = instead.get(meetingLocationId ?? "");
  return locations.find(({ id }) => id === other) ?? locations[0] ?? null;
}

export function isSame(one: Period, other: Period): boolean {
  return one.start.getTime() === other.start.getTime() && one.end.getTime() === other.end.getTime();
}
