import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { VisitorInsightQuery } from "@magic-meetings/contract/visitor-insight/visitor-insight-contract.ts";
import { mostInsightDays } from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import type { VisitorFigures, VisitorInsight } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { findInsightSites } from "../insight/insight-names-sql.ts";
import { sitesSeenByName } from "../visits/visit-access.ts";
import { countVisits, type CountedVisits } from "./visitor-insight-sql.ts";

const nothing: VisitorFigures = {
  visits: 0,
  came: 0,
  noShows: 0,
  cancelled: 0,
  walkIns: 0,
  answered: 0,
  waitingMedian: null,
  waitingLongest: null,
  leadMedian: null,
};

/** Visits of the sites that the reader looks after, added up. */
export async function readVisitorInsight(
  db: Queries,
  principal: Principal,
  { from, to, site, by }: VisitorInsightQuery,
): Promise<VisitorInsight> {
  refuseTooLong(from, to);
  const { tenantId } = principal;
  const seen = sitesSeenByName(principal);
  const own = seen === "all" ? null : seen;
  const sites = await findInsightSites(db, { tenantId, siteIds: own });
  if (site !== undefined && !sites.some(({ id }) => id === site)) {
    throw new Refusal("not_found", "There is no such site");
  }
  const counted = await countVisits(db, by, { tenantId, from, to, siteIds: site === undefined ? own : [site] });
  const total = counted.find(({ isTotal }) => isTotal);
  return {
    by,
    from,
    to,
    items: counted
      .filter(({ isTotal }) => !isTotal)
      .map((row) => ({ ...figuresOf(row), key: row.key ?? "", name: row.name ?? "" })),
    total: total === undefined ? nothing : figuresOf(total),
    sites,
  };
}

function figuresOf({ key: _key, name: _name, isTotal: _isTotal, ...figures }: CountedVisits): VisitorFigures {
  return figures;
}

function refuseTooLong(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days >= 1 && days <= mostInsightDays) return;
  const detail = `On or after the first day, within ${mostInsightDays} days`;
  throw new Refusal("invalid", detail, { errors: [{ pointer: "/query/to", code: "invalid", detail }] });
}
