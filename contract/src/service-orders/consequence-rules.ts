import { feeOf, feePercent, nextFeeStep, type FeeSchedule } from "./fee-rules.ts";
import type { OrderConsequences } from "./order-consequences.ts";

// What a change of an order costs. The same function answers the preview and decides what is charged, so that what was
// shown is what is paid.

/** A line as it is ordered. */
export interface OrderedLine {
  id: string;
  service: { id: string; name: string };
  quantity: number;
  unitPriceMinor: number;
  totalMinor: number;
  /** Keys. */
  options: readonly string[];
  /** RFC 3339. */
  deliverAt: string;
  fees: FeeSchedule;
  /** A vendor counts on it: nothing is due for what no vendor has, or has declined. */
  isPromised: boolean;
}

/** A line as it is wanted; `id` names the line that it is a change of. */
export interface WantedLine {
  id: string | null;
  service: { id: string; name: string };
  quantity: number;
  totalMinor: number;
  options: readonly string[];
  deliverAt: string;
}

export interface OrderChange {
  currency: string;
  before: readonly OrderedLine[];
  /** Empty: a cancellation. */
  after: readonly WantedLine[];
  now: Date;
}

/** What of a line is not wanted any more, and by which steps that is charged. */
interface Loss {
  cause: "change" | "cancel";
  quantity: number;
}

/** The consequences of a change at `now`, line by line in the order's order, added ones last. */
export function consequencesOf({ currency, before, after, now }: OrderChange): OrderConsequences {
  const money = (amountMinor: number) => ({ amountMinor, currency });
  const kept = new Map(after.flatMap((line) => (line.id === null ? [] : [[line.id, line] as const])));
  const known = before.map((line) => {
    const wanted = kept.get(line.id);
    const loss = lossOf(line, wanted);
    const percent = loss === null || !line.isPromised ? 0 : feePercent(line.fees[loss.cause], now);
    const feeMinor = loss === null ? 0 : feeOf(line.unitPriceMinor * loss.quantity, percent);
    return { line, wanted, loss, percent, feeMinor };
  });
  const added = after.filter((line) => line.id === null || !before.some(({ id }) => id === line.id));
  return {
    total: { before: money(sum(before)), after: money(sum(after)) },
    fee: money(known.reduce((total, { feeMinor }) => total + feeMinor, 0)),
    lines: [
      ...known.map(({ line, wanted, loss, percent, feeMinor }) => ({
        lineId: line.id,
        service: line.service,
        cause: loss?.cause ?? ("change" as const),
        quantity: { before: line.quantity, after: wanted?.quantity ?? 0 },
        total: { before: money(line.totalMinor), after: money(wanted?.totalMinor ?? 0) },
        percent,
        fee: money(feeMinor),
      })),
      ...added.map((line) => ({
        lineId: null,
        service: line.service,
        cause: "add" as const,
        quantity: { before: 0, after: line.quantity },
        total: { before: money(0), after: money(line.totalMinor) },
        percent: 0,
        fee: money(0),
      })),
    ],
    holdsUntil: earliest(
      known.flatMap(({ line, loss }) =>
        loss === null || !line.isPromised ? [] : [nextFeeStep(line.fees[loss.cause], now)],
      ),
    ),
  };
}

/**
 * Less of it is a change; none of it a cancellation. Another moment or other options are another delivery: what was
 * ordered is not wanted any more, by the steps of a change.
 */
function lossOf(line: OrderedLine, wanted: WantedLine | undefined): Loss | null {
  if (wanted === undefined) return { cause: "cancel", quantity: line.quantity };
  if (!isSameDelivery(line, wanted)) return { cause: "change", quantity: line.quantity };
  if (wanted.quantity >= line.quantity) return null;
  return { cause: "change", quantity: line.quantity - wanted.quantity };
}

/** Whether it is the same thing at the same moment, in whatever quantity and place. */
export function isSameDelivery(
  a: Pick<WantedLine, "service" | "options" | "deliverAt">,
  b: Pick<WantedLine, "service" | "options" | "deliverAt">,
): boolean {
  return (
    a.service.id === b.service.id &&
    Date.parse(a.deliverAt) === Date.parse(b.deliverAt) &&
    [...a.options].sort().join() === [...b.options].sort().join()
  );
}

function sum(lines: readonly { totalMinor: number }[]): number {
  return lines.reduce((total, line) => total + line.totalMinor, 0);
}

function earliest(moments: readonly (Date | null)[]): string | null {
  const known = moments.filter((moment) => moment !== null).map((moment) => moment.getTime());
  return known.length === 0 ? null : new Date(Math.min(...known)).toISOString();
}
