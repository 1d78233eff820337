import type { VisitorInsightGrouping } from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import {
  erasedPeople,
  fewPeople,
  noCompany,
  smallestGroup,
} from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import type { VisitorFigures } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";

// One statement a chart, its total among its rows. A day begins at each site's own midnight, and a site's visits are read
// by the index of its days.

const counted = `
     counted as (
       select s.id as site_id, s.name as site_name, v.id, v.visitor_id, v.source, v.status, v.arrived_at,
              lower(v.during) as starts, lower(v.during) at time zone s.time_zone as local_start,
              coalesce(v.arrived_at, lower(v.during)) at time zone s.time_zone as local_hour,
              extract(epoch from lower(v.during) - v.created_at) / 3600 as lead_hours,
              extract(epoch from (
                select min(c.answered_at)
                  from host_call c
                 where c.tenant_id = v.tenant_id
                   and c.visit_id = v.id
                   and c.withdrawn_at is null) - v.arrived_at) as waiting,
              p.company
         from site s
         join visit v
           on v.tenant_id = s.tenant_id
          and v.site_id = s.id
          and lower(v.during) >= $2::date::timestamp at time zone s.time_zone
          and lower(v.during) < ($3::date + 1)::timestamp at time zone s.time_zone
         left join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
        where s.tenant_id = $1
          and ($4::uuid[] is null or s.id = any($4::uuid[])))`;

/** Companies from which enough different people came; one is written in many ways, but not in capitals. */
const companies = `,
     known_company as (
       select lower(trim(c.company)) as company, min(trim(c.company)) as name
         from counted c
        where c.company <> ''
        group by lower(trim(c.company))
       having count(distinct c.visitor_id) >= ${smallestGroup})`;

const keys: Record<VisitorInsightGrouping, { key: string; name?: string; with?: string; from?: string }> = {
  day: { key: "to_char(c.local_start, 'YYYY-MM-DD')" },
  weekday: { key: "extract(isodow from c.local_start)::text" },
  hour: { key: "extract(hour from c.local_hour)::text" },
  site: { key: "c.site_id::text", name: "min(c.site_name)" },
  source: { key: "c.source" },
  company: {
    key: `case
            when c.visitor_id is null or c.company is null then '${erasedPeople}'
            when c.company = '' then '${noCompany}'
            when k.company is null then '${fewPeople}'
            else 'name:' || k.company
          end`,
    name: "min(k.name)",
    with: companies,
    from: "left join known_company k on k.company = lower(trim(c.company))",
  },
};

const mostRows = 500;
const made = new Map<VisitorInsightGrouping, Statement>();

/** The statement of a chart, for a look at its plan as well. */
export function visitorInsightStatement(by: VisitorInsightGrouping): Statement {
  const known = made.get(by);
  if (known !== undefined) return known;
  const { key, name = "null::text", with: more = "", from = "" } = keys[by];
  const statement = sql(
    `visitor_insight_${by}`,
    `with ${counted.trim()}${more}
   select g.key, case when g.key is not null then ${name} end as name, grouping(g.key) = 1 as is_total,
          count(*) filter (where c.status <> 'cancelled')::integer as visits,
          count(*) filter (where c.arrived_at is not null)::integer as came,
          count(*) filter (where c.status = 'no_show')::integer as no_shows,
          count(*) filter (where c.status = 'cancelled')::integer as cancelled,
          count(*) filter (where c.source = 'walk_in')::integer as walk_ins,
          count(c.waiting) filter (where c.waiting >= 0)::integer as answered,
          percentile_cont(0.5) within group (order by c.waiting) filter (where c.waiting >= 0) as waiting_median,
          percentile_cont(0.95) within group (order by c.waiting) filter (where c.waiting >= 0) as waiting_longest,
          percentile_cont(0.5) within group (order by c.lead_hours)
            filter (where c.source <> 'walk_in' and c.lead_hours >= 0) as lead_median
     from counted c
     ${from}
    cross join lateral (select ${key} as key) g
    group by grouping sets ((g.key), ())
    order by is_total desc, ${by === "day" || by === "weekday" ? "g.key" : by === "hour" ? "g.key::integer" : "visits desc, g.key"}
    limit ${mostRows + 1}`,
    { plan: "each" },
  );
  made.set(by, statement);
  return statement;
}

export interface VisitorInsightScope {
  tenantId: string;
  from: string;
  to: string;
  siteIds: readonly string[] | null;
}

export function visitorInsightValues({ tenantId, from, to, siteIds }: VisitorInsightScope): unknown[] {
  return [tenantId, from, to, siteIds];
}

interface Row {
  key: string | null;
  name: string | null;
  is_total: boolean;
  visits: number;
  came: number;
  no_shows: number;
  cancelled: number;
  walk_ins: number;
  answered: number;
  waiting_median: number | null;
  waiting_longest: number | null;
  lead_median: number | null;
}

export type CountedVisits = VisitorFigures & { key: string | null; name: string | null; isTotal: boolean };

/** The rows of a chart and their total. */
export async function countVisits(
  db: Queries,
  by: VisitorInsightGrouping,
  scope: VisitorInsightScope,
): Promise<CountedVisits[]> {
  const rows = await db.query<Row>(visitorInsightStatement(by), visitorInsightValues(scope));
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    isTotal: row.is_total,
    visits: row.visits,
    came: row.came,
    noShows: row.no_shows,
    cancelled: row.cancelled,
    walkIns: row.walk_ins,
    answered: row.answered,
    waitingMedian: row.waiting_median,
    waitingLongest: row.waiting_longest,
    leadMedian: row.lead_median,
  }));
}
