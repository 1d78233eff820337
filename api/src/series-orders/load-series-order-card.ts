import type { SeriesOrderCardView } from "@magic-meetings/contract/series-orders/series-order.ts";
import { orderDifferences } from "@magic-meetings/contract/service-orders/order-difference-rules.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { mayActFor } from "../meetings/meeting-policy.ts";
import { findSeries } from "../series/series-sql.ts";
import { standingTotal } from "./date-effects.ts";
import { readDates, type DateRecord } from "./series-order-date-sql.ts";
import type { DateNews } from "./series-order-news.ts";
import { findPeopleOfVendors, readUntoldNews, type KeptNews } from "./series-order-news-sql.ts";
import { findSeriesOrder } from "./series-order-sql.ts";

export interface SeriesOrderCardQuestion {
  seriesOrderId: string;
  thread: string;
  viewer: Principal;
  now: Date;
}

/** The order as its card shows it now: all of it to who may change it, to a vendor's people what concerns them. */
export async function loadSeriesOrderCard(
  db: Queries,
  { seriesOrderId, thread, viewer, now }: SeriesOrderCardQuestion,
): Promise<SeriesOrderCardView | undefined> {
  const { tenantId, userId } = viewer;
  const order = await findSeriesOrder(db, { tenantId, id: seriesOrderId });
  const series = order && (await findSeries(db, { tenantId, id: order.seriesId }));
  if (order === undefined || series === undefined || userId === null) return undefined;
  const dates = await readDates(db, { tenantId, ids: [order.id], now });
  const vendorIds = mayActFor(viewer, series) ? null : await vendorsOf(db, { tenantId, userId, dates });
  const question = { tenantId, seriesOrderId, receiverId: userId, thread };
  // A vendor that has nothing of it any more is one of whose dates the news say that they are gone.
  const own = vendorIds ?? (mayActFor(viewer, series) ? null : []);
  const news = await readUntoldNews(db, { ...question, vendorIds: own });
  const first = dates.find(({ isHeld }) => isHeld) ?? dates[0];
  if (first === undefined || (own !== null && own.length === 0)) return undefined;
  const standing = dates
    .filter((date) => standingTotal(date) > 0 && hasLinesOf(date, own))
    .toSorted((a, b) => a.start.getTime() - b.start.getTime());
  const total = standing.reduce((sum, date) => sum + standingTotal(date), 0);
  return {
    id: order.id,
    meetingId: first.meetingId,
    subject: series.subject,
    organizer: series.organizer.name,
    site: { id: order.site.id, name: order.site.name, timeZone: order.site.timeZone },
    vendor: own === null ? null : (news[0]?.vendor ?? nameOf(dates, own)),
    ordered: standing.length,
    next: standing[0]?.start.toISOString() ?? null,
    total: own === null ? { amountMinor: total, currency: order.site.currency } : null,
    news: grouped(news),
    problems:
      own === null
        ? dates.flatMap(({ start, problem, isHeld }) =>
            problem === null || !isHeld ? [] : [{ start: start.toISOString(), code: problem.code }],
          )
        : [],
  };
}

/** The vendors that somebody works for, of those that the news or the orders are about. */
async function vendorsOf(
  db: Queries,
  { tenantId, userId, dates }: { tenantId: string; userId: string; dates: readonly DateRecord[] },
): Promise<string[]> {
  const vendorIds = [
    ...new Set(dates.flatMap(({ serviceOrder }) => serviceOrder?.lines.map(({ vendorId }) => vendorId) ?? [])),
  ];
  const people = await findPeopleOfVendors(db, { tenantId, vendorIds });
  return people.filter((person) => person.userId === userId).map(({ vendorId }) => vendorId);
}

function hasLinesOf({ serviceOrder }: DateRecord, vendorIds: readonly string[] | null): boolean {
  return vendorIds === null || (serviceOrder?.lines.some(({ vendorId }) => vendorIds.includes(vendorId)) ?? false);
}

function nameOf(dates: readonly DateRecord[], vendorIds: readonly string[]): string | null {
  const lines = dates.flatMap(({ serviceOrder }) => serviceOrder?.lines ?? []);
  return lines.find(({ vendorId }) => vendorIds.includes(vendorId))?.vendor ?? null;
}

/** Several changes of a date are one difference, from what was to what is; dates that differ alike stand together. */
function grouped(kept: readonly KeptNews[]): SeriesOrderCardView["news"] {
  const merged = new Map<string, DateNews>();
  for (const { vendorId, dates } of kept) {
    for (const date of dates) {
      const key = `${vendorId} ${date.meetingId}`;
      const known = merged.get(key);
      merged.set(key, known === undefined ? date : { ...date, before: known.before });
    }
  }
  const alike = new Map<string, SeriesOrderCardView["news"][number]>();
  for (const { start, before, after } of merged.values()) {
    const differences = orderDifferences(before, after);
    if (differences.length === 0) continue;
    // What is brought at another moment differs by as much on each date, and is said of each.
    const key = JSON.stringify(differences.map(({ deliverAt, ...same }) => [same, deliverAt && start]));
    const known = alike.get(key);
    if (known) known.dates.push(start);
    else alike.set(key, { dates: [start], differences });
  }
  return [...alike.values()].map(({ dates, differences }) => ({ dates: dates.toSorted(), differences }));
}
