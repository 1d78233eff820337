import { isDeepStrictEqual } from "node:util";
import type { Account, AccountChange, NewAccount } from "@magic-meetings/contract/accounts/account.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { constraintName, isUniqueViolation } from "../db/constraint-errors.ts";
import { findUserIds } from "../places/referred-sql.ts";
import { accountSight } from "./account-policy.ts";
import { findAccount } from "./account-upkeep-sql.ts";
import {
  changeAccountUsers,
  changePeriodBudgets,
  insertAccounts,
  listAccountUsers,
  lockAccount,
  updateAccount,
  type AccountValues,
  type LockedAccount,
} from "./account-write-sql.ts";
import { budgetStartsOn } from "./budget-period.ts";
import { readCompanyZone, readMinorUnits } from "./company-books-sql.ts";
import { findHeldOrders } from "./held-orders-sql.ts";
import { readAccount } from "./read-accounts.ts";

/** Adds a cost centre; refuses with `name_taken` where its code is another one's. */
export async function createAccount(context: CommandContext, input: NewAccount): Promise<Account> {
  const { tx, now, principal } = context;
  const [id = ""] = await createAccounts(context, [input]);
  return readAccount(tx, { principal, now, id });
}

/** Adds several by few statements; gives their ids in the same order. */
export async function createAccounts(context: CommandContext, inputs: readonly NewAccount[]): Promise<string[]> {
  const { tx, tenantId, now, principal } = context;
  const accounts = inputs.map(({ userIds, ...written }) => {
    return { id: context.newId(), userIds, values: { ...written, status: "open" } satisfies AccountValues };
  });
  await refuseUnfit(
    context,
    accounts.map(({ values }) => values),
  );
  await refusingTaken(() => insertAccounts(tx, { tenantId, now, userId: principal.userId, accounts }));
  for (const { id, userIds, values } of accounts) {
    const users = userIds.length > 0 ? await setUsers(context, id, userIds) : null;
    record(context, { id, action: "create", oldValues: null, newValues: { ...values, ...users?.newValues } });
  }
  return accounts.map(({ id }) => id);
}

export interface ChangeAccount {
  id: string;
  change: AccountChange;
  expectedVersion: number | undefined;
}

/** Changes an account; its currency is fixed once money has moved, and it is closed only when nothing is held on it. */
export async function changeAccount(
  context: CommandContext,
  { id, change, expectedVersion }: ChangeAccount,
): Promise<Account> {
  const { tx, tenantId, now, principal } = context;
  const before = await lockAccount(tx, { tenantId, id });
  if (before === undefined) throw new Refusal("not_found", "There is no such account");
  refuseStaleVersion(before.version, expectedVersion);
  const { userIds, ...asked } = change;
  const values: AccountValues = { ...before.values, ...given(asked) };
  if (values.budgetPeriod === null) values.periodBudgetMinor = null;
  if (!isDeepStrictEqual(values, before.values)) {
    await refuseUnfit(context, [values]);
    await refuseUnlessMoneyAllows(context, id, before, values);
    await write(context, id, before, values);
  }
  const users = await setUsers(context, id, userIds);
  const changed = changedFields(before.values, values);
  if (changed.length > 0 || users !== null) {
    const oldValues = { ...pick(before.values, changed), ...users?.oldValues };
    const newValues = { ...pick(values, changed), ...users?.newValues };
    record(context, { id, action: "change", oldValues, newValues });
  }
  return readAccount(tx, { principal, now, id });
}

function given(asked: Omit<AccountChange, "userIds">): Partial<AccountValues> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

async function write(context: CommandContext, id: string, before: LockedAccount, values: AccountValues): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const warnAnew = values.budgetMinor !== before.values.budgetMinor;
  await refusingTaken(() => updateAccount(tx, { tenantId, id, now, userId: principal.userId, values, warnAnew }));
  const { budgetPeriod, periodBudgetMinor } = values;
  if (budgetPeriod === null || periodBudgetMinor === null) return;
  if (budgetPeriod !== before.values.budgetPeriod || periodBudgetMinor === before.values.periodBudgetMinor) return;
  const startsOn = budgetStartsOn(budgetPeriod, now, await readCompanyZone(tx, tenantId));
  await refusingTaken(() =>
    changePeriodBudgets(tx, { tenantId, accountId: id, startsOn, budgetMinor: periodBudgetMinor }),
  );
}

