import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { groupBy } from "../format/groups.ts";

type Line = ProductionOrder["lines"][number];

/** A line of an order, as it is listed under what has to be made. */
export interface ItemPart {
  order: ProductionOrder;
  line: Line;
}

/** How much of it is for a diet, or with an option. */
export interface ItemCount<Name extends string = string> {
  name: Name;
  quantity: number;
}

export type AllergenWord = Line["service"]["allergens"][number];

/** What those who come must not eat, by the line of the service order that is for them. */
export type WithoutByLine = ReadonlyMap<string, readonly ItemCount<AllergenWord>[]>;

/** One thing to make, over all orders: "42 sandwiches, of them 6 vegan, 3 without nuts". */
export interface BoardItem {
  serviceId: string;
  name: string;
  quantity: number;
  /** Of these, what is not ready yet. */
  toMake: number;
  /** The earliest delivery of what is not ready yet; of all when everything is. */
  firstAt: string;
  diets: ItemCount<Line["diets"][number]["diet"]>[];
  options: ItemCount[];
  /** For how many it has to be made without something, as those who come have said. */
  without: ItemCount<AllergenWord>[];
  /** How many of its orders have a change that nobody has seen. */
  changed: number;
  parts: ItemPart[];
}

const isMade: Partial<Record<ProductionOrder["status"], boolean>> = { ready: true, delivered: true, cleared: true };
const isOff: Partial<Record<ProductionOrder["status"], boolean>> = { cancelled: true, declined: true };

/** What has to be made, thing by thing, the most urgent first and what is ready at the end. */
export function boardItems(orders: readonly ProductionOrder[], without: WithoutByLine = new Map()): BoardItem[] {
  const parts = orders
    .filter(({ status }) => !isOff[status])
    .flatMap((order) => order.lines.filter(({ quantity }) => quantity > 0).map((line) => ({ order, line })));
  return [...groupBy(parts, ({ line }) => line.service.id).values()]
    .map((all) => toItem(all, without))
    .toSorted(byUrgency);
}

function toItem(unsorted: ItemPart[], without: WithoutByLine): BoardItem {
  const parts = unsorted.toSorted((a, b) => momentOf(a) - momentOf(b) || a.order.number - b.order.number);
  const waiting = parts.filter(({ order }) => !isMade[order.status]);
  const first = waiting[0] ?? parts[0];
  return {
    serviceId: first?.line.service.id ?? "",
    name: first?.line.service.name ?? "",
    quantity: sum(parts),
    toMake: sum(waiting),
    firstAt: first?.line.deliverAt ?? "",
    diets: counted(parts.flatMap(({ line }) => line.diets.map(({ diet, count }) => ({ name: diet, quantity: count })))),
    options: counted(parts.flatMap(({ line }) => line.options.map((name) => ({ name, quantity: line.quantity })))),
    without: counted(parts.flatMap(({ line }) => withoutOf(line, without))),
    changed: parts.filter(({ order }) => order.allowed.acknowledge.ok).length,
    parts,
  };
}

/** No more portions are made without something than are made. */
export function withoutOf(line: Line, without: WithoutByLine): ItemCount<AllergenWord>[] {
  return (without.get(line.serviceOrderLineId) ?? []).map(({ name, quantity }) => ({
    name,
    quantity: Math.min(quantity, line.quantity),
  }));
}

function byUrgency(a: BoardItem, b: BoardItem): number {
  const done = Number(a.toMake === 0) - Number(b.toMake === 0);
  return done || Date.parse(a.firstAt) - Date.parse(b.firstAt) || a.name.localeCompare(b.name);
}

/** Adds up by name, the largest first. */
function counted<Name extends string>(counts: readonly ItemCount<Name>[]): ItemCount<Name>[] {
  return [...groupBy(counts, ({ name }) => name)]
    .map(([name, of]) => ({ name: name as Name, quantity: of.reduce((total, { quantity }) => total + quantity, 0) }))
    .toSorted((a, b) => b.quantity - a.quantity || a.name.localeCompare(b.name));
}

function sum(parts: readonly ItemPart[]): number {
  return parts.reduce((total, { line }) => total + line.quantity, 0);
}

function momentOf({ line }: ItemPart): number {
  return Date.parse(line.deliverAt);
}
