import { toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { refuseUnlessFinancier } from "./account-policy.ts";
import { findOrderAccounts } from "./account-sql.ts";
import { changeAccount, createAccount } from "./keep-account.ts";
import { readAccount, readOverview } from "./read-accounts.ts";
import { readStatement, writeStatement } from "./read-statement.ts";

export const accountRoutes = [
  route("GET /accounts", async ({ query, queries, principal }) => {
    if (principal.userId === null) return { items: [], next: null };
    const { tenantId, userId } = principal;
    const accounts = await findOrderAccounts(queries, { tenantId, userId, currency: query.currency ?? null });
    const items = accounts.map((account, index) => ({
      id: account.id,
      code: account.code,
      name: account.name,
      available:
        account.availableMinor === null ? null : { amountMinor: account.availableMinor, currency: account.currency },
      approvalLimit:
        account.approvalLimitMinor === null || account.ownerId === userId
          ? null
          : { amountMinor: account.approvalLimitMinor, currency: account.currency },
      suggested: accounts.findIndex(({ currency }) => currency === account.currency) === index,
    }));
    // Nobody may order on more accounts than one page holds.
    return toPage(items, 200, () => []);
  }),
  route("GET /accounts/overview", ({ query, queries, principal, now }) =>
    readOverview(queries, { principal, now }, query),
  ),
  route(
    "POST /accounts",
    ({ body, command }) => command((context) => createAccount(context, body)),
    refuseUnlessFinancier,
  ),
  route("GET /accounts/:id", ({ params, queries, principal, now }) =>
    readAccount(queries, { principal, now, ...params }),
  ),
  route(
    "PATCH /accounts/:id",
    ({ params, body, ifMatch, command }) =>
      command((context) => changeAccount(context, { ...params, change: body, expectedVersion: ifMatch })),
    refuseUnlessFinancier,
  ),
  route("GET /accounts/:id/statement", ({ params, query, queries, principal, now }) =>
    readStatement(queries, principal, { ...params, ...query, now }),
  ),
  route("GET /accounts/:id/statement.csv", ({ params, query, queries, principal }) =>
    writeStatement(queries, principal, { ...params, ...query, format: "csv" }),
  ),
  route("GET /accounts/:id/statement.xlsx", ({ params, query, queries, principal }) =>
    writeStatement(queries, principal, { ...params, ...query, format: "xlsx" }),
  ),
];
