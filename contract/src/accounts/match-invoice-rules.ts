// How the lines of a vendor's invoice are matched with what was posted: pure, each posted item at most once.

export const invoiceLineOutcomes = ["matched", "differs", "unknown"] as const;
export type InvoiceLineOutcome = (typeof invoiceLineOutcomes)[number];

export interface InvoicedLine {
  number: number;
  orderNumber: number | null;
  text: string;
  quantity: number | null;
  amountMinor: number;
}

/** What was posted for one line of an order and is on no invoice yet. */
export interface PostedItem {
  id: string;
  orderNumber: number;
  service: string;
  quantity: number;
  postedMinor: number;
}

export interface LineMatch {
  number: number;
  outcome: InvoiceLineOutcome;
  itemIds: string[];
  postedMinor: number | null;
  /** Invoiced less posted. */
  differenceMinor: number | null;
}

/**
 * Exact amounts are given out before near ones, so that a line never takes what another one fits better: within an order
 * by service and amount, then by amount, then the whole of what the order has left, and then by service, or what is alone.
 */
export function matchInvoice(lines: readonly InvoicedLine[], posted: readonly PostedItem[]): LineMatch[] {
  const open = new Map<number, PostedItem[]>();
  for (const item of posted) {
    const ofOrder = open.get(item.orderNumber);
    if (ofOrder) ofOrder.push(item);
    else open.set(item.orderNumber, [item]);
  }
  const found = new Map<number, PostedItem[]>();
  for (const choose of [sameServiceAndAmount, sameAmount, wholeOrder, sameService, onlyOne]) {
    for (const line of lines) {
      if (line.orderNumber === null || found.has(line.number)) continue;
      const left = open.get(line.orderNumber) ?? [];
      const chosen = choose(line, left, lines, found);
      if (chosen.length === 0) continue;
      found.set(line.number, chosen);
      open.set(
        line.orderNumber,
        left.filter((item) => !chosen.includes(item)),
      );
    }
  }
  return lines.map((line) => toMatch(line, found.get(line.number) ?? []));
}

type Choose = (
  line: InvoicedLine,
  left: readonly PostedItem[],
  lines: readonly InvoicedLine[],
  found: ReadonlyMap<number, unknown>,
) => PostedItem[];

const sameServiceAndAmount: Choose = (line, left) =>
  first(left, (item) => item.postedMinor === line.amountMinor && isNamed(line, item));

const sameAmount: Choose = (line, left) => first(left, (item) => item.postedMinor === line.amountMinor);

const wholeOrder: Choose = (line, left) => {
  const sum = left.reduce((total, item) => total + item.postedMinor, 0);
  return left.length > 1 && sum === line.amountMinor ? [...left] : [];
};

const sameService: Choose = (line, left) => {
  const named = left.filter((item) => isNamed(line, item));
  const byQuantity = first(named, (item) => item.quantity === line.quantity);
  return byQuantity.length > 0 ? byQuantity : named.slice(0, 1);
};

/** One line and one item are left of the order: the vendor calls it something else and asks for something else. */
const onlyOne: Choose = (line, left, lines, found) => {
  if (left.length !== 1) return [];
  const others = lines.some(
    (other) => other !== line && other.orderNumber === line.orderNumber && !found.has(other.number),
  );
  return others ? [] : [...left];
};

function first(items: readonly PostedItem[], fits: (item: PostedItem) => boolean): PostedItem[] {
  const found = items.find(fits);
  return found ? [found] : [];
}

function isNamed({ text }: InvoicedLine, { service }: PostedItem): boolean {
  return fold(text) !== "" && fold(text) === fold(service);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function toMatch({ number, amountMinor }: InvoicedLine, items: readonly PostedItem[]): LineMatch {
  if (items.length === 0) return { number, outcome: "unknown", itemIds: [], postedMinor: null, differenceMinor: null };
  const postedMinor = items.reduce((sum, item) => sum + item.postedMinor, 0);
  const differenceMinor = amountMinor - postedMinor;
  const outcome = differenceMinor === 0 ? "matched" : "differs";
  return { number, outcome, itemIds: items.map(({ id }) => id), postedMinor, differenceMinor };
}
