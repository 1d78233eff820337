import type { Account, AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { DateTime } from "luxon";
import { z } from "zod";
import { containing } from "../db/like-pattern.ts";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import type { Principal } from "../identity/principal.ts";
import { accountSight, allowedOfAccount } from "./account-policy.ts";
import { findAccount, listAccounts, type AccountFilters } from "./account-upkeep-sql.ts";
import { readCompanyZone } from "./company-books-sql.ts";

interface Asker {
  principal: Principal;
  now: Date;
}

const byCode = z.tuple([z.string()]);

export interface OverviewQuery extends Pick<AccountFilters, "kind" | "status" | "currency" | "limit"> {
  q?: string | undefined;
  after?: string | undefined;
}

/** A page of the accounts that the asker sees, each with what she may do with it. */
export async function readOverview(
  db: Queries,
  { principal, now }: Asker,
  { q, after, limit, ...filters }: OverviewQuery,
): Promise<Page<AccountItem>> {
  const { tenantId } = principal;
  const [from] = decodeCursor(byCode, after) ?? [];
  const accounts = await listAccounts(
    db,
    { tenantId, today: await readToday(db, tenantId, now), sight: accountSight(principal) },
    { ...filters, pattern: containing(q), after: from ?? null, limit: limit + 1 },
  );
  const items = accounts.map((account) => ({ ...account, allowed: allowedOfAccount(principal, account) }));
  return toPage(items, limit, ({ code }) => [code]);
}

/** One account; `not_found` also where it is somebody else's. */
export async function readAccount(db: Queries, { principal, now, id }: Asker & { id: string }): Promise<Account> {
  const { tenantId } = principal;
  const today = await readToday(db, tenantId, now);
  const found = await findAccount(db, { tenantId, today, sight: accountSight(principal), id });
  if (found === undefined) throw new Refusal("not_found", "There is no such account");
  return { ...found, allowed: allowedOfAccount(principal, found) };
}

async function readToday(db: Queries, tenantId: string, now: Date): Promise<string> {
  return DateTime.fromJSDate(now, { zone: await readCompanyZone(db, tenantId) }).toFormat("yyyy-MM-dd");
}
