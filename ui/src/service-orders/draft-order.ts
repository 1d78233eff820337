import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type {
  DeliverTo,
  HeadCountRule,
  ServiceOrder,
  ServiceOrderInput,
  ServiceOrderLine,
} from "@magic-meetings/contract/service-orders/service-order.ts";

// What a person has chosen and not yet ordered. Whatever she did not touch follows the meeting: undefined here means
// "as the catalogue suggests it", so that a moved meeting or another head count changes it by itself.

export interface DraftLine {
  /** Which line it is: a service may be wanted twice, at two moments. */
  key: string;
  /** The line of a placed order that it changes. */
  id?: string | undefined;
  serviceId: string;
  quantity?: number | undefined;
  deliverAt?: string | undefined;
  options: string[];
  diets?: DietCount[] | undefined;
  /** Undefined: where the order goes. */
  deliverTo?: DeliverTo | undefined;
  /** Pays for this line alone; undefined: who pays for the order. */
  accountId?: string | undefined;
  headCount?: { rule: HeadCountRule; plusPercent: number } | undefined;
}

export type DietCount = ServiceOrderLine["diets"][number];

export interface AccountShare {
  accountId: string;
  percent: number;
}

export interface DraftOrder {
  lines: DraftLine[];
  note: string;
  accountId?: string | undefined;
  /** Several who pay; undefined: the one account pays all. */
  split?: AccountShare[] | undefined;
  /** Where all of it goes; undefined: to the meeting's room. */
  deliverTo?: DeliverTo | undefined;
  headCountMode?: ServiceOrder["headCountMode"] | undefined;
}

export const emptyDraft: DraftOrder = { lines: [], note: "" };

/** A line with what the catalogue says about it now. `service` is undefined where it is no longer offered. */
export interface PricedLine {
  line: DraftLine;
  service: OfferedService;
  quantity: number;
  deliverAt: string;
  total: Money;
}

export function withLine(draft: DraftOrder, serviceId: string): DraftOrder {
  if (draft.lines.some((line) => line.serviceId === serviceId)) return draft;
  return { ...draft, lines: [...draft.lines, { key: freeKey(draft, serviceId), serviceId, options: [] }] };
}

/** The same service once more, below the first: for another moment or place. */
export function withAnother(draft: DraftOrder, key: string, deliverAt: string): DraftOrder {
  const index = draft.lines.findIndex((line) => line.key === key);
  const line = draft.lines[index];
  if (!line) return draft;
  const { id: _, ...rest } = line;
  const another = { ...rest, key: freeKey(draft, line.serviceId), deliverAt };
  return { ...draft, lines: draft.lines.toSpliced(index + 1, 0, another) };
}

export function withoutLine(draft: DraftOrder, key: string): DraftOrder {
  return { ...draft, lines: draft.lines.filter((line) => line.key !== key) };
}

export function changeLine(draft: DraftOrder, key: string, change: Partial<DraftLine>): DraftOrder {
  return { ...draft, lines: draft.lines.map((line) => (line.key === key ? { ...line, ...change } : line)) };
}

/** Delivers lines at other moments. */
export function moveLines(draft: DraftOrder, moves: readonly { key: string; deliverAt: string }[]): DraftOrder {
  return moves.reduce((moved, { key, deliverAt }) => changeLine(moved, key, { deliverAt }), draft);
}

/** Puts a removed line back where it was. */
export function restoreLine(draft: DraftOrder, line: DraftLine, index: number): DraftOrder {
  if (draft.lines.some(({ key }) => key === line.key)) return draft;
  return { ...draft, lines: draft.lines.toSpliced(index, 0, line) };
}

function freeKey({ lines }: DraftOrder, serviceId: string): string {
  let key = serviceId;
  for (let next = 2; lines.some((line) => line.key === key); next += 1) key = `${serviceId}-${next}`;
  return key;
}

/** What was chosen as a draft of its own: an order that was made from a template, or one that is to be changed. */
export function draftLinesOf(order: Pick<ServiceOrder, "lines">): DraftLine[] {
  return order.lines.map((line) => ({
    key: line.id,
    id: line.id,
    serviceId: line.service.id,
    quantity: line.quantity,
    deliverAt: line.deliverAt,
    options: line.options.map(({ key }) => key),
    diets: line.diets,
    ...(line.ownPlace ? { deliverTo: line.ownPlace } : {}),
    ...(line.account ? { accountId: line.account.id } : {}),
    headCount: { rule: line.headCount.rule, plusPercent: line.headCount.plusPercent },
  }));
}

/** The lines with quantity, moment and price as they stand now; a service that is gone from the catalogue drops out. */
export function priceLines(draft: DraftOrder, services: readonly OfferedService[]): PricedLine[] {
  return draft.lines.flatMap((line) => {
    const service = services.find(({ id }) => id === line.serviceId);
    return service ? [priceLine(line, service)] : [];
  });
}

export function priceLine(line: DraftLine, service: OfferedService): PricedLine {
  const { minimumQuantity, maximumQuantity, suggested } = service;
  const quantity = line.quantity ?? Math.min(maximumQuantity, Math.max(minimumQuantity, suggested.quantity));
  const each = service.options
    .filter(({ key }) => line.options.includes(key))
    .reduce((sum, option) => sum + option.price.amountMinor, service.price.amountMinor);
  return {
    line,
    service,
    quantity,
    deliverAt: line.deliverAt ?? service.suggested.deliverAt,
    total: { amountMinor: each * quantity, currency: service.price.currency },
  };
}

/** What the service is told: only what the person decided; the account that she saw is named. */
export function toOrderInput(
  lines: readonly PricedLine[],
  draft: DraftOrder,
  accountId: string,
  locationId: string,
): ServiceOrderInput {
  return {
    locationId,
    lines: lines.map(toLineInput),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    ...(draft.deliverTo ? { deliverTo: draft.deliverTo } : {}),
    ...(draft.headCountMode ? { headCountMode: draft.headCountMode } : {}),
    accountSplit: draft.split ?? [{ accountId, percent: 100 }],
  };
}

export function toLineInput({ line, quantity }: PricedLine): ServiceOrderInput["lines"][number] {
  return {
    ...(line.id ? { id: line.id } : {}),
    serviceId: line.serviceId,
    quantity,
    options: line.options,
    diets: line.diets ?? [],
    ...(line.deliverAt ? { deliverAt: line.deliverAt } : {}),
    ...(line.deliverTo ? { deliverTo: line.deliverTo } : {}),
    ...(line.accountId ? { accountId: line.accountId } : {}),
    ...(line.headCount ? { headCount: line.headCount } : {}),
  };
}

/** The earliest moment until which everything chosen can still be changed free of charge. */
export function earliestCutOff(lines: readonly PricedLine[]): string | undefined {
  return lines.map(({ service }) => service.cutOff).reduce<string | undefined>(earlier, undefined);
}

/** Whether a line can be delivered as it stands; a moment chosen by hand is the server's to judge. */
export function canDeliver({ line, service, quantity }: PricedLine): boolean {
  if (quantity < service.minimumQuantity || quantity > service.maximumQuantity) return false;
  return canBeChosen(service) || line.deliverAt !== undefined;
}

/** A service that is refused for the head count only can be had in its smallest or largest quantity. */
export function canBeChosen({ available, unavailable }: OfferedService): boolean {
  return available || unavailable?.code === "quantity_below_minimum" || unavailable?.code === "quantity_above_maximum";
}

function earlier(first: string | undefined, second: string): string {
  return first !== undefined && Date.parse(first) <= Date.parse(second) ? first : second;
}
