import type { Command } from "./command.ts";
import { isGone, type Question } from "./known.ts";
import { reconcileGone } from "./reconcile-gone.ts";
import { reconcileMeeting } from "./reconcile-meeting.ts";
import { reconcileNew } from "./reconcile-new.ts";
import { reconcileSeries } from "./reconcile-series.ts";

/**
 * What has to be done so that a meeting or series of ours is what its calendar says. Pure: no database, no clock. There is
 * always at least one command; where nothing is to be done it says why.
 */
export function reconcile(question: Question): Command[] {
  const { known, seen } = question;
  if (isGone(seen)) return reconcileGone(question, seen);
  const older = tooOld(question);
  if (older !== null) return [older];
  if (known === null) return reconcileNew(question, seen);
  return known.kind === "series" ? reconcileSeries(question, known, seen) : reconcileMeeting(question, known, seen);
}

/** What was seen before stands against what comes late, and what did not change is not looked at again. */
function tooOld({ known, seen, rules }: Question): Command | null {
  const last = known?.lastSeen ?? null;
  if (isGone(seen) || last === null) return null;
  const [before, now] = [last.modifiedAt, seen.modifiedAt].map((at) => (at === null ? NaN : Date.parse(at)));
  if (before !== undefined && now !== undefined && now < before) return { do: "nothing", because: "older" };
  const isSame = last.event !== null && seen.changeKey !== null && last.changeKey === seen.changeKey;
  return isSame && !rules.isRepair ? { do: "nothing", because: "unchanged" } : null;
}
