import type { CommandContext, Telling } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { noticeFor } from "../notices/notice-thread.ts";
import { isSame, type FollowingVisit } from "./follow-meeting.ts";

interface Changed {
  before: FollowingVisit;
  after: FollowingVisit;
}

/** A change can be taken back for so long before anybody hears of it. */
const settleMinutes = 1;
/** Of a series hosts are told of each date so long before it, as their visitors are. */
const seriesDaysBefore = 7;

/**
 * The card of a host whose visitor comes at another time or place, does not come, comes again, or is hers now. One card a
 * host and meeting, however many visits changed. The organizer has the meeting's card instead, and whoever did it herself
 * needs none.
 */
export function hostToTell(context: CommandContext, { before, after }: Changed): Telling[] {
  const { meeting, host } = after;
  if (meeting === null || meeting.status === "draft" || after.end <= context.now) return [];
  if (!isNewsToHost({ before, after })) return [];
  if (host.id === meeting.organizerId || host.id === context.principal.userId) return [];
  const notBefore = momentToTell(context.now, after);
  return [{ ...noticeFor({ kind: "visitors_changed", id: meeting.id }, host.id), notBefore }];
}

/** The meeting's card, whose line of visitors is not what it was, unless the organizer did it. */
export function organizerToTell(context: CommandContext, { before, after }: Changed): Telling[] {
  const { meeting } = after;
  if (meeting === null || meeting.status === "draft" || meeting.status === "cancelled") return [];
  if (after.end <= context.now || isOff(before) === isOff(after)) return [];
  if (context.principal.userId === meeting.organizerId) return [];
  const notBefore = momentToTell(context.now, after);
  return [{ ...cardFor({ id: meeting.id, organizer: { id: meeting.organizerId } }), notBefore }];
}

function momentToTell(now: Date, { start, meeting }: FollowingVisit): Date {
  const soon = now.getTime() + settleMinutes * 60_000;
  const ofSeries = meeting?.seriesId ? start.getTime() - seriesDaysBefore * 86_400_000 : 0;
  return new Date(Math.max(soon, ofSeries));
}

function isNewsToHost({ before, after }: Changed): boolean {
  if (isOff(before) && isOff(after)) return false;
  return (
    isOff(before) !== isOff(after) ||
    before.host.id !== after.host.id ||
    before.site.id !== after.site.id ||
    !isSame(before, after)
  );
}

function isOff({ status }: FollowingVisit): boolean {
  return status === "cancelled";
}
