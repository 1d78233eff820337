import { unknownOnly } from "@magic-meetings/contract/reception/news-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ReceptionNews } from "@magic-meetings/contract/reception/reception.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { overlapBefore, overlapMilliseconds } from "../stream/signal-order.ts";
import { findTouchedVisits } from "./news-sql.ts";
import { presentReceptionVisit } from "./present-reception-visit.ts";
import { dayAt, isExpected } from "./read-snapshot.ts";
import { siteDay } from "./site-day.ts";
import { findReceptionSite, listReceptionVisits, type ReceptionVisitRecord } from "./snapshot-sql.ts";

/** A tablet that was away for longer reads the day whole. */
const longestSinceMs = 30 * 60_000;

interface Asked {
  principal: Principal;
  siteId: string;
  since: Date;
  /** The marks of visits that are not told again as they are. */
  known: ReadonlySet<string>;
  now: Date;
}

/**
 * What became of today since a moment. Like a live screen that comes back it looks a little further back, because
 * changes are committed in another order than they began: none is missed, and what the reader has by its mark is left out.
 */
export async function readNews(
  queries: Queries,
  { principal, siteId, since, known: marks, now }: Asked,
): Promise<ReceptionNews> {
  const { tenantId } = principal;
  const site = await findReceptionSite(queries, { tenantId, siteId });
  if (site === undefined) throw new Refusal("not_found", "There is no such site");
  const day = siteDay(now, site.timeZone);
  const nothing = { day, asOf: now.toISOString(), whole: false, house: false, visits: [], others: [], gone: [] };
  const age = now.getTime() - since.getTime();
  // From the future: a clock went back.
  if (age < 0 || age > longestSinceMs) return { ...nothing, whole: true };
  const period = dayAt(day, site.timeZone);
  const after = overlapBefore(since.getTime());
  const afterMoment = new Date(since.getTime() - overlapMilliseconds);
  const touched = await findTouchedVisits(queries, { tenantId, siteId, after, afterMoment, ...period });
  if (touched.whole) return { ...nothing, whole: true };
  const { ids, house } = touched;
  const records = ids.length === 0 ? [] : await listReceptionVisits(queries, { tenantId, siteId, ...period, ids });
  const known = new Set(records.map(({ visit }) => visit.id));
  const present = (record: ReceptionVisitRecord) => presentReceptionVisit(principal, record);
  return {
    ...nothing,
    house,
    visits: unknownOnly(records.filter((record) => isExpected(record, period)).map(present), marks),
    others: unknownOnly(records.filter((record) => !isExpected(record, period)).map(present), marks),
    gone: ids.filter((id) => !known.has(id)),
  };
}