async function refuseUnfit({ tx, tenantId }: CommandContext, all: readonly AccountValues[]): Promise<void> {
  for (const currency of new Set(all.map((values) => values.currency))) {
    if ((await readMinorUnits(tx, currency)) === undefined)
      throw unfit("/currency", "unknown", "There is no such currency");
  }
  const owners = [...new Set(all.flatMap(({ ownerId }) => ownerId ?? []))];
  if (owners.length > 0 && (await findUserIds(tx, { tenantId, ids: owners })).length < owners.length) {
    throw unfit("/ownerId", "unknown", "There is no such person");
  }
  if (all.some(({ budgetPeriod, periodBudgetMinor }) => (budgetPeriod === null) !== (periodBudgetMinor === null))) {
    throw unfit("/periodBudgetMinor", "incomplete", "A budget of a period has both a period and an amount");
  }
}

async function refuseUnlessMoneyAllows(
  { tx, tenantId, principal, now }: CommandContext,
  id: string,
  before: LockedAccount,
  values: AccountValues,
): Promise<void> {
  const used = { heldMinor: before.heldMinor, postedMinor: before.postedMinor };
  if (values.currency !== before.values.currency) {
    const zone = await readCompanyZone(tx, tenantId);
    const today = budgetStartsOn("month", now, zone);
    const found = await findAccount(tx, { tenantId, today, sight: accountSight(principal), id });
    if (found?.isUsed !== false)
      throw unfit("/currency", "used", "Money has moved on this account: its currency stays");
  }
  if (before.kind !== "cost_centre" && values.status === "closed") {
    throw new Refusal("wrong_state", "Only cost centres are closed: vendors' accounts end with the vendor");
  }
  if (values.status === "closed" && before.values.status === "open" && used.heldMinor > 0) {
    const blockedBy = await findHeldOrders(tx, { tenantId, accountId: id });
    throw new Refusal(
      "account_has_holds",
      "Open orders hold money on this account: they have to be delivered, cancelled or paid by another account first",
      { blockedBy },
    );
  }
  if (values.budgetMinor !== null && used.heldMinor + used.postedMinor > values.budgetMinor) throw budgetTooSmall();
}

function budgetTooSmall(): Refusal {
  return new Refusal("budget_exceeded", "More than this is held and posted already: the budget cannot be smaller");
}

/** Two who take one code at the same moment, and a budget that is used while it is lowered. */
async function refusingTaken(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isUniqueViolation(error, "account_code_once")) {
      throw new Refusal("name_taken", "Another account has this code", {
        errors: [{ pointer: "/code", code: "taken", detail: "Another account has this code" }],
      });
    }
    const name = constraintName(error);
    if (name === "account_within_budget" || name === "account_period_within_budget") throw budgetTooSmall();
    if (name === "account_with_its_currency" || name?.startsWith("transfer_")) {
      throw unfit("/currency", "used", "Money has moved on this account: its currency stays");
    }
    throw error;
  }
}

function unfit(pointer: string, code: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code, detail }] });
}

async function setUsers({ tx, tenantId }: CommandContext, accountId: string, wanted: readonly string[] | undefined) {
  if (wanted === undefined) return null;
  const after = [...new Set(wanted)].sort();
  const before = await listAccountUsers(tx, { tenantId, accountId });
  if (before.join() === after.join()) return null;
  const added = after.filter((id) => !before.includes(id));
  const gone = before.filter((id) => !after.includes(id));
  if (added.length > 0 && (await findUserIds(tx, { tenantId, ids: added })).length < added.length) {
    throw unfit("/userIds", "unknown", "There is no such person");
  }
  await changeAccountUsers(tx, { tenantId, accountId, gone, added });
  return { oldValues: { userIds: before }, newValues: { userIds: after } };
}

interface Recorded {
  id: string;
  action: "create" | "change";
  oldValues: Record<string, unknown> | null;
  newValues: Record<string, unknown>;
}

function record(context: CommandContext, { id, action, oldValues, newValues }: Recorded): void {
  context.signal({ id: context.newId(), kind: "account.changed", subject: { type: "account", id }, facts: {} });
  context.audit({ action: `account.${action}`, entityType: "account", entityId: id, oldValues, newValues });
}

function changedFields(before: AccountValues, after: AccountValues): (keyof AccountValues)[] {
  return (Object.keys(after) as (keyof AccountValues)[]).filter((field) => before[field] !== after[field]);
}

function pick(values: AccountValues, fields: readonly (keyof AccountValues)[]): Partial<AccountValues> {
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}
