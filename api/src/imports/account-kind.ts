import { newAccountSchema, type AccountChange, type NewAccount } from "@magic-meetings/contract/accounts/account.ts";
import { readAccountRow, type AccountRow } from "@magic-meetings/contract/imports/read-account-row.ts";
import { changeAccount, createAccounts } from "../accounts/keep-account.ts";
import { foldName } from "./fold-name.ts";
import { differing, given } from "./given-fields.ts";
import { findAccountsByCode, findPeople, listMinorUnits, type KnownAccount } from "./known-company-sql.ts";
import { refuseUnfit } from "./refuse-unfit.ts";
import { thingKind, type Judging } from "./thing-kind.ts";

interface World {
  minorUnits: Map<string, number>;
  /** By e-mail, as far as rows named them. */
  people: Map<string, string>;
}

interface AccountToWrite {
  create: NewAccount | undefined;
  change: AccountChange;
}

const columns = {
  approvalLimitMinor: "approvalLimit",
  budgetMinor: "budget",
  periodBudgetMinor: "budget",
  code: "code",
} as const;

export const accountKind = thingKind<World, AccountRow, KnownAccount, AccountToWrite>({
  kind: "accounts",
  keyField: "code",
  load: async (db) => ({ minorUnits: await listMinorUnits(db), people: new Map() }),
  keyOf: ({ code }) => (code?.trim() ? foldName(code) : undefined),
  async findKnown(db, { tenantId, world, keys, rows }) {
    const emails = [...new Set(rows.flatMap(({ owner }) => owner?.trim().toLowerCase() ?? []))];
    for (const { id, email } of await findPeople(db, { tenantId, emails })) world.people.set(email, id);
    const known = new Map<string, KnownAccount[]>();
    for (const account of await findAccountsByCode(db, { tenantId, codes: keys })) {
      const key = foldName(account.code);
      known.set(key, [...(known.get(key) ?? []), account]);
    }
    return known;
  },
  read: (fields, { minorUnits }, before) =>
    readAccountRow(
      fields,
      (currency) => minorUnits.get(currency),
      () => before?.currency,
    ),
  judge,
  async create(context, _world, news) {
    await createAccounts(
      context,
      news.flatMap(({ create }) => create ?? []),
    );
  },
  async change(context, _world, { change }, { id, version }) {
    await changeAccount(context, { id, change, expectedVersion: version });
  },
});

function judge({ row, before, world, refuse }: Judging<World, AccountRow, KnownAccount>) {
  const ownerId = row.owner === undefined ? undefined : world.people.get(row.owner);
  if (row.owner !== undefined && ownerId === undefined) refuse("owner", "unknown_person");
  if (before !== undefined && before.kind !== "cost_centre") refuse("code", "not_a_cost_centre");
  if (before === undefined && row.name === undefined) refuse("name", "missing");
  const period = row.budgetPeriod ?? before?.budgetPeriod ?? null;
  const budget = row.budgetMinor;
  const body = given({
    name: row.name,
    ownerId,
    approvalLimitMinor: row.approvalLimitMinor,
    ...(period === null ? { budgetMinor: budget } : { budgetPeriod: row.budgetPeriod, periodBudgetMinor: budget }),
  });
  if (before !== undefined) {
    const change = differing(body, { ...before });
    if (period === null && budget !== undefined && budget < before.usedMinor) {
      refuse("budget", "refused", { expected: "More than this is held and posted already" });
    }
    return { isSame: Object.keys(change).length === 0, change: { create: undefined, change } };
  }
  const all = { ...body, code: row.code, currency: row.currency };
  if (row.name !== undefined && row.currency !== undefined && row.code !== "") {
    refuseUnfit(newAccountSchema, all, refuse, columns);
  }
  const checked = newAccountSchema.safeParse(all);
  return { isSame: false, change: { create: checked.success ? checked.data : undefined, change: {} } };
}
