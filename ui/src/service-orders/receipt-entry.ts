import type { Receipt } from "@magic-meetings/contract/service-orders/receive.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";

export interface ReceiptLineEntry {
  consumed?: number | undefined;
  wasted?: number | undefined;
  rating?: number | undefined;
}

/** What is being said of an order that came. */
export interface ReceiptEntry {
  lines: Record<string, ReceiptLineEntry>;
  feedback: string;
}

/** What was said already, to be corrected. */
export function emptyReceipt(order: ServiceOrder): ReceiptEntry {
  const known = order.lines.map((line) => {
    const { consumed, wasted, rating } = line;
    return [line.id, { consumed: consumed ?? undefined, wasted: wasted ?? undefined, rating: rating ?? undefined }];
  });
  return { lines: Object.fromEntries(known) as ReceiptEntry["lines"], feedback: order.received?.feedback ?? "" };
}

export function receiptLine(entry: ReceiptEntry, lineId: string, change: ReceiptLineEntry): ReceiptEntry {
  return { ...entry, lines: { ...entry.lines, [lineId]: { ...entry.lines[lineId], ...change } } };
}

/** Only what was said: a line of which nobody said anything is left as it is. */
export function toReceipt({ lines, feedback }: ReceiptEntry): Receipt {
  const said = Object.entries(lines).flatMap(([lineId, line]) => {
    const known = Object.entries(line).filter(([, value]) => value !== undefined);
    return known.length ? [{ lineId, ...(Object.fromEntries(known) as ReceiptLineEntry) }] : [];
  });
  return { lines: said as Receipt["lines"], feedback: feedback.trim() };
}
