import type { AcceptLine, InvoiceLine, VendorInvoice } from "@magic-meetings/contract/accounts/vendor-invoice.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { readCompanyZone } from "./company-books-sql.ts";
import { accountingMonth } from "./budget-period.ts";
import { postCorrection, transferOf } from "./correct-accounts.ts";
import { lockAccounts } from "./correction-sql.ts";
import type { Transfer } from "./move-money.ts";
import { payableAccountsOf } from "./payable-accounts.ts";
import { shareInProportion } from "./share-in-proportion.ts";
import { findPayers } from "./posted-item-sql.ts";
import { acceptLineRow, findInvoice, findLine, lockLine } from "./vendor-invoice-sql.ts";

/**
 * Accepts what a line asks for although it is not what was posted: the difference becomes a correction of the present
 * month, paid by those who paid for what was posted, in proportion; an unknown line by the account that is named.
 */
export async function acceptInvoiceLine(
  context: CommandContext,
  { id, number, reason, accountId }: AcceptLine & { id: string; number: number },
): Promise<InvoiceLine> {
  const { tx, tenantId, now, principal } = context;
  const invoice = await findInvoice(tx, { tenantId, id });
  const line = invoice && (await lockLine(tx, { tenantId, invoiceId: id, number }));
  if (invoice === undefined || line === undefined) throw new Refusal("not_found", "There is no such line");
  if (!line.allowed.accept.ok) throw new Refusal("wrong_state", "This line needs no acceptance");
  const differenceMinor = line.differenceMinor ?? line.amountMinor;
  const payers =
    line.outcome === "unknown"
      ? [{ accountId: namedAccount(accountId), amountMinor: 1 }]
      : await findPayers(tx, { tenantId, invoiceId: id, number });
  const correctionId = await correct(context, { invoice, line, differenceMinor, payers, reason });
  await acceptLineRow(tx, { tenantId, invoiceId: id, number, now, userId: principal.userId, reason, correctionId });
  const subject = { type: "account", id } as const;
  const facts = { number: invoice.number };
  context.signal({ id: context.newId(), kind: "vendor_invoice.accepted", subject, facts });
  const newValues = { number, reason, differenceMinor, correctionId };
  context.audit({ action: "vendor_invoice.accept", entityType: "vendor_invoice", entityId: id, newValues });
  const accepted = await findLine(tx, { tenantId, invoiceId: id, number });
  if (accepted === undefined) throw new Error("The line that was just accepted is not there");
  return accepted;
}

function namedAccount(accountId: string | undefined): string {
  if (accountId !== undefined) return accountId;
  throw unfit("missing", "Nothing was posted for this line: say which account pays for it");
}

interface Difference {
  invoice: VendorInvoice;
  line: InvoiceLine;
  differenceMinor: number;
  payers: readonly { accountId: string; amountMinor: number }[];
  reason: string;
}

async function correct(context: CommandContext, difference: Difference): Promise<string | null> {
  const { invoice, line, differenceMinor, payers, reason } = difference;
  if (differenceMinor === 0) return null;
  const { tx, tenantId, now } = context;
  const { currency, vendor } = invoice;
  const payableId = (await payableAccountsOf(context, { vendors: [vendor], currency })).get(vendor.id);
  const accounts = await lockAccounts(tx, { tenantId, ids: payers.map(({ accountId }) => accountId) });
  if (payableId === undefined || accounts.length < payers.length) throw unfit("unknown", "There is no such account");
  for (const account of accounts) {
    if (account.currency !== currency || account.kind !== "cost_centre") {
      throw unfit("unfit", `This has to be a cost centre in ${currency}`);
    }
    if (account.status === "closed") {
      throw new Refusal("account_closed", "A closed account takes nothing: open it again first");
    }
  }
  const period = accountingMonth(now, await readCompanyZone(tx, tenantId)).slice(0, 7);
  const parts = shareInProportion(
    Math.abs(differenceMinor),
    payers.map(({ amountMinor }) => amountMinor),
  );
  const transfers: Transfer[] = [];
  for (const [index, { accountId }] of payers.entries()) {
    const amountMinor = parts[index] ?? 0;
    const account = accounts.find(({ id }) => id === accountId);
    if (amountMinor === 0 || account === undefined) continue;
    const payable = { ...account, id: payableId, kind: "vendor_payable" as const };
    const [debit, credit] = differenceMinor > 0 ? [account, payable] : [payable, account];
    transfers.push(await transferOf(context, { debit, credit, amountMinor, period }));
  }
  const memo = `${invoice.number}/${line.number}: ${reason}`.slice(0, 500);
  const posting = { period, currency, serviceOrderId: null, transfers, memo, correctsId: null };
  return (await postCorrection(context, posting))[0] ?? null;
}

function unfit(code: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer: "/accountId", code, detail }] });
}
