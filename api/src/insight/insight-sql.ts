import { onTimeMinutes } from "@magic-meetings/contract/insight/insight-rules.ts";
import type { InsightGrouping } from "@magic-meetings/contract/insight/insight.ts";
import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";

// One statement for each question, for each way to group. `$2` to `$3` are moments, `$4` the company's zone, `$5` the
// sites (null: all), `$6` the asker's own accounts (null: all). They are planned for their values, because a month and two
// years of the same company want different plans.

export interface InsightScope {
  tenantId: string;
  from: Date;
  until: Date;
  timeZone: string;
  siteIds: readonly string[] | null;
  accountIds: readonly string[] | null;
}

/** Who pays for line `l`: its own account, or those of its order's split. */
const payers = `(
       select l.account_id as id
        where l.account_id is not null
       union all
       select p.account_id
         from account_split p
        where p.tenant_id = l.tenant_id
          and p.service_order_id = l.service_order_id
          and l.account_id is null)`;

// Not every statement says the zone otherwise, and PostgreSQL wants to know the type of each value.
const ofSites = `$4::text is not null
      and ($5::uuid[] is null or o.site_id = any($5::uuid[]))`;

/** Where accounts are the groups each payer is one, else an own account among them is enough. */
const ofAccounts = (by: InsightGrouping) =>
  by === "account"
    ? "($6::uuid[] is null or pay.id = any($6::uuid[]))"
    : `($6::uuid[] is null or exists (select 1 from ${payers} own where own.id = any($6::uuid[])))`;

const payJoin = (by: InsightGrouping) => (by === "account" ? `cross join lateral ${payers} pay` : "");

/** Who pays for order `o`, or a part of it. */
const orderPayers = `(
       select p.account_id as id
         from account_split p
        where p.tenant_id = o.tenant_id
          and p.service_order_id = o.id
       union
       select l.account_id
         from service_order_line l
        where l.tenant_id = o.tenant_id
          and l.service_order_id = o.id
          and l.account_id is not null)`;

const linesOfDelivery = `join production_order_line i on i.tenant_id = o.tenant_id and i.production_order_id = d.id
     join service v on v.tenant_id = i.tenant_id and v.id = i.service_id`;

/** The group of a row, from the aliases `o` (order), `l` (line), `v` (service) and `pay`; `at` is SQL. */
function keyOf(by: InsightGrouping, at: string): string {
  switch (by) {
    case "month":
      return `to_char(${at} at time zone $4::text, 'YYYY-MM')`;
    case "site":
      return "o.site_id::text";
    case "vendor":
      return "l.vendor_id::text";
    case "category":
      return "v.category_id::text";
    case "account":
      return "pay.id::text";
  }
}

type Question = "spend" | "delivered" | "punctual" | "fees" | "saved";

