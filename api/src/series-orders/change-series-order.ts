import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type {
  SeriesOrder,
  SeriesOrderChange,
  SeriesOrderPreview,
} from "@magic-meetings/contract/series-orders/series-order.ts";
import { datesOf, wished } from "@magic-meetings/contract/series-orders/series-order-rules.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import type { Share } from "../accounts/split-amount.ts";
import { chooseAccounts } from "../service-orders/choose-accounts.ts";
import { lockComingOccurrences } from "../series/occurrence-sql.ts";
import { lockSeries, type SeriesRecord } from "../series/series-sql.ts";
import { carryOut } from "./carry-out.ts";
import { notOfSeries, presentOne, refuseUnknownServices } from "./order-for-series.ts";
import { readDates, type DateRecord } from "./series-order-date-sql.ts";
import {
  findSeriesOrder,
  findSeriesOrdersOf,
  updateSeriesOrder,
  writePhases,
  type SeriesOrderRecord,
} from "./series-order-sql.ts";
import { toldOnce } from "./told-once.ts";

export interface ChangeSeriesOrder extends SeriesOrderChange {
  id: string;
  expectedVersion?: number | undefined;
  /** The fee that was shown. */
  acceptFee?: Money | undefined;
}

/** Changes what is wanted of a series, for all dates, those that follow one, or some; their orders follow at once. */
export async function changeSeriesOrder(context: CommandContext, request: ChangeSeriesOrder): Promise<SeriesOrder> {
  const { series, order } = await locked(context, request.id);
  refuseStaleVersion(order.version, request.expectedVersion);
  await toldOnce(context, { seriesId: series.id, organizer: series.organizer }, async (told) => {
    refuseUnacceptedFee(await change(told, series, order, request), request.acceptFee);
  });
  return presentOne(context, series, order.id);
}

/** The same without a trace: what becomes of each date, and what it costs. */
export async function previewSeriesOrderChange(
  context: CommandContext,
  request: ChangeSeriesOrder,
): Promise<SeriesOrderPreview> {
  const { series, order } = await locked(context, request.id);
  return change(context, series, order, request);
}

/** What is ordered for dates of a locked series at a site that takes no part in them any more is not wanted; whoever calls this tells of it. */
export async function endOrdersAtSite(
  context: CommandContext,
  series: SeriesRecord,
  { siteId, scope }: { siteId: string; scope: SeriesOrderChange["scope"] },
): Promise<void> {
  const { tx, tenantId, now } = context;
  for (const order of await findSeriesOrdersOf(tx, { tenantId, seriesId: series.id })) {
    if (order.site.id !== siteId) continue;
    const dates = await readDates(tx, { tenantId, ids: [order.id], now });
    const touched = datesOf(
      dates.filter(({ isHeld }) => isHeld),
      scope,
    );
    const [first] = touched;
    if (first === undefined) continue;
    const meetingIds = touched.map(({ meetingId }) => meetingId);
    const request = { id: order.id, change: { kind: "skip" }, late: "fee" } as const;
    await change(context, series, order, {
      ...request,
      scope: scope.kind === "some" ? { kind: "some", meetingIds } : { kind: "following", from: first.meetingId },
    });
  }
}

async function locked(
  context: CommandContext,
  id: string,
): Promise<{ series: SeriesRecord; order: SeriesOrderRecord }> {
  const { tx, tenantId, now, principal } = context;
  const seen = await findSeriesOrder(tx, { tenantId, id });
  const series = changeable(principal, seen && (await lockSeries(tx, { tenantId, id: seen.seriesId })));
  await lockComingOccurrences(tx, { tenantId, seriesId: series.id, now });
  // Whoever waited for the series sees the order as it is then.
  const order = await findSeriesOrder(tx, { tenantId, id });
  if (order === undefined) throw new Refusal("not_found", "There is no such order");
  return { series, order };
}

async function change(
  context: CommandContext,
  series: SeriesRecord,
  order: SeriesOrderRecord,
  request: ChangeSeriesOrder,
): Promise<SeriesOrderPreview> {
  const { tx, tenantId, now, principal } = context;
  if (request.change.kind === "lines") {
    await refuseUnknownServices(
      context,
      request.change.lines.map(({ serviceId }) => serviceId),
    );
  }
  const dates = await readDates(tx, { tenantId, ids: [order.id], now });
  const open = dates.filter(({ isHeld }) => isHeld);
  const touched = datesOf(open, request.scope);
  refuseStrangeDates(request, touched);
  const { plan, exceptions } = wished(order, open, request);
  const payers = await payersOf(context, order, request);
  const after: SeriesOrderRecord = { ...order, phases: [...plan.phases], endsBefore: plan.endsBefore };
  if (plan.phases !== order.phases) {
    await writePhases(tx, { tenantId, id: order.id, phases: plan.phases, newId: context.newId });
  }
  if (payers !== null && request.scope.kind !== "some") after.accountSplit = payers;
  await updateSeriesOrder(tx, { ...after, tenantId, now, userId: principal.userId });
  // Somebody else pays now: what could not be paid before is tried again.
  const isNamed = request.scope.kind === "some" || exceptions.size > 0 || payers !== null;
  const preview = await carryOut(context, {
    order: payers === null ? after : { ...after, accountSplit: payers },
    payers,
    organizerId: series.organizer.id,
    dates: dates.map((date): DateRecord => ({
      ...date,
      exception: exceptions.get(date.meetingId) ?? date.exception,
    })),
    rewritten: new Set(exceptions.keys()),
    asking: {
      now,
      named: new Set(isNamed ? touched.map(({ meetingId }) => meetingId) : []),
      late: request.late,
    },
  });
  const { scope, change: wish } = request;
  context.audit({
    action: "series_order.change",
    entityType: "series_order",
    entityId: order.id,
    oldValues: { endsBefore: order.endsBefore?.toISOString() ?? null },
    newValues: { scope: scope.kind, change: wish.kind, dates: touched.length, feeMinor: preview.fee.amountMinor },
  });
  return preview;
}

/** Who pays for what a change orders; null: who paid before. */
async function payersOf(
  { tx, tenantId }: CommandContext,
  { orderedBy, site }: SeriesOrderRecord,
  { change: wish }: ChangeSeriesOrder,
): Promise<Share[] | null> {
  if (wish.kind !== "lines") return null;
  const ofLines = wish.lines.map(({ accountId }) => accountId ?? null);
  if (wish.accountSplit === undefined && ofLines.every((id) => id === null)) return null;
  const wanted = wish.accountSplit;
  const shares = await chooseAccounts(tx, { tenantId, userId: orderedBy, currency: site.currency, wanted, ofLines });
  return wanted === undefined ? null : shares;
}

function refuseStrangeDates({ scope }: ChangeSeriesOrder, touched: readonly DateRecord[]): void {
  if (scope.kind === "following" && touched.length === 0) throw notOfSeries("/scope/from");
  if (scope.kind === "some" && touched.length < new Set(scope.meetingIds).size) throw notOfSeries("/scope/meetingIds");
  if (touched.length === 0) throw new Refusal("meeting_over", "None of the dates of this series is still to come");
}

function refuseUnacceptedFee({ fee, total }: SeriesOrderPreview, accepted: Money | undefined): void {
  if (fee.amountMinor === 0) return;
  if (accepted?.currency === fee.currency && accepted.amountMinor >= fee.amountMinor) return;
  throw new Refusal("fee_applies", "Some dates are past their cut-off and cost a fee: look at it and accept it", {
    consequences: { total, fee, lines: [], holdsUntil: null },
  });
}
