import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type {
  SeriesOrder,
  SeriesOrderInput,
  SeriesOrderPreview,
} from "@magic-meetings/contract/series-orders/series-order.ts";
import { findKnownServices } from "../catalogue/catalogue-sql.ts";
import { rememberAccounts } from "../service-orders/account-split-sql.ts";
import { chooseAccounts } from "../service-orders/choose-accounts.ts";
import { deliverToColumns } from "../service-orders/deliver-to.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { lockComingOccurrences } from "../series/occurrence-sql.ts";
import { lockSeries, type SeriesRecord } from "../series/series-sql.ts";
import { carryOut } from "./carry-out.ts";
import { monthsAhead } from "./follow-series-orders.ts";
import { presentSeriesOrder } from "./present-series-order.ts";
import { readDates, type DateRecord } from "./series-order-date-sql.ts";
import {
  findSeriesOrder,
  insertSeriesOrder,
  readMonthsAhead,
  writePhases,
  type SeriesOrderRecord,
} from "./series-order-sql.ts";
import { findSitesOfSeries } from "./series-site-sql.ts";
import { toldOnce } from "./told-once.ts";

export interface OrderForSeries extends SeriesOrderInput {
  seriesId: string;
}

/**
 * Orders for every date of a series that is near enough, in one transaction: written and sent together. A date that
 * cannot have it keeps why, with what else there would be; where none can, the first one's refusal is everybody's.
 */
export async function orderForSeries(context: CommandContext, request: OrderForSeries): Promise<SeriesOrder> {
  const series = await lockedSeries(context, request.seriesId);
  const id = context.newId();
  await toldOnce(context, { seriesId: series.id, organizer: series.organizer }, async (told) => {
    const preview = await place(told, series, id, request);
    refuseOtherTotal(preview, request);
  });
  return presentOne(context, series, id);
}

/** The same without a trace: what it would come to. */
export async function previewOrderForSeries(
  context: CommandContext,
  request: OrderForSeries,
): Promise<SeriesOrderPreview> {
  const series = await lockedSeries(context, request.seriesId);
  return place(context, series, context.newId(), request);
}

async function lockedSeries(context: CommandContext, id: string): Promise<SeriesRecord> {
  const { tx, tenantId, now } = context;
  const series = changeable(context.principal, await lockSeries(tx, { tenantId, id }));
  if (series.status === "cancelled") throw new Refusal("wrong_state", "This series was cancelled");
  await lockComingOccurrences(tx, { tenantId, seriesId: id, now });
  return series;
}

async function place(
  context: CommandContext,
  series: SeriesRecord,
  id: string,
  request: OrderForSeries,
): Promise<SeriesOrderPreview> {
  const { tx, tenantId, now } = context;
  const order = await write(context, series, id, request);
  const skipped = new Set(request.skip);
  const dates = (await readDates(tx, { tenantId, ids: [id], now })).map((date): DateRecord =>
    skipped.has(date.meetingId) ? { ...date, exception: { kind: "skipped" } } : date,
  );
  const unknown = request.skip.find((meetingId) => !dates.some((date) => date.meetingId === meetingId));
  if (unknown !== undefined) throw notOfSeries("/skip");
  if (!dates.some(({ isHeld }) => isHeld)) {
    throw new Refusal("meeting_over", "None of the dates of this series is still to come");
  }
  const preview = await carryOut(context, {
    order,
    organizerId: series.organizer.id,
    dates,
    rewritten: skipped,
    asking: { now, named: new Set(), late: "fee" },
  });
  const refused = preview.dates.find(({ effect }) => effect === "cannot")?.problem;
  if (refused && preview.dates.every(({ effect }) => effect === "cannot")) throw asRefusal(refused);
  context.audit({
    action: "series_order.place",
    entityType: "series_order",
    entityId: id,
    newValues: { dates: preview.dates.length, totalMinor: preview.total.after.amountMinor },
  });
  return preview;
}

