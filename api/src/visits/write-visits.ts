import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import { keepPasses } from "../access-passes/keep-passes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { isSame, type FollowingVisit } from "./follow-meeting.ts";
import { hostToTell, organizerToTell } from "./tell-hosts.ts";
import { auditableVisit, signalVisits, tellVisitor } from "./tell-of-visits.ts";
import { countVisitors } from "./visit-meeting.ts";
import { saveVisits } from "./visit-write-sql.ts";

interface ChangedVisit {
  before: FollowingVisit;
  after: FollowingVisit;
}

/**
 * Writes visits that are locked with their meetings, keeps the passes, tells and audits, and counts lunches again where
 * they changed.
 */
export async function writeVisits(
  context: CommandContext,
  changes: readonly ChangedVisit[],
  kind: SignalKind,
  { areVisitorsTold = true }: { areVisitorsTold?: boolean } = {},
): Promise<void> {
  if (changes.length === 0) return;
  const { tx, tenantId, now, principal } = context;
  const visits = changes.map(({ after }) => after);
  await saveVisits(tx, { tenantId, now, userId: principal.userId, visits });
  await keepPasses(
    context,
    visits.map(({ id }) => id),
  );
  const news = areVisitorsTold ? changes.filter(isNewsToVisitor) : [];
  const tell = news.flatMap(({ after }) => tellVisitor(after, now, false));
  const others = new Map(
    changes.map((one) => [one.after.id, [...hostToTell(context, one), ...organizerToTell(context, one)]]),
  );
  signalVisits(context, { kind, visits, tell, others });
  for (const { before, after } of changes) {
    context.audit({
      action: kind,
      entityType: "visit",
      entityId: after.id,
      oldValues: auditableVisit(before),
      newValues: auditableVisit(after),
    });
  }
  const counted = changes.filter(countsOtherwise).flatMap(({ after }) => after.meeting?.id ?? []);
  await countVisitors(context, counted);
}

function isNewsToVisitor({ before, after }: ChangedVisit): boolean {
  return isOff(before) !== isOff(after) || before.site.id !== after.site.id || !isSame(before, after);
}

function isOff({ status }: FollowingVisit): boolean {
  return status === "cancelled";
}

function countsOtherwise({ before, after }: ChangedVisit): boolean {
  const lunchAt = ({ status, needs, site }: FollowingVisit) => (status === "cancelled" || !needs.lunch ? "" : site.id);
  return lunchAt(before) !== lunchAt(after) || before.site.id !== after.site.id;
}
