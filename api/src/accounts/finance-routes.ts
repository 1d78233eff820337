import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route } from "../http/route.ts";

function notYet(): never {
  throw new Refusal("unavailable", "This is not there yet");
}

export const financeRoutes = [
  route("GET /accounting-periods", async () => notYet()),
  route("GET /accounting-periods/:month", async () => notYet()),
  route("POST /accounting-periods/:month/close", async () => notYet()),
  route("POST /accounting-periods/:month/reopen", async () => notYet()),
  route("GET /corrections", async () => notYet()),
  route("POST /corrections", async () => notYet()),
  route("GET /vendors/:id/statement", async () => notYet()),
  route("GET /vendors/:id/statement.csv", async () => notYet()),
  route("GET /vendors/:id/statement.xlsx", async () => notYet()),
  route("GET /vendor-invoices", async () => notYet()),
  route("POST /vendor-invoices", async () => notYet()),
  route("GET /vendor-invoices/:id", async () => notYet()),
  route("GET /vendor-invoices/:id/lines", async () => notYet()),
  route("GET /vendor-invoices/:id/missing", async () => notYet()),
  route("POST /vendor-invoices/:id/lines/:number/accept", async () => notYet()),
  route("GET /finance-exports", async () => notYet()),
  route("POST /finance-exports", async () => notYet()),
  route("GET /finance-exports/:id/file", async () => notYet()),
];
