import type { PeriodDetail } from "@magic-meetings/contract/accounts/accounting-period.ts";
import { Refusal, type Blocker } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { readCompanyZone } from "./company-books-sql.ts";
import {
  ensurePeriod,
  findClosedMonthAfter,
  findOpenMonthBefore,
  lockPeriod,
  setPeriodStatus,
} from "./accounting-period-sql.ts";
import { accountingMonth } from "./budget-period.ts";
import { hasExport } from "./finance-export-sql.ts";
import { readChecklist } from "./month-checklist-sql.ts";
import { readPeriod } from "./read-periods.ts";

/**
 * Closes a month that is over; months are closed in order. What is still open in it is named first, and it is closed
 * nevertheless when that is accepted: what is delivered later counts later.
 */
export async function closeMonth(
  context: CommandContext,
  { month, acceptOpen }: { month: string; acceptOpen: boolean },
): Promise<PeriodDetail> {
  const { tx, tenantId, now, principal } = context;
  const timeZone = await readCompanyZone(tx, tenantId);
  const day = `${month}-01`;
  if (day >= accountingMonth(now, timeZone)) {
    throw new Refusal("period_not_over", "This month is not over: it can be closed when it is");
  }
  const { id, status } = await lockMonth(context, day);
  if (status === "closed") throw new Refusal("wrong_state", "This month is closed already");
  const earlier = await findOpenMonthBefore(tx, { tenantId, month: day });
  if (earlier !== undefined) {
    throw new Refusal("earlier_period_open", `${earlier.slice(0, 7)} is open: months are closed one after the other`);
  }
  if (!acceptOpen) await refuseOpenMatters(context, { day, timeZone });
  await setPeriodStatus(tx, { tenantId, month: day, status: "closed", closedAt: now, closedBy: principal.userId });
  record(context, { id, month, action: "closed", newValues: { status: "closed", acceptOpen } });
  return readPeriod(tx, { principal, now }, month);
}

async function refuseOpenMatters(
  { tx, tenantId }: CommandContext,
  { day, timeZone }: { day: string; timeZone: string },
): Promise<void> {
  const checklist = await readChecklist(tx, { tenantId, month: day, timeZone });
  const count = checklist.reduce((sum, check) => sum + check.count, 0);
  if (count === 0) return;
  const items = checklist.flatMap(({ kind, items: some }) =>
    some.map(({ id, number, name }): Blocker => ({ type: kind, id, name: `${number} ${name}`.trim() })),
  );
  throw new Refusal(
    "period_has_open_matters",
    "Some things of this month are still open: see to them, or accept them",
    {
      blockedBy: { count, items: items.slice(0, 20) },
    },
  );
}

/** Opens a closed month again: the last one, as long as nothing of it was exported. */
export async function reopenMonth(
  context: CommandContext,
  { month, reason }: { month: string; reason: string },
): Promise<PeriodDetail> {
  const { tx, tenantId, now, principal } = context;
  const day = `${month}-01`;
  const found = await lockPeriod(tx, { tenantId, month: day });
  if (found?.status !== "closed") throw new Refusal("wrong_state", "This month is open");
  if (await hasExport(tx, { tenantId, month: day })) {
    throw new Refusal("period_exported", "This month was exported: it takes corrections only");
  }
  const later = await findClosedMonthAfter(tx, { tenantId, month: day });
  if (later !== undefined) {
    throw new Refusal("period_closed", `${later.slice(0, 7)} is closed: open the later month first`);
  }
  await setPeriodStatus(tx, { tenantId, month: day, status: "open", closedAt: null, closedBy: null });
  record(context, { id: found.id, month, action: "reopened", newValues: { status: "open", reason } });
  return readPeriod(tx, { principal, now }, month);
}

/** The month's row, locked: who posts in the month is waited for, and waits. */
export async function lockMonth(context: CommandContext, day: string) {
  const { tx, tenantId, now } = context;
  await ensurePeriod(tx, { tenantId, month: day, id: context.newId(), now });
  const found = await lockPeriod(tx, { tenantId, month: day });
  if (found === undefined) throw new Error(`The month ${day} was just made and is not there`);
  return found;
}

interface Recorded {
  id: string;
  month: string;
  action: "closed" | "reopened";
  newValues: Record<string, unknown>;
}

function record(context: CommandContext, { id, month, action, newValues }: Recorded): void {
  context.signal({
    id: context.newId(),
    kind: `accounting_period.${action}`,
    subject: { type: "account", id },
    facts: { month },
  });
  const entity = { entityType: "accounting_period", entityId: id };
  context.audit({ action: `accounting_period.${action}`, ...entity, oldValues: { month }, newValues });
}
