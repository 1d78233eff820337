import type { AccountingPeriod } from "@magic-meetings/contract/accounts/accounting-period.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export type PeriodStatus = AccountingPeriod["status"];

const insert = sql(
  "accounting_period_ensure",
  `insert into accounting_period (tenant_id, id, month, created_at)
   values ($1, $2, $3::date, $4)
   on conflict (tenant_id, month) do nothing`,
);

interface Month {
  tenantId: string;
  /** Its first day: `2026-10-01`. */
  month: string;
}

export async function ensurePeriod(
  db: Queries,
  { tenantId, month, id, now }: Month & { id: string; now: Date },
): Promise<void> {
  await db.execute(insert, [tenantId, id, month, now]);
}

const lock = sql(
  "accounting_period_lock",
  `select p.id, p.status
     from accounting_period p
    where p.tenant_id = $1
      and p.month = $2::date
      for update`,
);

/** Waits for whoever posts in the month, and keeps others from it. */
export async function lockPeriod(
  db: Queries,
  { tenantId, month }: Month,
): Promise<{ id: string; status: PeriodStatus } | undefined> {
  return (await db.query<{ id: string; status: PeriodStatus }>(lock, [tenantId, month]))[0];
}

const setStatus = sql(
  "accounting_period_set_status",
  `update accounting_period
      set status = $3,
          closed_at = $4,
          closed_by = $5,
          version = version + 1
    where tenant_id = $1
      and month = $2::date`,
);

export async function setPeriodStatus(
  db: Queries,
  change: Month & { status: PeriodStatus; closedAt: Date | null; closedBy: string | null },
): Promise<void> {
  await db.execute(setStatus, [change.tenantId, change.month, change.status, change.closedAt, change.closedBy]);
}

const openBefore = sql(
  "accounting_period_open_before",
  `select min(x.period) as month
     from transaction x
    where x.tenant_id = $1
      and x.period < $2::date
      and not exists (
        select 1
          from accounting_period p
         where p.tenant_id = x.tenant_id
           and p.month = x.period
           and p.status = 'closed')`,
  { plan: "each" },
);

/** The first month before this one in which something counts and which is not closed. */
export async function findOpenMonthBefore(db: Queries, { tenantId, month }: Month): Promise<string | undefined> {
  return (await db.query<{ month: string | null }>(openBefore, [tenantId, month]))[0]?.month ?? undefined;
}

const closedAfter = sql(
  "accounting_period_closed_after",
  `select p.month
     from accounting_period p
    where p.tenant_id = $1
      and p.month > $2::date
      and p.status = 'closed'
    order by p.month
    limit 1`,
);

/** The first closed month after this one. */
export async function findClosedMonthAfter(db: Queries, { tenantId, month }: Month): Promise<string | undefined> {
  return (await db.query<{ month: string }>(closedAfter, [tenantId, month]))[0]?.month;
}

const months = sql(
  "accounting_period_months",
  `select m.month::date as month, coalesce(p.status, 'open') as status, p.closed_at, u.name as closed_by,
          (select count(*)
             from transaction x
            where x.tenant_id = $1
              and x.period = m.month::date
              and x.kind in ('post', 'fee', 'refund', 'correction')
              and not exists (
                select 1
                  from finance_export_mark k
                 where k.tenant_id = x.tenant_id
                   and k.transaction_id = x.id))::int as unexported,
          (select count(*)
             from finance_export e
            where e.tenant_id = $1
              and e.month = m.month::date)::int as exports
     from (select generate_series(greatest($2::date, $3::date), $4::date, interval '1 month') as month) m
     left join accounting_period p on p.tenant_id = $1 and p.month = m.month::date
     left join app_user u on u.tenant_id = p.tenant_id and u.id = p.closed_by
    order by m.month desc`,
  { plan: "each" },
);

const firstMonth = sql(
  "accounting_period_first",
  `select least((select min(x.period)
                  from transaction x
                 where x.tenant_id = $1),
               (select min(p.month)
                  from accounting_period p
                 where p.tenant_id = $1)) as month`,
);

export interface PeriodRow {
  month: string;
  status: PeriodStatus;
  closedAt: Date | null;
  closedBy: string | null;
  unexported: number;
  exports: number;
}

/** The first month of the books; undefined where they are empty. */
export async function findFirstMonth(db: Queries, tenantId: string): Promise<string | undefined> {
  return (await db.query<{ month: string | null }>(firstMonth, [tenantId]))[0]?.month ?? undefined;
}

/** Months between two, the latest first, also those without a row. */
export async function readPeriods(
  db: Queries,
  { tenantId, first, from, to }: { tenantId: string; first: string; from: string; to: string },
): Promise<PeriodRow[]> {
  const rows = await db.query<{
    month: string;
    status: PeriodStatus;
    closed_at: Date | null;
    closed_by: string | null;
    unexported: number;
    exports: number;
  }>(months, [tenantId, first, from, to]);
  return rows.map((row) => ({
    month: row.month,
    status: row.status,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    unexported: row.unexported,
    exports: row.exports,
  }));
}
