import type { AccountingPeriod, PeriodDetail } from "@magic-meetings/contract/accounts/accounting-period.ts";
import type { Allowance, Page } from "@magic-meetings/contract/words/words.ts";
import { DateTime } from "luxon";
import { z } from "zod";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";
import { readCompanyZone } from "./company-books-sql.ts";
import {
  findClosedMonthAfter,
  findFirstMonth,
  findOpenMonthBefore,
  readPeriods,
  type PeriodRow,
} from "./accounting-period-sql.ts";
import { accountingMonth } from "./budget-period.ts";
import { readChecklist, readPosted } from "./month-checklist-sql.ts";

interface Asker {
  principal: Principal;
  now: Date;
}

const byMonth = z.tuple([z.iso.date()]);

/** The months of the books, the latest first: from the first in which anything counts to the present one. */
export async function readPeriodList(
  db: Queries,
  asker: Asker,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Page<AccountingPeriod>> {
  const { tenantId } = asker.principal;
  const present = accountingMonth(asker.now, await readCompanyZone(db, tenantId));
  const first = (await findFirstMonth(db, tenantId)) ?? present;
  const [last] = decodeCursor(byMonth, after) ?? [];
  const to = last === undefined ? later(first, present) : shifted(last, -1);
  if (to < first) return { items: [], next: null };
  const from = shifted(to, 1 - limit);
  const rows = await readPeriods(db, { tenantId, first, from, to });
  // Months are closed in order and opened again in the other order.
  const firstOpen = await findOpenMonthBefore(db, { tenantId, month: shifted(to, 1) });
  const lastClosed = rows.find(({ status }) => status === "closed")?.month;
  const items = rows.map((row) =>
    toPeriod(row, {
      ...asker,
      isOver: row.month < present,
      isFirstOpen: firstOpen === undefined || firstOpen >= row.month,
      isLastClosed: last === undefined && row.month === lastClosed,
    }),
  );
  return { items, next: from > first ? encodeCursor([from]) : null };
}

/** One month, with what is still open in it. */
export async function readPeriod(db: Queries, asker: Asker, month: string): Promise<PeriodDetail> {
  const { tenantId } = asker.principal;
  const timeZone = await readCompanyZone(db, tenantId);
  const day = `${month}-01`;
  const [row] = await readPeriods(db, { tenantId, first: day, from: day, to: day });
  if (row === undefined) throw new Error(`There is no month ${month}`);
  const firstOpen = await findOpenMonthBefore(db, { tenantId, month: day });
  const closedAfter = await findClosedMonthAfter(db, { tenantId, month: day });
  const period = toPeriod(row, {
    ...asker,
    isOver: day < accountingMonth(asker.now, timeZone),
    isFirstOpen: firstOpen === undefined,
    isLastClosed: closedAfter === undefined,
  });
  const checklist = await readChecklist(db, { tenantId, month: day, timeZone });
  return { ...period, checklist, posted: await readPosted(db, { tenantId, month: day }) };
}

interface Facts extends Asker {
  isOver: boolean;
  isFirstOpen: boolean;
  isLastClosed: boolean;
}

function toPeriod(row: PeriodRow, facts: Facts): AccountingPeriod {
  return {
    month: row.month.slice(0, 7),
    status: row.status,
    isOver: facts.isOver,
    closedAt: row.closedAt?.toISOString() ?? null,
    closedBy: row.closedBy,
    unexported: row.unexported,
    exports: row.exports,
    allowed: {
      close: allowance([
        ["wrong_state", row.status === "open"],
        ["period_not_over", facts.isOver],
        ["earlier_period_open", facts.isFirstOpen],
      ]),
      reopen: allowance([
        ["forbidden", holdsRole(facts.principal, "admin")],
        ["wrong_state", row.status === "closed"],
        ["period_exported", row.exports === 0],
        ["period_closed", facts.isLastClosed],
      ]),
      export: allowance([
        ["period_open", row.status === "closed"],
        ["nothing_to_export", row.unexported > 0],
      ]),
    },
  };
}

/** The first condition that does not hold says why. */
function allowance(conditions: readonly (readonly [because: string, holds: boolean])[]): Allowance {
  const broken = conditions.find(([, holds]) => !holds);
  return broken === undefined ? { ok: true } : { ok: false, because: broken[0] };
}

function shifted(month: string, months: number): string {
  return DateTime.fromISO(month, { zone: "utc" }).plus({ months }).toFormat("yyyy-MM-dd");
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
