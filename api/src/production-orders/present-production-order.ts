import { allowedActions, undeliverUntil } from "@magic-meetings/contract/production-orders/production-order-rules.ts";
import type {
  LineChange,
  ProductionChange,
  ProductionOrder,
} from "@magic-meetings/contract/production-orders/production-order.ts";
import type { Proposal } from "@magic-meetings/contract/production-orders/proposal.ts";
import type { OrderFee } from "@magic-meetings/contract/service-orders/service-order.ts";
import type {
  DietCount,
  FeeRecord,
  NamedOption,
  ProductionLineRecord,
  ProductionOrderRecord,
} from "./production-order-sql.ts";

/** The production order as the API answers with it: changes that are not acknowledged yet as a difference. */
export function presentProductionOrder(record: ProductionOrderRecord, now: Date): ProductionOrder {
  return {
    id: record.id,
    number: record.number,
    serviceOrderId: record.serviceOrderId,
    vendor: record.vendor,
    site: record.site,
    meeting: { ...record.meeting, start: record.meeting.start.toISOString(), end: record.meeting.end.toISOString() },
    ...(record.onBehalf === null ? {} : { onBehalf: record.onBehalf }),
    status: record.status,
    deliverAt: record.deliverAt.toISOString(),
    deliverTo: record.deliverTo,
    note: record.note,
    lines: record.lines
      .filter((line) => line.quantity > 0 || line.acknowledgedQuantity > 0)
      .map((line) => presentLine(line)),
    change: changeOf(record),
    revision: record.revision,
    acknowledgedRevision: record.acknowledgedRevision,
    autoAccepted: record.autoAccepted,
    declined:
      record.declinedAt === null ? null : { at: record.declinedAt.toISOString(), reason: record.declineReason ?? "" },
    proposal: proposalOf(record),
    delivered:
      record.deliveredAt === null
        ? null
        : {
            at: record.deliveredAt.toISOString(),
            by: record.deliveredBy,
            reason: record.deliveryReason,
            undoUntil: undeliverUntil(record.deliveredAt).toISOString(),
          },
    tasks: record.tasks.map((task) => ({ ...task, startsAt: toMoment(task.startsAt) })),
    fees: record.fees.map(presentFee),
    version: record.version,
    allowed: allowedActions(record, now),
  };
}

function presentFee({ waivedAt, waiveReason, ...fee }: FeeRecord): OrderFee {
  const waived = waivedAt === null ? null : { at: toMoment(waivedAt), reason: waiveReason ?? "" };
  return { ...fee, at: toMoment(fee.at), waived };
}

function presentLine(line: ProductionLineRecord): ProductionOrder["lines"][number] {
  return {
    id: line.id,
    serviceOrderLineId: line.serviceOrderLineId,
    service: line.service,
    quantity: line.quantity,
    acknowledgedQuantity: line.acknowledgedQuantity === line.quantity ? null : line.acknowledgedQuantity,
    options: names(line.options),
    diets: line.diets,
    deliverAt: toMoment(line.deliverAt),
    change: lineChangeOf(line),
    delivered: line.delivered,
  };
}

function lineChangeOf({
  quantity,
  acknowledgedQuantity,
  options,
  diets,
  acknowledged,
}: ProductionLineRecord): LineChange | null {
  const known = acknowledged ?? { options, diets };
  // What is new, or falls away, is that; how it is made says nothing more.
  const isKept = quantity > 0 && acknowledgedQuantity > 0;
  return orNull({
    ...(quantity === acknowledgedQuantity ? {} : { quantity: { before: acknowledgedQuantity, after: quantity } }),
    ...(!isKept || sortedNames(known.options) === sortedNames(options)
      ? {}
      : { options: { before: names(known.options), after: names(options) } }),
    ...(!isKept || counts(known.diets) === counts(diets) ? {} : { diets: { before: known.diets, after: diets } }),
  });
}

function changeOf({ acknowledged, deliverAt, deliverTo, note }: ProductionOrderRecord): ProductionChange | null {
  if (acknowledged === null) return null;
  const moment = toMoment(acknowledged.deliverAt);
  return orNull({
    ...(moment === deliverAt.toISOString() ? {} : { deliverAt: { before: moment, after: deliverAt.toISOString() } }),
    ...(acknowledged.deliverTo === deliverTo
      ? {}
      : { deliverTo: { before: acknowledged.deliverTo, after: deliverTo } }),
    ...(acknowledged.note === note ? {} : { note: { before: acknowledged.note, after: note } }),
  });
}

function proposalOf({ proposal, proposalState }: ProductionOrderRecord): Proposal | null {
  if (proposal === null || proposalState === null) return null;
  const { note, currency, totalMinor, lines } = proposal;
  return {
    state: proposalState,
    note,
    lines: lines.map(({ lineId, service, quantity, deliverAt }) => ({ lineId, service, quantity, deliverAt })),
    total: {
      before: { amountMinor: totalMinor.before, currency },
      after: { amountMinor: totalMinor.after, currency },
    },
  };
}

function orNull<Change extends object>(change: Change): Change | null {
  return Object.keys(change).length === 0 ? null : change;
}

function names(options: readonly NamedOption[]): string[] {
  return options.map((option) => option.name);
}

function sortedNames(options: readonly NamedOption[]): string {
  return options
    .map((option) => option.key)
    .sort()
    .join("\n");
}

function counts(diets: readonly DietCount[]): string {
  return diets
    .map(({ diet, count }) => `${diet} ${count}`)
    .sort()
    .join("\n");
}

function toMoment(text: string): string {
  return new Date(text).toISOString();
}
