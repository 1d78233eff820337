import type { Clearance, VisitStatus } from "../visits/visit-words.ts";

// Who holds a pass in front of the reception, as far as it concerns the desk: pure, so that it is the same without a network.

/** What the reception needs to know of somebody who shows a pass. */
export type Recognition =
  /** Expected now. */
  | "expected"
  /** Expected later today. */
  | "early"
  /** The visit is over for today and she never came, but here she is. */
  | "late"
  /** Told to come now before the meeting moved to another time. */
  | "old_time"
  | "other_day"
  | "other_site"
  | "cancelled"
  /** Security has not said yes; the visitor is only told that it takes a moment. */
  | "not_cleared"
  | "in_the_house"
  | "left";

export interface RecognisedVisit {
  siteId: string;
  status: VisitStatus;
  clearance: Clearance;
  start: string;
  end: string;
  movedFrom: { start: string; end: string } | null;
}

const earlyMinutes = 60;
const minute = 60_000;

/** Days are compared as the site's calendar has them: `dayOf` gives the date of a moment there. */
export function recognise(
  visit: RecognisedVisit,
  { siteId, now, dayOf }: { siteId: string; now: Date; dayOf: (moment: Date) => string },
): Recognition {
  if (visit.siteId !== siteId) return "other_site";
  if (visit.status === "arrived") return "in_the_house";
  if (visit.status === "cancelled") return "cancelled";
  if (visit.clearance === "pending" || visit.clearance === "refused") return "not_cleared";
  const start = new Date(visit.start);
  const end = new Date(visit.end);
  const soonest = start.getTime() - earlyMinutes * minute;
  const isToday = dayOf(start) === dayOf(now);
  if (visit.status === "left" && isToday) return "left";
  if (now.getTime() >= soonest && now < end) return "expected";
  if (isOldTime(visit.movedFrom, now)) return "old_time";
  if (!isToday) return "other_day";
  return now < end ? "early" : "late";
}

/** Within an hour before what she was told, until its end. */
function isOldTime(told: RecognisedVisit["movedFrom"], now: Date): boolean {
  if (told === null) return false;
  return now.getTime() >= new Date(told.start).getTime() - earlyMinutes * minute && now < new Date(told.end);
}

/** Whether somebody recognised so can be let in by the desk without asking the host first. */
export function mayEnter(recognition: Recognition): boolean {
  return ["expected", "early", "late", "left"].includes(recognition);
}
