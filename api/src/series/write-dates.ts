import type { CommandContext } from "../commands/command-context.ts";
import { retimeServiceOrders } from "../service-orders/retime-service-orders.ts";
import { cancelDates } from "./cancel-dates.ts";
import { findDatesWithOrders } from "./occurrence-sql.ts";
import { insertOccurrences, updateOccurrences } from "./occurrence-write-sql.ts";
import type { KeptDate, OccurrencePlan } from "./plan-occurrences.ts";
import type { SeriesFacts, SeriesRecord } from "./series-sql.ts";

interface WriteDates {
  series: SeriesRecord;
  facts: SeriesFacts;
  plan: OccurrencePlan;
  /** The subject or the zone is another one: every date is written. */
  areAllTouched: boolean;
}

/** Brings the dates of a series to what was planned, with their orders; gives the ids of the new ones. */
export async function writeDates(context: CommandContext, writing: WriteDates): Promise<string[]> {
  const { series, facts, plan, areAllTouched } = writing;
  const { tx, tenantId, now, principal } = context;
  const { subject, timeZone } = facts;
  const stamp = { tenantId, now, userId: principal.userId };
  const status = series.status === "draft" ? ("draft" as const) : ("scheduled" as const);
  await cancelDates(context, { series, dates: plan.gone, skipped: false });
  const kept: KeptDate[] = areAllTouched ? [...plan.changed, ...plan.same.filter(isOpen).map(unmoved)] : plan.changed;
  const dates = kept.map((one) => ({
    ...one,
    id: one.before.id,
    status: one.revived ? status : one.before.status,
  }));
  await updateOccurrences(tx, { ...stamp, subject, timeZone, dates });
  for (const one of plan.changed) audit(context, one);
  const added = plan.added.map(({ start, end }) => ({ id: context.newId(), start, end }));
  const { id: seriesId, organizer } = series;
  const shared = { ...stamp, seriesId, organizerId: organizer.id, subject, timeZone, status };
  await insertOccurrences(tx, { ...shared, dates: added });
  for (const { id, start, end } of added) auditAdded(context, { id, seriesId, start, end });
  await moveOrders(context, plan.changed);
  return added.map(({ id }) => id);
}

function isOpen({ status }: { status: string }): boolean {
  return status !== "cancelled";
}

function unmoved(before: KeptDate["before"]): KeptDate {
  const { originalStart, start, end } = before;
  return { before, originalStart, start, end, revived: false };
}

async function moveOrders(context: CommandContext, changed: readonly KeptDate[]): Promise<void> {
  const { tx, tenantId } = context;
  const moved = changed.filter(isMoved);
  const meetingIds = moved.map(({ before }) => before.id);
  const ordered = new Set(await findDatesWithOrders(tx, { tenantId, meetingIds }));
  for (const one of moved.filter(({ before }) => ordered.has(before.id))) {
    await retimeServiceOrders(context, one.before, one);
  }
}

export function isMoved({ before, start, end }: KeptDate): boolean {
  return before.start.getTime() !== start.getTime() || before.end.getTime() !== end.getTime();
}

function audit(context: CommandContext, { before, start, end, revived }: KeptDate): void {
  context.audit({
    action: revived ? "meeting.revive" : "meeting.change",
    entityType: "meeting",
    entityId: before.id,
    oldValues: { start: before.start.toISOString(), end: before.end.toISOString(), status: before.status },
    newValues: { start: start.toISOString(), end: end.toISOString() },
  });
}

export function auditAdded(
  context: CommandContext,
  { id, seriesId, start, end }: { id: string; seriesId: string; start: Date; end: Date },
): void {
  context.audit({
    action: "meeting.draft",
    entityType: "meeting",
    entityId: id,
    newValues: { start: start.toISOString(), end: end.toISOString(), seriesId },
  });
}
