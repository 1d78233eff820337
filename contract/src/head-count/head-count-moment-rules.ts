import { DateTime } from "luxon";

// When a line that follows the head count is looked at: first a day before its cut-off, a last time shortly before it,
// and at the cut-off it settles.

/** So long before its cut-off somebody is asked, by the clock. */
export const askHours = 24;
/** A line that follows by itself does so a last time before its cut-off, while it is free and no queue makes it late. */
export const lastCallMinutes = 15;
/** Who has just ordered is not asked at once. */
export const quietMinutes = 60;

/** early: nothing yet; asking: the organizer is asked, or it follows; lastCall: it follows a last time; over: it settles. */
export const headCountPhases = ["early", "asking", "lastCall", "over"] as const;
export type HeadCountPhase = (typeof headCountPhases)[number];

export interface LineMoments {
  cutOff: Date;
  /** By whose clock a weekend is one. */
  timeZone: string;
  /** When the order was sent last; null: it is not sent. */
  sentAt: Date | null;
}

/**
 * A day before the cut-off; where that falls on a weekend, on the Friday before at the same local time, because nobody
 * answers then. Not within an hour of ordering.
 */
export function askAt({ cutOff, timeZone, sentAt }: LineMoments): Date {
  const dayBefore = DateTime.fromJSDate(cutOff, { zone: timeZone }).minus({ hours: askHours });
  const weekend = Math.max(0, dayBefore.weekday - 5);
  const asked = dayBefore.minus({ days: weekend }).toJSDate();
  const rested = sentAt === null ? asked : new Date(sentAt.getTime() + quietMinutes * 60_000);
  return asked > rested ? asked : rested;
}

export function lastCallAt({ cutOff }: Pick<LineMoments, "cutOff">): Date {
  return new Date(cutOff.getTime() - lastCallMinutes * 60_000);
}

/** The cut-off itself is the last moment that is free; what comes after it is over. */
export function phaseOf(line: LineMoments, now: Date): HeadCountPhase {
  if (now > line.cutOff) return "over";
  if (now < askAt(line)) return "early";
  return now < lastCallAt(line) ? "asking" : "lastCall";
}

/** The next moment at which time alone makes a difference to any of the lines; null where all are over. */
export function nextLook(lines: readonly LineMoments[], now: Date): Date | null {
  const moments = lines
    .flatMap((line) => [askAt(line), lastCallAt(line), new Date(line.cutOff.getTime() + 1)])
    .filter((moment) => moment > now)
    .map((moment) => moment.getTime());
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}
