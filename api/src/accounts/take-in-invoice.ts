import { matchInvoice } from "@magic-meetings/contract/accounts/match-invoice-rules.ts";
import type { NewVendorInvoice, VendorInvoice } from "@magic-meetings/contract/accounts/vendor-invoice.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { isUniqueViolation } from "../db/constraint-errors.ts";
import { readMinorUnits } from "./company-books-sql.ts";
import { findOpenItems, lockVendor } from "./posted-item-sql.ts";
import { findInvoice, insertInvoice, insertLines } from "./vendor-invoice-sql.ts";

/**
 * Takes in an invoice and matches its lines with what was posted for the vendor and is on no invoice yet. The vendor's
 * row is locked, so that two invoices never take the same.
 */
export async function takeInInvoice(context: CommandContext, input: NewVendorInvoice): Promise<VendorInvoice> {
  const { tx, tenantId, now, principal } = context;
  const { vendorId, number, invoiceDate, currency } = input;
  const vendor = await lockVendor(tx, { tenantId, id: vendorId });
  if (vendor === undefined) throw unfit("/vendorId", "unknown", "There is no such vendor");
  if ((await readMinorUnits(tx, currency)) === undefined) {
    throw unfit("/currency", "unknown", "There is no such currency");
  }
  const lines = input.lines.map((line, index) => ({ ...line, number: index + 1 }));
  const orderNumbers = [...new Set(lines.flatMap(({ orderNumber }) => orderNumber ?? []))];
  const posted = await findOpenItems(tx, { tenantId, vendorId, currency, orderNumbers });
  const matches = matchInvoice(lines, posted);
  const matched = lines.map((line, index) => {
    const match = matches[index];
    if (match === undefined) throw new Error("Every line of an invoice is answered");
    return { ...line, ...match };
  });
  const id = context.newId();
  const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const made = { tenantId, id, vendorId, number, invoiceDate, currency, totalMinor, lines: lines.length };
  try {
    await insertInvoice(tx, { ...made, now, userId: principal.userId });
  } catch (error) {
    if (!isUniqueViolation(error, "vendor_invoice_number_once")) throw error;
    throw new Refusal("name_taken", `Invoice ${number} of ${vendor} was taken in already`);
  }
  await insertLines(tx, { tenantId, invoiceId: id, lines: matched });
  const subject = { type: "account", id } as const;
  context.signal({ id: context.newId(), kind: "vendor_invoice.taken_in", subject, facts: { number, vendor } });
  const newValues = { vendorId, number, invoiceDate, currency, totalMinor, lines: lines.length };
  context.audit({ action: "vendor_invoice.create", entityType: "vendor_invoice", entityId: id, newValues });
  const found = await findInvoice(tx, { tenantId, id });
  if (found === undefined) throw new Error("The invoice that was just written is not there");
  return found;
}

function unfit(pointer: string, code: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code, detail }] });
}
