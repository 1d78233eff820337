import type { Correction, NewCorrection } from "@magic-meetings/contract/accounts/accounting-period.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import type { CommandContext } from "../commands/command-context.ts";
import { isCheckViolation } from "../db/constraint-errors.ts";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { readCompanyZone } from "./company-books-sql.ts";
import { accountingMonth, budgetStartsOn } from "./budget-period.ts";
import { findCorrection, findTransaction, listCorrections, lockAccounts } from "./correction-sql.ts";
import type { CorrectedAccount } from "./correction-sql.ts";
import { moveMoney, type Transfer } from "./move-money.ts";
import { warnOfBudget } from "./warn-of-budget.ts";

const byTransfer = z.tuple([z.uuid()]);

/** Corrections, the latest first. */
export async function readCorrections(
  db: Queries,
  {
    tenantId,
    month,
    after,
    limit,
  }: { tenantId: string; month?: string | undefined; after?: string | undefined; limit: number },
) {
  const [before] = decodeCursor(byTransfer, after) ?? [];
  const day = month === undefined ? null : `${month}-01`;
  const rows = await listCorrections(db, { tenantId, month: day, before: before ?? null, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor([last.position]) : null;
  return { items: page.map(({ position: _, ...correction }) => correction), next };
}

/** Moves money between two accounts of one currency, in any month that has begun. */
export async function correctAccounts(context: CommandContext, input: NewCorrection): Promise<Correction> {
  const { debitAccountId, creditAccountId, amountMinor, correctsId, memo, period } = input;
  const { tx, tenantId } = context;
  const { debit, credit } = await lockBoth(context, debitAccountId, creditAccountId);
  const corrected = correctsId === undefined ? undefined : await findTransaction(tx, { tenantId, id: correctsId });
  if (correctsId !== undefined && corrected === undefined) {
    throw unfit("/correctsId", "unknown", "There is no such transaction");
  }
  const transfer = await transferOf(context, { debit, credit, amountMinor, period });
  const [id] = await postCorrection(context, {
    period,
    currency: debit.currency,
    serviceOrderId: corrected?.serviceOrderId ?? null,
    transfers: [transfer],
    memo,
    correctsId: correctsId ?? null,
  });
  const made = id === undefined ? undefined : await findCorrection(tx, { tenantId, id });
  if (made === undefined) throw new Error("The correction that was just written is not there");
  return made;
}

export interface NewPosting {
  /** `2026-10`. */
  period: string;
  currency: string;
  serviceOrderId: string | null;
  transfers: readonly Transfer[];
  memo: string;
  correctsId: string | null;
}

/** Writes a correction with its signal and audit row; gives the transaction's id. */
export async function postCorrection(context: CommandContext, posting: NewPosting): Promise<string[]> {
  const { period, currency, serviceOrderId, transfers, memo, correctsId } = posting;
  await refuseFuture(context, period);
  const { transactionIds, usages } = await moving(() =>
    moveMoney(context, {
      serviceOrderId,
      currency,
      period: `${period}-01`,
      movements: [{ kind: "correction", transfers, correctsId, memo }],
    }),
  );
  await warnOfBudget(context, usages);
  for (const id of transactionIds) {
    const subject = { type: "account", id } as const;
    context.signal({ id: context.newId(), kind: "account.corrected", subject, facts: { month: period } });
    const newValues = { period, currency, memo, correctsId, transfers };
    context.audit({ action: "account.correct", entityType: "transaction", entityId: id, newValues });
  }
  return transactionIds;
}

async function lockBoth({ tx, tenantId }: CommandContext, debitId: string, creditId: string) {
  if (debitId === creditId) throw unfit("/creditAccountId", "same", "Money moves between two accounts");
  const locked = await lockAccounts(tx, { tenantId, ids: [debitId, creditId] });
  const debit = locked.find(({ id }) => id === debitId);
  const credit = locked.find(({ id }) => id === creditId);
  if (debit === undefined) throw unfit("/debitAccountId", "unknown", "There is no such account");
  if (credit === undefined) throw unfit("/creditAccountId", "unknown", "There is no such account");
  for (const account of [debit, credit]) {
    if (account.status === "closed") {
      throw new Refusal("account_closed", "A closed account takes nothing: open it again first");
    }
  }
  if (debit.currency !== credit.currency) {
    throw new Refusal("account_currency_differs", "The accounts have different currencies: amounts are never mixed");
  }
  return { debit, credit };
}

interface Meant {
  debit: CorrectedAccount;
  credit: CorrectedAccount;
  amountMinor: number;
  period: string;
}

/** What a cost centre pays by a correction counts against its budget of that month. */
export async function transferOf(
  { tx, tenantId }: CommandContext,
  { debit, credit, amountMinor, period }: Meant,
): Promise<Transfer> {
  const transfer = { debitAccountId: debit.id, creditAccountId: credit.id, amountMinor };
  if (debit.kind !== "cost_centre" || debit.budgetPeriod === null) return transfer;
  const zone = await readCompanyZone(tx, tenantId);
  const startsOn = budgetStartsOn(debit.budgetPeriod, new Date(`${period}-15T12:00:00Z`), zone);
  return { ...transfer, budgetStartsOn: startsOn, budgetMinor: debit.periodBudgetMinor };
}

async function refuseFuture({ tx, tenantId, now }: CommandContext, period: string): Promise<void> {
  if (`${period}-01` <= accountingMonth(now, await readCompanyZone(tx, tenantId))) return;
  throw unfit("/period", "too_late", "This month has not begun");
}

/** A cost centre gives back no more than it has paid. */
async function moving<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isCheckViolation(error, "account_posted_not_negative")) throw error;
    throw unfit("/amountMinor", "too_much", "This account has not paid that much: it cannot get more back");
  }
}

function unfit(pointer: string, code: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code, detail }] });
}
