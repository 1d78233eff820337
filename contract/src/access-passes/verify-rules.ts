import type { Clearance, VisitStatus } from "../visits/visit-words.ts";

// try: a pass shown at an access point. A door is told yes or no, and why not, in so few words that nothing of the visit or
// of what security thinks of it can be read from them.

export const directions = ["in", "out"] as const;
export type Direction = (typeof directions)[number];

/**
 * Why a door stays closed. unknown: no pass has this code, here or anywhere; moved: the meeting has another time now;
 * passed_back: the pass went this way already; refused: not now, for whatever reason: the reception knows.
 */
export const refusalsAtDoor = [
  "unknown",
  "not_yet",
  "expired",
  "withdrawn",
  "moved",
  "wrong_site",
  "wrong_point",
  "passed_back",
  "refused",
] as const;
export type RefusalAtDoor = (typeof refusalsAtDoor)[number];

interface Period {
  start: Date;
  end: Date;
}

/** What is known of a shown pass and of the door. */
export interface ShownPass {
  now: Date;
  direction: Direction;
  door: { siteId: string; isActive: boolean };
  /** Null: no pass has this code. */
  pass: {
    isActive: boolean;
    valid: Period;
    isForDoor: boolean;
    visit: { siteId: string; status: VisitStatus; clearance: Clearance };
    /** When the visitor was told to come before the meeting moved, with the minutes before and after in which it opened. */
    movedFrom: Period | null;
    /** Which way it went last, where the site keeps that. */
    lastWay: Direction | null;
  } | null;
  antiPassback: boolean;
}

/**
 * Whether the door opens; null: it does. Nobody is kept in: who is inside gets out with whatever became of the pass
 * meanwhile. What security decided shows as no more than "refused", which has ordinary reasons as well.
 */
export function refusalAtDoor({ now, direction, door, pass, antiPassback }: ShownPass): RefusalAtDoor | null {
  if (pass === null) return "unknown";
  const { visit } = pass;
  if (visit.siteId !== door.siteId) return pass.isActive ? "wrong_site" : "withdrawn";
  const isBack = antiPassback && pass.lastWay === direction;
  const isInside = visit.status === "arrived" || pass.lastWay === "in";
  if (direction === "out" && isInside) return isBack ? "passed_back" : null;
  if (!pass.isActive || visit.status === "cancelled") return "withdrawn";
  if (!pass.isForDoor) return "wrong_point";
  const tooSoon = now < pass.valid.start;
  if (tooSoon || now >= pass.valid.end) {
    if (pass.movedFrom !== null && isWithin(now, pass.movedFrom)) return "moved";
    return tooSoon ? "not_yet" : "expired";
  }
  if (!mayPass(visit) || !door.isActive) return "refused";
  return isBack ? "passed_back" : null;
}

/** Who checked out at the desk or was missed all day goes to the reception first. */
function mayPass({ status, clearance }: { status: VisitStatus; clearance: Clearance }): boolean {
  if (clearance === "pending" || clearance === "refused") return false;
  return status === "invited" || status === "confirmed" || status === "arrived";
}

function isWithin(now: Date, { start, end }: Period): boolean {
  return start <= now && now < end;
}

/** So many codes that no pass has, within so many minutes at one access point, are no accident. */
export const guessesToAlarm = 10;
export const guessMinutes = 5;
/** A burst is told once, and again when it still goes on after so many minutes. */
export const alarmPauseMinutes = 15;