const texts: Record<Question, (by: InsightGrouping) => string> = {
  // The account is the cost centre's side of a transfer; what it was credited is taken off.
  spend: (by) => `
   select ${by === "month" ? "to_char(x.period, 'YYYY-MM')" : by === "account" ? "c.id::text" : keyOf(by, "")} as key,
          t.currency,
          sum(side.amount_minor)::bigint as spend_minor
     from transaction x
     join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
    cross join lateral (
       values (t.debit_account_id, t.amount_minor), (t.credit_account_id, -t.amount_minor)) side (account_id, amount_minor)
     join account c on c.tenant_id = t.tenant_id and c.id = side.account_id and c.kind = 'cost_centre'
     left join service_order_line l on l.tenant_id = t.tenant_id and l.id = t.service_order_line_id
     left join service v on v.tenant_id = l.tenant_id and v.id = l.service_id
     left join service_order o on o.tenant_id = x.tenant_id and o.id = x.service_order_id
    where x.tenant_id = $1
      and x.period >= ($2::timestamptz at time zone $4::text)::date
      and x.period < ($3::timestamptz at time zone $4::text)::date
      and x.kind in ('post', 'fee', 'refund', 'correction')
      and ${ofSites}
      and ($6::uuid[] is null or c.id = any($6::uuid[]))
    group by 1, 2`,
  delivered: (by) => `
   select ${keyOf(by, "l.deliver_at")} as key, o.currency,
          count(distinct o.id)::integer as orders,
          sum(l.delivered)::integer as delivered,
          coalesce(sum(l.delivered) filter (where l.wasted is not null), 0)::integer as weighed,
          coalesce(sum(l.wasted), 0)::integer as wasted,
          count(l.rating)::integer as ratings,
          coalesce(sum(l.rating), 0)::integer as rating_sum
     from service_order_line l
     join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
     join service v on v.tenant_id = l.tenant_id and v.id = l.service_id
     ${payJoin(by)}
    where l.tenant_id = $1
      and l.deliver_at >= $2
      and l.deliver_at < $3
      and l.delivered > 0
      and ${ofSites}
      and ${ofAccounts(by)}
    group by 1, 2`,
  // Read first, and then what each of them belongs to: there is no better order, and statistics may not know that yet.
  punctual: (by) => `
   with delivery as materialized (
     select d.id, d.service_order_id, d.vendor_id, d.deliver_at, d.delivered_at
       from production_order d
      where d.tenant_id = $1
        and d.deliver_at >= $2
        and d.deliver_at < $3
        and d.delivered_at is not null)
   select ${keyOf(by, "d.deliver_at").replace("l.vendor_id", "d.vendor_id")} as key, o.currency,
          count(distinct d.id)::integer as deliveries,
          count(distinct d.id) filter (
            where d.delivered_at <= d.deliver_at + interval '${onTimeMinutes} minutes')::integer as on_time
     from delivery d
     join service_order o on o.tenant_id = $1 and o.id = d.service_order_id
     ${by === "account" ? `cross join lateral ${orderPayers} pay` : ""}
     ${by === "category" ? linesOfDelivery : ""}
    where ${ofSites}
      and ${by === "account" ? ofAccounts(by) : `($6::uuid[] is null or exists (select 1 from ${orderPayers} own where own.id = any($6::uuid[])))`}
    group by 1, 2`,
  fees: (by) => `
   select ${keyOf(by, "f.created_at").replace("l.vendor_id", "f.vendor_id")} as key, f.currency,
          count(distinct f.id)::integer as late_changes,
          coalesce(sum(f.amount_minor) filter (where f.waived_at is null), 0)::bigint as fees_minor,
          coalesce(sum(f.amount_minor) filter (where f.waived_at is not null), 0)::bigint as waived_minor
     from order_fee f
     join service_order o on o.tenant_id = f.tenant_id and o.id = f.service_order_id
     left join service_order_line l on l.tenant_id = f.tenant_id and l.id = f.service_order_line_id
     left join service v on v.tenant_id = l.tenant_id and v.id = l.service_id
     ${payJoin(by)}
    where f.tenant_id = $1
      and f.created_at >= $2
      and f.created_at < $3
      and ${ofSites}
      and ${ofAccounts(by)}
    group by 1, 2`,
  saved: (by) => `
   select ${keyOf(by, "h.at")} as key, h.currency,
          sum(h.saved_minor - h.fee_minor)::bigint as saved_minor
     from head_count_change h
     join service_order o on o.tenant_id = h.tenant_id and o.id = h.service_order_id
     left join service_order_line l on l.tenant_id = h.tenant_id and l.id = h.service_order_line_id
     left join service v on v.tenant_id = l.tenant_id and v.id = l.service_id
     ${payJoin(by)}
    where h.tenant_id = $1
      and h.at >= $2
      and h.at < $3
      and ${ofSites}
      and ${ofAccounts(by)}
    group by 1, 2`,
};

const made = new Map<string, Statement>();

/** The statement of a question, for a look at its plan as well. */
export function insightStatement(question: Question, by: InsightGrouping): Statement {
  const name = `insight_${question}_${by}`;
  const known = made.get(name);
  if (known) return known;
  const statement = sql(name, texts[question](by).trim(), { plan: "each" });
  made.set(name, statement);
  return statement;
}

export function insightValues(scope: InsightScope): unknown[] {
  return [scope.tenantId, scope.from, scope.until, scope.timeZone, scope.siteIds, scope.accountIds];
}

/** What one question says of one group in one currency. */
export interface InsightPart {
  key: string | null;
  currency: string;
  spend_minor?: number;
  orders?: number;
  delivered?: number;
  weighed?: number;
  wasted?: number;
  ratings?: number;
  rating_sum?: number;
  deliveries?: number;
  on_time?: number;
  late_changes?: number;
  fees_minor?: number;
  waived_minor?: number;
  saved_minor?: number;
}

const questions: readonly Question[] = ["spend", "delivered", "punctual", "fees", "saved"];

/** The answers to all questions, one after the other on the same connection. */
export async function readInsightParts(db: Queries, by: InsightGrouping, scope: InsightScope): Promise<InsightPart[]> {
  const parts: InsightPart[] = [];
  for (const question of questions) {
    parts.push(...(await db.query<InsightPart>(insightStatement(question, by), insightValues(scope))));
  }
  return parts;
}
