import { z } from "zod";
import { fileSchema, idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { csvType, xlsxType } from "../imports/import-words.ts";
import { financiers } from "./account-contract.ts";
import {
  accountingPeriodSchema,
  correctionSchema,
  newCorrectionSchema,
  periodDetailSchema,
} from "./accounting-period.ts";
import { financeExportSchema, newFinanceExportSchema } from "./finance-export.ts";
import { invoiceLineOutcomes } from "./match-invoice-rules.ts";
import { monthSchema } from "./month.ts";
import {
  acceptLineSchema,
  invoiceLineSchema,
  invoiceLinesSchema,
  missingSchema,
  newVendorInvoiceSchema,
  vendorInvoiceSchema,
} from "./vendor-invoice.ts";
import { vendorStatementSchema } from "./vendor-statement.ts";

const byId = { params: z.strictObject({ id: idSchema }) };
const byMonth = { params: z.strictObject({ month: monthSchema }) };
/** A vendor's own people see what they are owed. */
const vendorReaders = { roles: ["finance", "admin", "vendor"] } as const;
const megabytes = 2 ** 20;

export const financeEndpoints = {
  "GET /accounting-periods": endpoint({
    summary: "The months of the books, the latest first",
    access: financiers,
    query: z.strictObject(pageQuery),
    response: pageSchema(accountingPeriodSchema),
  }),
  "GET /accounting-periods/:month": endpoint({
    summary: "One month of the books, with what is still open in it",
    access: financiers,
    ...byMonth,
    response: periodDetailSchema,
  }),
  "POST /accounting-periods/:month/close": endpoint({
    summary: "Close a month that is over, after those before it; from then on it takes corrections only",
    access: financiers,
    ...byMonth,
    body: z.strictObject({ acceptOpen: z.boolean().default(false) }).default({ acceptOpen: false }),
    response: periodDetailSchema,
  }),
  "POST /accounting-periods/:month/reopen": endpoint({
    summary: "Open a closed month again, as long as nothing of it was exported",
    access: { roles: ["admin"] },
    ...byMonth,
    body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    response: periodDetailSchema,
  }),
  "GET /corrections": endpoint({
    summary: "Transfers that were made by hand, the latest first",
    access: financiers,
    query: z.strictObject({ ...pageQuery, month: monthSchema.optional() }),
    response: pageSchema(correctionSchema),
  }),
  "POST /corrections": endpoint({
    summary: "Move money between two accounts of one currency, also in a closed month",
    access: financiers,
    body: newCorrectionSchema,
    status: 201,
    response: correctionSchema,
  }),
  "GET /vendors/:id/statement": endpoint({
    summary: "What a vendor delivered in a month, line by line, and what it is owed for it",
    access: vendorReaders,
    ...byId,
    query: z.strictObject({ ...pageQuery, month: monthSchema }),
    response: vendorStatementSchema,
  }),
  "GET /vendors/:id/statement.csv": endpoint({
    summary: "The vendor's whole statement as a table",
    access: vendorReaders,
    ...byId,
    query: z.strictObject({ month: monthSchema }),
    file: [csvType],
    streamed: true,
    response: fileSchema,
  }),
  "GET /vendors/:id/statement.xlsx": endpoint({
    summary: "The vendor's whole statement as a spreadsheet",
    access: vendorReaders,
    ...byId,
    query: z.strictObject({ month: monthSchema }),
    file: [xlsxType],
    streamed: true,
    response: fileSchema,
  }),
  "GET /vendor-invoices": endpoint({
    summary: "Invoices of vendors, the latest first",
    access: financiers,
    query: z.strictObject({ ...pageQuery, vendor: idSchema.optional() }),
    response: pageSchema(vendorInvoiceSchema),
  }),
  "POST /vendor-invoices": endpoint({
    summary: "Take in a vendor's invoice, by hand or as CSV, and match its lines with what was posted",
    access: financiers,
    /** With CSV: what stands on top of the invoice. */
    query: z.strictObject({
      vendor: idSchema.optional(),
      number: z.string().trim().min(1).max(60).optional(),
      date: z.iso.date().optional(),
      currency: z.string().max(3).optional(),
    }),
    body: newVendorInvoiceSchema,
    upload: { types: [csvType], maxBytes: 4 * megabytes },
    bodyLimit: 4 * megabytes,
    status: 201,
    response: vendorInvoiceSchema,
  }),
  "GET /vendor-invoices/:id": endpoint({
    summary: "One invoice of a vendor",
    access: financiers,
    ...byId,
    response: vendorInvoiceSchema,
  }),
  "GET /vendor-invoices/:id/lines": endpoint({
    summary: "The lines of an invoice and what they were matched with",
    access: financiers,
    ...byId,
    query: z.strictObject({ ...pageQuery, outcome: z.enum(invoiceLineOutcomes).optional() }),
    response: invoiceLinesSchema,
  }),
  "GET /vendor-invoices/:id/missing": endpoint({
    summary: "What was posted for the vendor until the invoice's date and is on none of its invoices",
    access: financiers,
    ...byId,
    response: missingSchema,
  }),
  "POST /vendor-invoices/:id/lines/:number/accept": endpoint({
    summary: "Accept what a line asks for: the difference is posted as a correction",
    access: financiers,
    params: z.strictObject({ id: idSchema, number: z.coerce.number().int().min(1).max(10_000) }),
    body: acceptLineSchema,
    response: invoiceLineSchema,
  }),
  "GET /finance-exports": endpoint({
    summary: "Exports for finance systems, the latest first",
    access: financiers,
    query: z.strictObject({ ...pageQuery, month: monthSchema.optional() }),
    response: pageSchema(financeExportSchema),
  }),
  "POST /finance-exports": endpoint({
    summary: "Export what counts in a closed month and was not exported yet",
    access: financiers,
    body: newFinanceExportSchema,
    status: 201,
    response: financeExportSchema,
  }),
  "GET /finance-exports/:id/file": endpoint({
    summary: "The file of an export, the same bytes every time",
    access: financiers,
    ...byId,
    file: [csvType],
    streamed: true,
    response: fileSchema,
  }),
};
