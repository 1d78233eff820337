import type { InsightQuery } from "@magic-meetings/contract/insight/insight-contract.ts";
import { addInsight, noInsight } from "@magic-meetings/contract/insight/insight-rules.ts";
import type { Insight, InsightFigures, InsightRow } from "@magic-meetings/contract/insight/insight.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { DateTime } from "luxon";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { findGroupNames, findInsightFacts, findInsightSites } from "./insight-names-sql.ts";
import { readInsightParts, type InsightPart, type InsightScope } from "./insight-sql.ts";
import { insightSight, type InsightSight } from "./insight-policy.ts";

const mostMonths = 24;
/** A chart and a table of more groups say nothing more. */
const mostGroups = 200;

/** The figures of some months; refuses a site that is not the asker's and a period that is too long. */
export async function readInsight(db: Queries, principal: Principal, query: InsightQuery): Promise<Insight> {
  const { tenantId, userId } = principal;
  const { from, to, by } = query;
  const facts = await findInsightFacts(db, { tenantId, userId });
  const sight = insightSight(principal, facts.ownAccountIds);
  const scope = scopeOf(principal, query, sight, facts.timeZone);
  const parts = await readInsightParts(db, by, scope);
  const rows = await namedRows(db, { tenantId, by, rows: groups(parts) });
  const sorted = by === "month" ? sortByMonth(rows) : sortBySpend(rows);
  const items = sorted.filter((row, index) => rankOf(sorted, index, row.currency) < mostGroups);
  return {
    by,
    from,
    to,
    items,
    totals: totalsOf(rows),
    isCut: items.length < rows.length,
    ownAccounts: sight.accountIds !== null,
    sites: await findInsightSites(db, { tenantId, siteIds: sight.siteIds }),
  };
}

function scopeOf(
  { tenantId }: Principal,
  { from, to, site }: InsightQuery,
  { siteIds, accountIds }: InsightSight,
  timeZone: string,
): InsightScope {
  const start = DateTime.fromISO(from, { zone: timeZone });
  const end = DateTime.fromISO(to, { zone: timeZone }).plus({ months: 1 });
  const months = end.diff(start, "months").months;
  if (!(months >= 1 && months <= mostMonths)) {
    const detail = `The last month is the first one or later, within ${mostMonths} months`;
    throw new Refusal("invalid", detail, { errors: [{ pointer: "/query/to", code: "invalid", detail }] });
  }
  if (site !== undefined && siteIds !== null && !siteIds.includes(site)) {
    throw new Refusal("not_found", "There is no such site");
  }
  const scope = { tenantId, from: start.toJSDate(), until: end.toJSDate(), timeZone, accountIds };
  return { ...scope, siteIds: site === undefined ? siteIds : [site] };
}

type Group = InsightFigures & { key: string | null };

/** What the questions say of each group in each currency, put together. */
function groups(parts: readonly InsightPart[]): Group[] {
  const byKey = new Map<string, Group>();
  for (const part of parts) {
    const currency = part.currency.trim();
    const id = `${part.key ?? ""} ${currency}`;
    const figures = figuresOf(part, currency);
    const known = byKey.get(id);
    byKey.set(id, { ...(known === undefined ? figures : addInsight(known, figures)), key: part.key });
  }
  return [...byKey.values()];
}

function figuresOf(part: InsightPart, currency: string): InsightFigures {
  const money = (amountMinor = 0) => ({ amountMinor, currency });
  return {
    ...noInsight(currency),
    spend: money(part.spend_minor),
    orders: part.orders ?? 0,
    delivered: part.delivered ?? 0,
    weighed: part.weighed ?? 0,
    wasted: part.wasted ?? 0,
    deliveries: part.deliveries ?? 0,
    onTime: part.on_time ?? 0,
    lateChanges: part.late_changes ?? 0,
    fees: money(part.fees_minor),
    waived: money(part.waived_minor),
    saved: money(part.saved_minor),
    ratings: part.ratings ?? 0,
    ratingSum: part.rating_sum ?? 0,
  };
}

async function namedRows(
  db: Queries,
  { tenantId, by, rows }: { tenantId: string; by: InsightQuery["by"]; rows: readonly Group[] },
): Promise<InsightRow[]> {
  const ids = [...new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])))];
  const names = await findGroupNames(db, { tenantId, by, ids });
  return rows.map((row) => ({ ...row, name: row.key === null ? "" : (names.get(row.key) ?? row.key) }));
}

function sortByMonth(rows: readonly InsightRow[]): InsightRow[] {
  return rows.toSorted((a, b) => (a.key ?? "").localeCompare(b.key ?? "") || a.currency.localeCompare(b.currency));
}

function sortBySpend(rows: readonly InsightRow[]): InsightRow[] {
  return rows.toSorted(
    (a, b) =>
      a.currency.localeCompare(b.currency) || b.spend.amountMinor - a.spend.amountMinor || a.name.localeCompare(b.name),
  );
}

function rankOf(rows: readonly InsightRow[], index: number, currency: string): number {
  return rows.slice(0, index).filter((row) => row.currency === currency).length;
}

/**
 * One for each currency. An order, a delivery and a fee that several vendors, categories or accounts share count in each
 * of them, so of these groups the totals are those of the parts.
 */
function totalsOf(rows: readonly InsightRow[]): InsightFigures[] {
  const byCurrency = new Map<string, InsightFigures>();
  for (const { key: _key, name: _name, ...figures } of rows) {
    const known = byCurrency.get(figures.currency);
    byCurrency.set(figures.currency, known === undefined ? figures : addInsight(known, figures));
  }
  return [...byCurrency.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}
