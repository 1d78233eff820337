import type { TransactionKind } from "@magic-meetings/contract/accounts/account.ts";
import { feeOf } from "@magic-meetings/contract/service-orders/fee-rules.ts";
import type { ServiceOrderStatus } from "@magic-meetings/contract/service-orders/service-order.ts";
import { accountingMonth } from "../accounts/budget-period.ts";
import { splitAmount, type SharedAmount } from "../accounts/split-amount.ts";
import type { AccountUse } from "./account-rows.ts";
import { demoIds } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, type DemoRows } from "./demo-rows.ts";
import { lastDelivery, type PlannedLine, type PlannedOrder } from "./order-plan.ts";
import { orderIds, servedStatuses } from "./order-rows.ts";

/** What has become of an order that did not end well, and where its money is: given back, or never taken. */
const ended: Partial<Record<ServiceOrderStatus, "released" | "nothing">> = {
  draft: "nothing",
  awaiting_approval: "nothing",
  cancelled: "released",
  rejected: "released",
};

/**
 * The transfers of an order, line by line: a hold from each cost centre to the currency's clearing account; released,
 * which names the hold, when the order ends or the line is delivered; posted to the vendor's account when delivered.
 * Adds to what the accounts have given away.
 */
export function addLedgerRows(rows: DemoRows, order: PlannedOrder, uses: Map<string, AccountUse>): void {
  const outcome = ended[order.status];
  if (outcome === "nothing") return;
  const { company, site } = order.meeting;
  const clearing = demoIds.clearing(company, site.currency);
  const parts = order.lines.flatMap((line) => sharesOf(order, line).map((share) => ({ line, ...share })));
  const holdId = (part: Part) => transferId(order, "hold", part);
  addTransaction(rows, order, {
    key: "hold",
    kind: "hold",
    at: order.orderedAt,
    transfers: parts.map((part) => ({ ...part, id: holdId(part), debit: part.accountId, credit: clearing })),
  });
  for (const { accountId, amountMinor } of parts) givenAwayBy(uses, accountId).heldMinor += amountMinor;
  if (outcome === "released") release(parts, "release", order.endedAt);
  if (order.lateFeePercent > 0) addFees(rows, order, uses);
  for (const production of order.productions) {
    if (outcome === "released" || !servedStatuses.includes(production.status)) continue;
    const { kind } = production.vendor;
    const own = parts.filter(({ line }) => production.lines.includes(line));
    const at = lastDelivery(production.lines);
    release(own, `release/${kind}`, at);
    addTransaction(rows, order, {
      key: `post/${kind}/${at.toISOString()}`,
      kind: "post",
      at,
      transfers: own.map((part) => ({
        ...part,
        id: transferId(order, "post", part),
        debit: part.accountId,
        credit: demoIds.payable(company, site, kind),
      })),
    });
    for (const { accountId, amountMinor } of own) givenAwayBy(uses, accountId).postedMinor += amountMinor;
  }

  function release(some: readonly Part[], key: string, at: Date): void {
    addTransaction(rows, order, {
      key: `${key}/${at.toISOString()}`,
      kind: "release",
      at,
      transfers: some.map((part) => ({
        ...part,
        id: transferId(order, "release", part),
        debit: clearing,
        credit: part.accountId,
        reverses: holdId(part),
      })),
    });
    for (const { accountId, amountMinor } of some) givenAwayBy(uses, accountId).heldMinor -= amountMinor;
  }
}

/** What it cost to cancel an order after its cut-off: posted to the vendors, line by line. */
function addFees(rows: DemoRows, order: PlannedOrder, uses: Map<string, AccountUse>): void {
  const { lateFeePercent: percent, endedAt: at, meeting } = order;
  const { company, site, organizer } = meeting;
  for (const line of order.lines) {
    const amountMinor = feeOf(line.totalMinor, percent);
    if (amountMinor === 0) continue;
    const parts = sharesOf(order, { ...line, totalMinor: amountMinor }).map((share) => ({ line, ...share }));
    const transactionId = addTransaction(rows, order, {
      key: `fee/${line.service.name}`,
      kind: "fee",
      at,
      transfers: parts.map((part) => ({
        ...part,
        id: transferId(order, "fee", part),
        debit: part.accountId,
        credit: demoIds.payable(company, site, line.vendor.kind),
      })),
    });
    for (const { accountId, amountMinor: paid } of parts) givenAwayBy(uses, accountId).postedMinor += paid;
    addRow(rows, "order_fee", {
      id: demoId(`${meeting.key}/fee/${line.service.name}`, at),
      service_order_id: orderIds.order(order),
      service_order_line_id: orderIds.line(order, line),
      vendor_id: demoIds.vendor(company, site, line.vendor.kind),
      service_name: line.service.name,
      cause: "cancel",
      quantity: line.quantity,
      base_minor: line.totalMinor,
      percent,
      amount_minor: amountMinor,
      currency: site.currency,
      transaction_id: transactionId,
      created_at: at,
      created_by: demoIds.user(company, organizer.person),
    });
  }
}

/** What an account pays of a line. */
interface Part extends SharedAmount {
  line: PlannedLine;
}

interface NewTransaction {
  key: string;
  kind: TransactionKind;
  at: Date;
  transfers: (Part & { id: string; debit: string; credit: string; reverses?: string })[];
}

function addTransaction(rows: DemoRows, order: PlannedOrder, { key, kind, at, transfers }: NewTransaction): string {
  const { company, site, organizer } = order.meeting;
  const paid = transfers.filter(({ amountMinor }) => amountMinor > 0);
  const id = demoId(`${order.meeting.key}/transaction/${key}`, at);
  if (paid.length === 0) return id;
  addRow(rows, "transaction", {
    id,
    at,
    kind,
    service_order_id: orderIds.order(order),
    memo: "",
    period: accountingMonth(at, site.timeZone),
    created_by: demoIds.user(company, organizer.person),
  });
  for (const transfer of paid) {
    addRow(rows, "transfer", {
      id: transfer.id,
      transaction_id: id,
      debit_account_id: transfer.debit,
      credit_account_id: transfer.credit,
      currency: site.currency,
      amount_minor: transfer.amountMinor,
      reverses_id: transfer.reverses ?? null,
      service_order_line_id: orderIds.line(order, transfer.line),
    });
  }
  return id;
}

function transferId(order: PlannedOrder, kind: TransactionKind, { line, accountId }: Part): string {
  return demoId(`${order.meeting.key}/transfer/${kind}/${line.service.name}/${accountId}`, order.orderedAt);
}

function givenAwayBy(uses: Map<string, AccountUse>, accountId: string): AccountUse {
  const use = uses.get(accountId) ?? { heldMinor: 0, postedMinor: 0 };
  uses.set(accountId, use);
  return use;
}

function sharesOf({ split, meeting }: PlannedOrder, { totalMinor }: PlannedLine): SharedAmount[] {
  const shares = split.map(({ department, percent }) => ({
    accountId: demoIds.costCentre(meeting.company, department, meeting.site),
    percent,
  }));
  return splitAmount(totalMinor, shares);
}
