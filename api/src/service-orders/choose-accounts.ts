import { Refusal, type ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import { findKnownAccounts, findOrderAccounts, type OrderAccountRecord } from "../accounts/account-sql.ts";
import type { Share } from "../accounts/split-amount.ts";
import type { Queries } from "../db/queries.ts";

export interface AccountChoice {
  tenantId: string;
  /** Who orders: only her own accounts and those she was given can be chosen. */
  userId: string;
  currency: string;
  wanted: ServiceOrderInput["accountSplit"];
  /** Accounts that pay for single lines. */
  ofLines?: readonly (string | null)[];
}

/** Who pays: what was asked for, checked, or else the account used last. */
export async function chooseAccounts(db: Queries, choice: AccountChoice): Promise<Share[]> {
  const { tenantId, userId, currency, wanted } = choice;
  const usable = await findOrderAccounts(db, { tenantId, userId, currency: null });
  const ofLines = (choice.ofLines ?? []).filter((id) => id !== null);
  const asked = [...(wanted ?? []).map(({ accountId }) => accountId), ...ofLines];
  const unusable = asked.find((accountId) => !usable.some(({ id }) => id === accountId));
  if (unusable !== undefined) {
    const known = await findKnownAccounts(db, { tenantId, ids: [unusable] });
    throw known.has(unusable)
      ? refusal("account_not_yours", "You may not order on this account: ask its owner, or choose another")
      : refusal("unknown_account", "There is no such account");
  }
  if (asked.some((accountId) => usable.find(({ id }) => id === accountId)?.currency !== currency)) {
    throw refusal("account_currency_differs", `An order at this site is paid in ${currency}`);
  }
  if (wanted === undefined) return [{ accountId: suggestedOf(usable, currency), percent: 100 }];
  const sum = wanted.reduce((total, { percent }) => total + Math.round(percent * 100), 0);
  if (sum !== 10_000 || new Set(wanted.map(({ accountId }) => accountId)).size !== wanted.length) {
    throw refusal("account_split_incomplete", "The accounts' shares must add up to 100 percent, each account once");
  }
  return wanted;
}

function suggestedOf(usable: readonly OrderAccountRecord[], currency: string): string {
  const suggested = usable.find((account) => account.currency === currency);
  if (suggested === undefined) {
    throw refusal("unknown_account", `You have no account in ${currency} to order on: ask your finance department`);
  }
  return suggested.id;
}

function refusal(code: ErrorCode, detail: string): Refusal {
  return new Refusal(code, detail, { errors: [{ pointer: "/accountSplit", code, detail }] });
}
