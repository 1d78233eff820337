// Which mail a visitor gets: what is true now against what she was told last.

export const visitMailKinds = ["invited", "moved", "place_changed", "pass_replaced", "cancelled"] as const;
export type VisitMailKind = (typeof visitMailKinds)[number];

/** What a mail told of a visit; kept with it, and compared with when something changes again. */
export interface ToldVisit {
  start: string;
  end: string;
  siteId: string;
  site: string;
  rooms: string[];
  /** Which issue of the pass its code was of. */
  issue: number;
  isCancelled: boolean;
  /** Counts the mails of a visit: a calendar takes the entry with the higher one. */
  sequence: number;
}

/** What a mail would tell now. */
export type VisitNow = Omit<ToldVisit, "sequence" | "issue"> & {
  /** Null where the visit has no pass that opens anything. */
  issue: number | null;
};

/**
 * The mail that says what differs; null where nothing does, nothing may be said yet, or it is too late to say it. Of
 * several differences the one that changes the visitor's day most gives the mail its name; the mail says all of them.
 */
export function chooseVisitMail(told: ToldVisit | null, visit: VisitNow, now: Date): VisitMailKind | null {
  if (told === null || told.isCancelled) return invitation(visit, now);
  const isOver = (end: string) => Date.parse(end) <= now.getTime();
  if (visit.isCancelled) return isOver(told.end) ? null : "cancelled";
  if (visit.issue === null || isOver(visit.end)) return null;
  if (!isSameMoment(told.start, visit.start) || !isSameMoment(told.end, visit.end)) return "moved";
  if (told.siteId !== visit.siteId || told.rooms.join("\n") !== visit.rooms.join("\n")) return "place_changed";
  return told.issue === visit.issue ? null : "pass_replaced";
}

/** Somebody who was never told, or told that it is off, is invited once there is a pass to send. */
function invitation(visit: VisitNow, now: Date): VisitMailKind | null {
  return visit.isCancelled || visit.issue === null || Date.parse(visit.end) <= now.getTime() ? null : "invited";
}

function isSameMoment(a: string, b: string): boolean {
  return Date.parse(a) === Date.parse(b);
}