export function notOfSeries(pointer: string): Refusal {
  const detail = "This is no date of the series that is still to come";
  return new Refusal("invalid", detail, { errors: [{ pointer, code: "invalid", detail }] });
}

type Refused = NonNullable<SeriesOrderPreview["dates"][number]["problem"]>;

function asRefusal({ code, detail, alternatives }: Refused): Refusal {
  return new Refusal(code as Refusal["code"], detail, alternatives.length === 0 ? {} : { alternatives });
}

async function write(
  context: CommandContext,
  series: SeriesRecord,
  id: string,
  request: OrderForSeries,
): Promise<SeriesOrderRecord> {
  const { tx, tenantId, now, principal } = context;
  const site = await siteOf(context, series, request);
  const orderedBy = principal.userId ?? series.organizer.id;
  const shares = await chooseAccounts(tx, {
    tenantId,
    userId: orderedBy,
    currency: site.currency,
    wanted: request.accountSplit,
    ofLines: request.lines.map(({ accountId }) => accountId ?? null),
  });
  await insertSeriesOrder(tx, {
    tenantId,
    id,
    seriesId: series.id,
    siteId: site.id,
    orderedBy,
    ...(await deliverToColumns(tx, { tenantId, siteId: site.id, deliverTo: request.deliverTo })),
    note: request.note ?? "",
    headCountMode: request.headCountMode ?? "ask",
    accountSplit: shares,
    orderedUntil: monthsAhead(now, await readMonthsAhead(tx, tenantId)),
    now,
    userId: principal.userId,
  });
  const services = request.lines.map(({ serviceId }) => serviceId);
  await refuseUnknownServices(context, services);
  await writePhases(tx, { tenantId, id, phases: [{ from: now, lines: request.lines }], newId: context.newId });
  await rememberAccounts(tx, {
    tenantId,
    userId: orderedBy,
    accountIds: shares.map(({ accountId }) => accountId),
    now,
  });
  const order = await findSeriesOrder(tx, { tenantId, id });
  if (order === undefined) throw new Error("The order for the series that was just written is not there");
  return order;
}

export async function refuseUnknownServices(
  { tx, tenantId }: CommandContext,
  serviceIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(serviceIds)];
  const known = await findKnownServices(tx, { tenantId, ids });
  const index = serviceIds.findIndex((id) => !known.has(id));
  if (index < 0) return;
  const detail = "There is no such service";
  throw new Refusal("unknown_service", detail, {
    errors: [{ pointer: `/lines/${index}/serviceId`, code: "unknown_service", detail }],
  });
}

async function siteOf({ tx, tenantId, now }: CommandContext, series: SeriesRecord, { siteId }: OrderForSeries) {
  const sites = await findSitesOfSeries(tx, { tenantId, seriesId: series.id, now });
  const site = siteId === undefined && sites.length === 1 ? sites[0] : sites.find(({ id }) => id === siteId);
  if (site !== undefined) return site;
  throw new Refusal(
    "no_location",
    sites.length > 1
      ? "The series takes place at several sites: say for which one the order is"
      : "The series has no such location",
  );
}

function refuseOtherTotal(preview: SeriesOrderPreview, { expectedTotal }: OrderForSeries): void {
  const { after } = preview.total;
  if (expectedTotal === undefined) return;
  if (expectedTotal.amountMinor === after.amountMinor && expectedTotal.currency === after.currency) return;
  throw new Refusal("price_changed", "This comes to another total by now: look at the new price", {
    consequences: {
      total: { before: expectedTotal, after },
      fee: preview.fee,
      lines: [],
      holdsUntil: null,
    },
  });
}

/** An order for a series as it is answered. */
export async function presentOne(context: CommandContext, series: SeriesRecord, id: string): Promise<SeriesOrder> {
  const { tx, tenantId, now, principal } = context;
  const order = await findSeriesOrder(tx, { tenantId, id });
  if (order === undefined) throw new Refusal("not_found", "There is no such order");
  return presentSeriesOrder(order, await readDates(tx, { tenantId, ids: [id], now }), { series, principal });
}
