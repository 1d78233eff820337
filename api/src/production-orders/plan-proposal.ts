import type { ProposalInput } from "@magic-meetings/contract/production-orders/proposal.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { planChange, type PlannedChange } from "../service-orders/plan-change.ts";
import type { ServiceOrderLineRecord, ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import type { LockedProduction } from "./lock-for-vendor.ts";
import type { ProductionOrderRecord } from "./production-order-sql.ts";
import type { StoredProposal } from "./proposal-record.ts";
import { invalid } from "./refuse-strange-body.ts";

type OfferedLine = ProposalInput["lines"][number];

/** Checks and prices what a vendor offers instead, as the organizer will be shown it. */
export async function planProposal(
  context: CommandContext,
  { subject, production }: LockedProduction,
  { lines: offered, note = "" }: ProposalInput,
): Promise<StoredProposal> {
  const { order } = subject;
  const live = production.lines.filter(({ quantity }) => quantity > 0);
  refuseUnknown(offered, live);
  const byOrderLine = new Map(
    live.map((line) => [line.serviceOrderLineId, offered.find(({ lineId }) => lineId === line.id)]),
  );
  const wanted = order.lines.flatMap((line) => offeredInput(line, byOrderLine.get(line.id)));
  if (wanted.length === 0) throw invalid("/proposal/lines", "empty", "Nothing is left to offer: decline without it");
  const plan = await planChange(context, subject, { lines: wanted, isOffered: true });
  return {
    note,
    currency: order.currency,
    totalMinor: {
      before: plan.consequences.total.before.amountMinor,
      after: plan.consequences.total.after.amountMinor,
    },
    lines: live.map((line) => storedLine(line, byOrderLine.get(line.serviceOrderLineId), plan, production)),
  };
}

function refuseUnknown(offered: readonly OfferedLine[], live: ProductionOrderRecord["lines"]): void {
  const unknown = offered.findIndex(({ lineId }) => !live.some(({ id }) => id === lineId));
  if (unknown !== -1) throw invalid(`/proposal/lines/${unknown}`, "unknown", "This line is not of this delivery");
  if (new Set(offered.map(({ lineId }) => lineId)).size < offered.length) {
    throw invalid("/proposal/lines", "twice", "A line is named twice");
  }
  const changes = offered.some((one) => {
    const line = live.find(({ id }) => id === one.lineId);
    return (
      (one.serviceId !== undefined && one.serviceId !== line?.service.id) ||
      (one.quantity !== undefined && one.quantity !== line?.quantity) ||
      (one.deliverAt !== undefined && Date.parse(one.deliverAt) !== Date.parse(line?.deliverAt ?? ""))
    );
  });
  if (!changes) throw invalid("/proposal/lines", "same", "This is what was ordered: offer something else");
}

/** The order's lines as they would be: those of others as they are, those of this delivery as offered. */
export function offeredInput(
  line: ServiceOrderLineRecord,
  offer: Pick<OfferedLine, "serviceId" | "quantity" | "deliverAt"> | undefined,
): ServiceOrderInput["lines"] {
  const quantity = offer?.quantity ?? line.quantity;
  if (quantity === 0) return [];
  const serviceId = offer?.serviceId ?? line.service.id;
  const place = placeInput(line);
  return [
    {
      id: line.id,
      serviceId,
      quantity,
      // Another service has options of its own.
      options: serviceId === line.service.id ? line.options.map(({ key }) => key) : [],
      diets: line.diets,
      deliverAt: offer?.deliverAt ?? new Date(line.deliverAt).toISOString(),
      ...(place === undefined ? {} : { deliverTo: place }),
      ...(line.account === null ? {} : { accountId: line.account.id }),
      headCount: { rule: line.headCountRule, plusPercent: line.plusPercent },
    },
  ];
}

function placeInput(line: ServiceOrderRecord["lines"][number]): ServiceOrderInput["deliverTo"] {
  if (line.ownRoomId !== null) return { roomId: line.ownRoomId };
  return line.ownPlaceText === null ? undefined : { place: line.ownPlaceText };
}

function storedLine(
  line: ProductionOrderRecord["lines"][number],
  offer: OfferedLine | undefined,
  { after }: PlannedChange,
  production: ProductionOrderRecord,
): StoredProposal["lines"][number] {
  const planned = after?.find(({ id }) => id === line.serviceOrderLineId);
  if (planned && planned.vendorId !== production.vendor.id) {
    throw invalid("/proposal/lines", "other_vendor", `${planned.service.name} is made by somebody else`);
  }
  const before = { id: line.service.id, name: line.service.name };
  const moment = new Date(line.deliverAt).toISOString();
  return {
    lineId: line.id,
    serviceOrderLineId: line.serviceOrderLineId,
    service: { before, after: planned ? { id: planned.service.id, name: planned.service.name } : before },
    quantity: { before: line.quantity, after: planned?.quantity ?? 0 },
    deliverAt: { before: moment, after: new Date(offer?.deliverAt ?? moment).toISOString() },
  };
}
