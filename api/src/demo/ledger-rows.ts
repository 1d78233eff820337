import type { TransactionKind } from "@magic-meetings/contract/accounts/account.ts";
import type { ServiceOrderStatus } from "@magic-meetings/contract/service-orders/service-order.ts";
import { splitAmount, type SharedAmount } from "../accounts/split-amount.ts";
import type { AccountUse } from "./account-rows.ts";
import { demoIds } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, minutesAfter, type DemoRows } from "./demo-rows.ts";
import { lastDelivery, type PlannedOrder } from "./order-plan.ts";
import { orderIds } from "./order-rows.ts";

/** Where an order's money is: still promised, paid to the vendors, or given back. */
const outcomes: Record<ServiceOrderStatus, "held" | "posted" | "released" | "nothing"> = {
  draft: "nothing",
  submitted: "held",
  awaiting_approval: "nothing",
  confirmed: "held",
  in_production: "held",
  delivered: "posted",
  closed: "posted",
  cancelled: "released",
  rejected: "released",
};

/**
 * The transfers of an order: a hold from each cost centre to the currency's clearing account; released, which names
 * the hold, when it ends; posted to the vendors' accounts when delivered. Adds to what the accounts have given away.
 */
export function addLedgerRows(rows: DemoRows, order: PlannedOrder, uses: Map<string, AccountUse>): void {
  const outcome = outcomes[order.status];
  if (outcome === "nothing") return;
  const clearing = demoIds.clearing(order.meeting.company, order.meeting.site.currency);
  const shares = sharesOf(order, order.totalMinor);
  const holds = shares.map((share) => ({ debit: share.accountId, credit: clearing, amountMinor: share.amountMinor }));
  addTransaction(rows, order, { kind: "hold", at: order.orderedAt, transfers: holds });
  if (outcome !== "held") {
    const transfers = holds.map(({ debit, credit, amountMinor }, index) => ({
      debit: credit,
      credit: debit,
      amountMinor,
      reverses: transferId(order, "hold", order.orderedAt, index),
    }));
    addTransaction(rows, order, { kind: "release", at: endOf(order), transfers });
  }
  if (outcome === "posted") addTransaction(rows, order, { kind: "post", at: endOf(order), transfers: postsOf(order) });
  for (const share of shares) {
    const use = uses.get(share.accountId) ?? { heldMinor: 0, postedMinor: 0 };
    uses.set(share.accountId, use);
    if (outcome === "held") use.heldMinor += share.amountMinor;
  }
  if (outcome !== "posted") return;
  for (const { debit, amountMinor } of postsOf(order)) {
    const use = uses.get(debit);
    if (use) use.postedMinor += amountMinor;
  }
}

interface NewTransfer {
  debit: string;
  credit: string;
  amountMinor: number;
  reverses?: string;
}

interface NewTransaction {
  kind: TransactionKind;
  at: Date;
  transfers: NewTransfer[];
}

function addTransaction(rows: DemoRows, order: PlannedOrder, { kind, at, transfers }: NewTransaction): void {
  const { key, company, site, organizer } = order.meeting;
  const id = demoId(`${key}/transaction/${kind}`, at);
  addRow(rows, "transaction", {
    id,
    at,
    kind,
    service_order_id: orderIds.order(order),
    memo: "",
    created_by: demoIds.user(company, organizer.person),
  });
  transfers.forEach(({ debit, credit, amountMinor, reverses }, index) => {
    addRow(rows, "transfer", {
      id: transferId(order, kind, at, index),
      transaction_id: id,
      debit_account_id: debit,
      credit_account_id: credit,
      currency: site.currency,
      amount_minor: amountMinor,
      reverses_id: reverses,
    });
  });
}

function transferId(order: PlannedOrder, kind: TransactionKind, at: Date, index: number): string {
  return demoId(`${order.meeting.key}/transfer/${kind}/${index}`, at);
}

/** What every vendor gets, from every cost centre in its share. */
function postsOf(order: PlannedOrder): NewTransfer[] {
  const { company, site } = order.meeting;
  return order.productions.flatMap(({ vendor, lines }) => {
    const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
    const credit = demoIds.payable(company, site, vendor.kind);
    return sharesOf(order, totalMinor).map(({ accountId, amountMinor }) => ({ debit: accountId, credit, amountMinor }));
  });
}

function sharesOf({ split, meeting }: PlannedOrder, totalMinor: number): SharedAmount[] {
  const shares = split.map(({ department, percent }) => ({
    accountId: demoIds.costCentre(meeting.company, department, meeting.site),
    percent,
  }));
  return splitAmount(totalMinor, shares);
}

/** When the money moved on: with the last delivery, or an hour after the order where nothing came of it. */
function endOf({ status, orderedAt, lines }: PlannedOrder): Date {
  return status === "cancelled" || status === "rejected" ? minutesAfter(orderedAt, 60) : lastDelivery(lines);
}
