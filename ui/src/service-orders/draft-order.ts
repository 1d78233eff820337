import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";

// What a person has chosen and not yet ordered. Whatever she did not touch follows the meeting: undefined here means
// "as the catalogue suggests it", so that a moved meeting or another head count changes it by itself.

export interface DraftLine {
  serviceId: string;
  quantity?: number | undefined;
  deliverAt?: string | undefined;
  options: string[];
}

export interface DraftOrder {
  lines: DraftLine[];
  note: string;
  accountId?: string | undefined;
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
  return { ...draft, lines: [...draft.lines, { serviceId, options: [] }] };
}

export function withoutLine(draft: DraftOrder, serviceId: string): DraftOrder {
  return { ...draft, lines: draft.lines.filter((line) => line.serviceId !== serviceId) };
}

export function changeLine(draft: DraftOrder, serviceId: string, change: Partial<DraftLine>): DraftOrder {
  return {
    ...draft,
    lines: draft.lines.map((line) => (line.serviceId === serviceId ? { ...line, ...change } : line)),
  };
}

/** Puts a removed line back where it was. */
export function restoreLine(draft: DraftOrder, line: DraftLine, index: number): DraftOrder {
  if (draft.lines.some(({ serviceId }) => serviceId === line.serviceId)) return draft;
  return { ...draft, lines: draft.lines.toSpliced(index, 0, line) };
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
    lines: lines.map(({ line, quantity }) => ({
      serviceId: line.serviceId,
      quantity,
      options: line.options,
      diets: [],
      ...(line.deliverAt ? { deliverAt: line.deliverAt } : {}),
    })),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    accountSplit: [{ accountId, percent: 100 }],
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
