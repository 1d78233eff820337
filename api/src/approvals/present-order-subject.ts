import type { OrderApproval, OrderSubject } from "@magic-meetings/contract/approvals/approval.ts";
import { orderDifferences } from "@magic-meetings/contract/service-orders/order-difference-rules.ts";
import type { LineDifference } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { askedOrderOf } from "./asked-order.ts";
import type { OrderApprovalRecord } from "./approval-sql.ts";

/** What is asked for, as whoever decides sees it. */
export function presentOrderSubject(record: OrderApprovalRecord): OrderSubject {
  const { order, account, wish, asked } = record;
  const { currency } = order;
  const money = (amountMinor: number) => ({ amountMinor, currency });
  const wanted = wish ?? askedOrderOf(order);
  return {
    type: "service_order",
    id: order.id,
    number: order.number,
    kind: wish === null ? "order" : "change",
    status: order.status,
    site: record.site,
    timeZone: record.timeZone,
    start: record.start.toISOString(),
    end: record.end.toISOString(),
    headCount: record.headCount,
    lines: wanted.lines.map((line) => ({
      service: line.service,
      vendor: line.vendor,
      quantity: line.quantity,
      options: [...line.options],
      deliverAt: new Date(line.deliverAt).toISOString(),
      deliverTo: line.deliverTo,
      total: money(line.totalMinor),
    })),
    total: money(wanted.totalMinor),
    account: { id: account.id, name: account.name, code: account.code },
    amount: money(record.amountMinor),
    known: money(record.knownMinor),
    limit: account.limitMinor === null ? null : money(account.limitMinor),
    available: account.availableMinor === null ? null : money(account.availableMinor),
    others: record.others.map(({ amountMinor, ...other }) => ({ ...other, amount: money(amountMinor) })),
    cutOff: new Date(order.cutOff).toISOString(),
    decideBy: record.decideBy.toISOString(),
    changes: changesOf(record),
    totalBefore: money(asked.totalMinor),
    level: record.level,
    asked: peopleOf(record),
    escalatesAt: record.state === "pending" ? (record.escalateAt?.toISOString() ?? null) : null,
  };
}

/** Whose decision an order waits for, for the person who ordered. */
export function presentOrderApproval(record: OrderApprovalRecord): OrderApproval {
  const { order, account, wish } = record;
  return {
    id: record.id,
    orderNumber: order.number,
    state: record.state,
    kind: wish === null ? "order" : "change",
    account: { id: account.id, name: account.name },
    amount: { amountMinor: record.amountMinor, currency: order.currency },
    level: record.level,
    asked: peopleOf(record),
    askedAt: record.createdAt.toISOString(),
    decideBy: record.decideBy.toISOString(),
    decidedBy: record.decidedBy,
    decidedAt: record.decidedAt?.toISOString() ?? null,
    reason: record.reason,
    lapsed: record.state === "withdrawn" && record.updatedAt >= record.decideBy,
    changes: wish === null ? [] : changesOf(record),
  };
}

/** Of an order: what has changed since it was asked. Of a change: what it would change. Afterwards nothing is compared. */
function changesOf({ order, asked, wish, state }: OrderApprovalRecord): LineDifference[] {
  if (wish !== null) return orderDifferences(asked.lines, wish.lines);
  return state === "pending" ? orderDifferences(asked.lines, askedOrderOf(order).lines) : [];
}

function peopleOf({ people }: OrderApprovalRecord): OrderApproval["asked"] {
  return people.map(({ at, ...person }) => ({ ...person, at: new Date(at).toISOString() }));
}

/** The newest question of each account about each order, the oldest of them first. */
export function newestQuestions(known: readonly OrderApprovalRecord[]): OrderApprovalRecord[] {
  return known.filter(
    (one, index) =>
      !known.slice(index + 1).some((later) => later.order.id === one.order.id && later.account.id === one.account.id),
  );
}
