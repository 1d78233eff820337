import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";

export interface Named {
  id: string;
  name: string;
}

/** The vendors and sites that orders are of, by name. */
export function choicesIn(orders: readonly ProductionOrder[]): { vendors: Named[]; sites: Named[] } {
  return { vendors: named(orders.map(({ vendor }) => vendor)), sites: named(orders.map(({ site }) => site)) };
}

/** All that was ever there to choose from: a choice that empties the board can be taken back. */
export function allNamed(before: readonly Named[], more: readonly Named[]): readonly Named[] {
  const fresh = more.filter(({ id }) => !before.some((one) => one.id === id));
  return fresh.length ? named([...before, ...fresh]) : before;
}

function named(all: readonly Named[]): Named[] {
  const byId = new Map(all.map(({ id, name }) => [id, name]));
  return [...byId].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
}
