import type { CommandContext } from "../commands/command-context.ts";
import type { ServiceOrderLineRecord } from "../service-orders/service-order-json-sql.ts";
import type { Delivery } from "./deliveries-of.ts";
import {
  addProductionLines,
  setProductionLines,
  type KnownProductionLine,
  type KnownProductionOrder,
} from "./production-order-write-sql.ts";
import type { DietCount, NamedOption } from "./production-order-sql.ts";

type WantedLine = Pick<ServiceOrderLineRecord, "id" | "service" | "quantity" | "options" | "diets">;

/** A change that concerns another delivery only is no change for this one. */
export function isSameDelivery(production: KnownProductionOrder, delivery: Delivery): boolean {
  const wanted = new Map(delivery.lines.map((line) => [line.id, line]));
  const live = production.lines.filter(({ quantity }) => quantity > 0);
  return (
    production.deliverAt.getTime() === delivery.deliverAt.getTime() &&
    production.deliverTo === delivery.deliverTo &&
    production.ownPlace === delivery.ownPlace &&
    production.note === delivery.note &&
    live.length === wanted.size &&
    live.every((line) => isSameLine(line, wanted.get(line.serviceOrderLineId)))
  );
}

/** Lines keep their identity by the order's lines; what fell away stands with quantity 0. */
export async function reviseLines(
  context: CommandContext,
  production: KnownProductionOrder,
  target: { deliverAt: Date; lines: readonly ServiceOrderLineRecord[] },
): Promise<void> {
  const { tx, tenantId } = context;
  const { deliverAt } = target;
  // Who has not accepted yet accepts it as it is then.
  const isAcknowledged = production.status === "new";
  const left = new Map<string, WantedLine>(target.lines.map((line) => [line.id, line]));
  const changed = production.lines.flatMap((line) => {
    const wanted = left.get(line.serviceOrderLineId);
    left.delete(line.serviceOrderLineId);
    if (isSameLine(line, wanted) && deliverAt.getTime() === production.deliverAt.getTime()) return [];
    const { quantity, options, diets } = wanted ?? { ...line, quantity: 0 };
    return [{ id: line.id, quantity, options, diets }];
  });
  await setProductionLines(tx, { tenantId, isAcknowledged, deliverAt, lines: changed });
  const lines = [...left.values()].map((line) => ({
    id: context.newId(),
    serviceOrderLineId: line.id,
    serviceId: line.service.id,
    name: line.service.name,
    quantity: line.quantity,
    options: line.options,
    diets: line.diets,
  }));
  await addProductionLines(tx, { tenantId, order: { id: production.id, deliverAt }, lines, isAcknowledged });
}

function isSameLine(line: KnownProductionLine, wanted: WantedLine | undefined): boolean {
  if (wanted === undefined) return line.quantity === 0;
  return (
    line.quantity === wanted.quantity &&
    optionKeys(line.options) === optionKeys(wanted.options) &&
    dietCounts(line.diets) === dietCounts(wanted.diets)
  );
}

function optionKeys(options: readonly NamedOption[]): string {
  return options
    .map(({ key }) => key)
    .sort()
    .join("\n");
}

function dietCounts(diets: readonly DietCount[]): string {
  return diets
    .map(({ diet, count }) => `${diet} ${count}`)
    .sort()
    .join("\n");
}
