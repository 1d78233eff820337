import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { DraftOrder, PricedLine } from "./draft-order.ts";
import { draftLinesOf, toLineInput } from "./draft-order.ts";

/** A placed order as a draft, to be changed. */
export function changeDraftOf(order: ServiceOrder): DraftOrder {
  const split = order.accountSplit.map(({ account, percent }) => ({ accountId: account.id, percent }));
  return {
    note: order.note,
    lines: draftLinesOf(order),
    headCountMode: order.headCountMode,
    ...(split.length === 1 ? { accountId: split[0]?.accountId } : { split }),
  };
}

export type OrderChangeInput = Partial<Omit<ServiceOrderInput, "locationId">>;

/** What the service is told of a change: the lines as they are to be, and of the rest only what is to be otherwise. */
export function changeInput(base: ServiceOrder, draft: DraftOrder, lines: readonly PricedLine[]): OrderChangeInput {
  const before = changeDraftOf(base);
  const accounts = draft.split ?? (draft.accountId ? [{ accountId: draft.accountId, percent: 100 }] : []);
  const known = before.split ?? (before.accountId ? [{ accountId: before.accountId, percent: 100 }] : []);
  return {
    lines: lines.map(toLineInput),
    ...(draft.note === before.note ? {} : { note: draft.note }),
    ...(draft.headCountMode && draft.headCountMode !== before.headCountMode
      ? { headCountMode: draft.headCountMode }
      : {}),
    ...(accounts.length && JSON.stringify(accounts) !== JSON.stringify(known) ? { accountSplit: accounts } : {}),
  };
}
