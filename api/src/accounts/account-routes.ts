import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { findOrderAccounts } from "./account-sql.ts";

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
  route("GET /accounts/overview", async () => notYet()),
  route("POST /accounts", async () => notYet()),
  route("GET /accounts/:id", async () => notYet()),
  route("PATCH /accounts/:id", async () => notYet()),
  route("GET /accounts/:id/statement", async () => notYet()),
  route("GET /accounts/:id/statement.csv", async () => notYet()),
  route("GET /accounts/:id/statement.xlsx", async () => notYet()),
];

function notYet(): never {
  throw new Refusal("unavailable", "This is not there yet");
}
