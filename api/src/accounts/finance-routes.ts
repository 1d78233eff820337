import type { NewVendorInvoice } from "@magic-meetings/contract/accounts/vendor-invoice.ts";
import { newVendorInvoiceSchema } from "@magic-meetings/contract/accounts/vendor-invoice.ts";
import type { UploadedFile } from "@magic-meetings/contract/http/endpoint.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { acceptInvoiceLine } from "./accept-invoice-line.ts";
import { refuseUnlessFinancier } from "./account-policy.ts";
import { readMinorUnits } from "./company-books-sql.ts";
import { closeMonth, reopenMonth } from "./close-month.ts";
import { correctAccounts, readCorrections } from "./correct-accounts.ts";
import { exportMonth, readExportFile } from "./export-month.ts";
import { listExports } from "./finance-export-sql.ts";
import { readInvoiceCsv } from "./read-invoice-csv.ts";
import { readPeriod, readPeriodList } from "./read-periods.ts";
import { readVendorStatement, writeVendorStatement } from "./read-vendor-statement.ts";
import { takeInInvoice } from "./take-in-invoice.ts";
import { findMissing } from "./posted-item-sql.ts";
import { findInvoice, listInvoices, listLines } from "./vendor-invoice-sql.ts";

const byNumber = z.tuple([z.int()]);
const byDate = z.tuple([z.iso.date(), z.uuid()]);

export const financeRoutes = [
  route(
    "GET /accounting-periods",
    ({ query, queries, principal, now }) => readPeriodList(queries, { principal, now }, query),
    refuseUnlessFinancier,
  ),
  route(
    "GET /accounting-periods/:month",
    ({ params, queries, principal, now }) => readPeriod(queries, { principal, now }, params.month),
    refuseUnlessFinancier,
  ),
  route(
    "POST /accounting-periods/:month/close",
    ({ params, body, command }) => command((context) => closeMonth(context, { ...params, ...body })),
    refuseUnlessFinancier,
  ),
  route(
    "POST /accounting-periods/:month/reopen",
    ({ params, body, command }) => command((context) => reopenMonth(context, { ...params, ...body })),
    refuseUnlessFinancier,
  ),
  route(
    "GET /corrections",
    ({ query, queries, principal }) => readCorrections(queries, { tenantId: principal.tenantId, ...query }),
    refuseUnlessFinancier,
  ),
  route(
    "POST /corrections",
    ({ body, command }) => command((context) => correctAccounts(context, body)),
    refuseUnlessFinancier,
  ),
  route("GET /vendors/:id/statement", ({ params, query, queries, principal }) =>
    readVendorStatement(queries, principal, { ...params, ...query }),
  ),
  route("GET /vendors/:id/statement.csv", ({ params, query, queries, principal }) =>
    writeVendorStatement(queries, principal, { ...params, ...query, format: "csv" }),
  ),
  route("GET /vendors/:id/statement.xlsx", ({ params, query, queries, principal }) =>
    writeVendorStatement(queries, principal, { ...params, ...query, format: "xlsx" }),
  ),
  route(
    "GET /vendor-invoices",
    async ({ query: { vendor, after, limit }, queries, principal: { tenantId } }) => {
      const from = decodeCursor(byDate, after);
      const found = await listInvoices(queries, { tenantId, vendorId: vendor ?? null, after: from, limit: limit + 1 });
      return toPage(found, limit, ({ invoiceDate, id }) => [invoiceDate, id]);
    },
    refuseUnlessFinancier,
  ),
  route(
    "POST /vendor-invoices",
    async ({ body, upload, query, queries, command }) => {
      const invoice = upload === undefined ? body : await readUpload(queries, upload, query);
      if (invoice === undefined) throw new Refusal("malformed", "Send the invoice as JSON or as CSV");
      return command((context) => takeInInvoice(context, invoice));
    },
    refuseUnlessFinancier,
  ),
  route(
    "GET /vendor-invoices/:id",
    ({ params, queries, principal: { tenantId } }) => known(findInvoice(queries, { tenantId, ...params })),
    refuseUnlessFinancier,
  ),
  route(
    "GET /vendor-invoices/:id/lines",
    async ({ params, query: { outcome, after, limit }, queries, principal: { tenantId } }) => {
      const { id: invoiceId } = await known(findInvoice(queries, { tenantId, ...params }));
      const [from = 0] = decodeCursor(byNumber, after) ?? [];
      const asked = { tenantId, invoiceId, outcome: outcome ?? null, after: from, limit: limit + 1 };
      return toPage(await listLines(queries, asked), limit, ({ number }) => [number]);
    },
    refuseUnlessFinancier,
  ),
  route(
    "GET /vendor-invoices/:id/missing",
    async ({ params, queries, principal: { tenantId } }) => {
      const { vendor, currency, invoiceDate } = await known(findInvoice(queries, { tenantId, ...params }));
      const month = `${invoiceDate.slice(0, 7)}-01`;
      return findMissing(queries, { tenantId, vendorId: vendor.id, currency, month });
    },
    refuseUnlessFinancier,
  ),
  route(
    "POST /vendor-invoices/:id/lines/:number/accept",
    ({ params, body, command }) => command((context) => acceptInvoiceLine(context, { ...params, ...body })),
    refuseUnlessFinancier,
  ),
  route(
    "GET /finance-exports",
    async ({ query: { month, after, limit }, queries, principal: { tenantId } }) => {
      const [before = null] = decodeCursor(byNumber, after) ?? [];
      const day = month === undefined ? null : `${month}-01`;
      const found = await listExports(queries, { tenantId, month: day, before, limit: limit + 1 });
      return toPage(found, limit, ({ number }) => [number]);
    },
    refuseUnlessFinancier,
  ),
  route(
    "POST /finance-exports",
    ({ body, command }) => command((context) => exportMonth(context, body)),
    refuseUnlessFinancier,
  ),
  route(
    "GET /finance-exports/:id/file",
    ({ params, queries, principal: { tenantId } }) => readExportFile(queries, { tenantId, ...params }),
    refuseUnlessFinancier,
  ),
];

async function known<T>(finding: Promise<T | undefined>): Promise<T> {
  const found = await finding;
  if (found === undefined) throw new Refusal("not_found", "There is no such invoice");
  return found;
}

interface OnTop {
  vendor?: string | undefined;
  number?: string | undefined;
  date?: string | undefined;
  currency?: string | undefined;
}

/** What stands on top of the invoice is in the query, its lines in the file. */
async function readUpload(queries: Queries, upload: UploadedFile, onTop: OnTop): Promise<NewVendorInvoice> {
  const { vendor: vendorId, number, date: invoiceDate, currency } = onTop;
  const read = newVendorInvoiceSchema.omit({ lines: true }).safeParse({ vendorId, number, invoiceDate, currency });
  if (!read.success) {
    throw new Refusal("malformed", "Say vendor, number, date and currency of the invoice in the query");
  }
  const minorUnits = await readMinorUnits(queries, read.data.currency);
  if (minorUnits === undefined) throw new Refusal("invalid", "There is no such currency");
  return { ...read.data, lines: await readInvoiceCsv(upload.bytes, minorUnits) };
}
