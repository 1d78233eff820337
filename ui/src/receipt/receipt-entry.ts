import type { Receipt } from "@magic-meetings/contract/service-orders/receive.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";

/** What is said of one line, as it stands in the form; undefined: nothing. */
export interface LineEntry {
  lineId: string;
  wasted: number | undefined;
  rating: number | undefined;
}

/** What came of a line, or what was ordered where nobody counted. */
export function cameOf({ delivered, quantity }: Pick<ServiceOrderLine, "delivered" | "quantity">): number {
  return delivered ?? quantity;
}

/** Whether anything of a line can be left over: an hour of help cannot. */
export function isCounted({ service }: ServiceOrderLine): boolean {
  return service.unit === "person" || service.unit === "piece";
}

/** The lines that came, with what was said of them before. */
export function entriesOf({ lines }: Pick<ServiceOrder, "lines">): LineEntry[] {
  return lines.filter(hasCome).map(({ id, wasted, rating }) => ({
    lineId: id,
    wasted: wasted ?? undefined,
    rating: rating ?? undefined,
  }));
}

/** Lines that were declined or cancelled never came. */
export function hasCome({ production, delivered }: ServiceOrderLine): boolean {
  if (delivered !== null) return delivered > 0;
  return production?.status === "delivered" || production?.status === "cleared";
}

/** What is sent; undefined while nothing at all is said. What was not left over was used. */
export function receiptOf(
  order: Pick<ServiceOrder, "lines" | "received">,
  entries: readonly LineEntry[],
  feedback: string,
): Receipt | undefined {
  const lines = entries.flatMap(({ lineId, wasted, rating }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line || (wasted === undefined && rating === undefined)) return [];
    return [
      {
        lineId,
        ...(wasted === undefined ? {} : { wasted, consumed: Math.max(0, cameOf(line) - wasted) }),
        ...(rating === undefined ? {} : { rating }),
      },
    ];
  });
  const words = feedback.trim();
  const isWritten = words !== "" || (order.received?.feedback ?? "") !== "";
  return lines.length || isWritten ? { lines, ...(isWritten ? { feedback: words } : {}) } : undefined;
}

export interface WasteSum {
  came: number;
  wasted: number;
  /** What was paid for what was left over. */
  worth: Money;
}

/** Over all lines of which somebody said what was left; undefined where nobody did. */
export function wasteOf({ lines, total }: Pick<ServiceOrder, "lines" | "total">): WasteSum | undefined {
  const said = lines.filter((line) => line.wasted !== null && isCounted(line));
  if (said.length === 0) return undefined;
  const sum = (of: (line: ServiceOrderLine) => number) => said.reduce((before, line) => before + of(line), 0);
  const worth = sum((line) => Math.round((line.total.amountMinor * (line.wasted ?? 0)) / line.quantity));
  return {
    came: sum(cameOf),
    wasted: sum(({ wasted }) => wasted ?? 0),
    worth: { amountMinor: worth, currency: total.currency },
  };
}
