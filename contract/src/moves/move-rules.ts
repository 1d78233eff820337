import { feeOf, feePercent, nextFeeStep, type FeeSchedule } from "../service-orders/fee-rules.ts";
import type { Money } from "../words/words.ts";
import { effectiveChoice } from "./move-choice-rules.ts";
import type { MoveChoice } from "./move-words.ts";

// What a move of a meeting means for one line of an order. The same functions answer the preview, the question and the act.

/** A line as it is ordered. */
export interface StandingLine {
  quantity: number;
  unitPriceMinor: number;
  totalMinor: number;
  fees: FeeSchedule;
  /** A vendor counts on it: nothing is due for what no vendor has, or has declined. */
  isPromised: boolean;
}

export interface LineCost {
  percent: number;
  feeMinor: number;
}

/** What another moment, and what a cancellation of the whole line costs at `now`. */
export function costsAt(line: StandingLine, now: Date): { change: LineCost; cancel: LineCost } {
  const cost = (cause: "change" | "cancel"): LineCost => {
    const percent = line.isPromised ? feePercent(line.fees[cause], now) : 0;
    return { percent, feeMinor: feeOf(line.unitPriceMinor * line.quantity, percent) };
  };
  return { change: cost("change"), cancel: cost("cancel") };
}

export interface LineMove {
  line: StandingLine;
  /** Whether its delivery would be at another moment at all. */
  isMoved: boolean;
  /** What it would cost there, or null where it cannot be delivered then. */
  totalAfterMinor: number | null;
}

/** stays: it is meant for this moment already, or nobody counts on it and it cannot be had then. */
export type LineOutcome = "stays" | "follows" | "repriced" | "crosses_cut_off" | "cannot_be_delivered";

export function outcomeOf({ line, isMoved, totalAfterMinor }: LineMove, now: Date): LineOutcome {
  if (!isMoved) return "stays";
  if (totalAfterMinor === null) return "cannot_be_delivered";
  if (costsAt(line, now).change.feeMinor > 0) return "crosses_cut_off";
  return totalAfterMinor === line.totalMinor ? "follows" : "repriced";
}

/** Whether somebody is asked: a line that no vendor counts on is not worth a question. */
export function isAsked(outcome: LineOutcome, { isPromised }: Pick<StandingLine, "isPromised">): boolean {
  return isPromised && (outcome === "crosses_cut_off" || outcome === "cannot_be_delivered");
}

/** Nobody answers in less. */
export const leastAnswerMinutes = 10;
/** The service needs some time before a fee rises to apply the default at the price that was shown. */
export const answerHeadRoomMinutes = 5;

export interface AskedMoments {
  fees: FeeSchedule;
  /** Old and new delivery, and until when the vendor takes orders for them. */
  deliverAt: Date;
  orderBefore: Date;
  orderBeforeThen: Date | null;
}

/**
 * Until when an answer is taken: before the next fee step and before the vendor has to begin, with head-room; in some
 * minutes at the earliest, and never after what was ordered is delivered.
 */
export function answerBy(lines: readonly AskedMoments[], now: Date): Date {
  const minutes = (count: number) => count * 60_000;
  const steps = lines
    .flatMap(({ fees, orderBefore, orderBeforeThen }) => [
      nextFeeStep(fees.change, now),
      nextFeeStep(fees.cancel, now),
      orderBefore,
      orderBeforeThen,
    ])
    .flatMap((moment) => (moment === null || moment <= now ? [] : [moment.getTime() - minutes(answerHeadRoomMinutes)]));
  const delivery = Math.min(...lines.map(({ deliverAt }) => deliverAt.getTime()));
  const soonest = now.getTime() + minutes(leastAnswerMinutes);
  const wanted = Math.max(Math.min(...steps, delivery), soonest);
  return new Date(delivery > now.getTime() ? Math.min(wanted, delivery) : soonest);
}

/** A line that is asked about, in minor units. */
export interface PricedLine {
  currency: string;
  totalMinor: number;
  /** Null: it cannot be had at the new moment, or is not asked about. */
  changeTotalMinor: number | null;
  changeFeeMinor: number;
  cancelFeeMinor: number;
}

export interface TotalByChoice {
  currency: string;
  before: Money;
  keep: { fee: Money; total: Money };
  change: { fee: Money; total: Money };
  cancel: { fee: Money; total: Money };
}

/** One total per currency, with each choice for every line that is asked about; `settled` follow whatever is chosen. */
export function totalsOf(
  asked: readonly PricedLine[],
  settled: readonly { currency: string; beforeMinor: number; afterMinor: number }[] = [],
): TotalByChoice[] {
  const currencies = [...new Set([...settled, ...asked].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const money = (amountMinor: number): Money => ({ amountMinor, currency });
    const lines = asked.filter((line) => line.currency === currency);
    const others = settled.filter((line) => line.currency === currency);
    const follows = sum(others, ({ afterMinor }) => afterMinor);
    const cost = (choice: MoveChoice) => {
      const each = lines.map((line) => costOf(line, choice));
      return {
        fee: money(sum(each, ({ feeMinor }) => feeMinor)),
        total: money(follows + sum(each, ({ totalMinor }) => totalMinor)),
      };
    };
    return {
      currency,
      before: money(sum(others, ({ beforeMinor }) => beforeMinor) + sum(lines, ({ totalMinor }) => totalMinor)),
      keep: cost("keep"),
      change: cost("change"),
      cancel: cost("cancel"),
    };
  });
}

/** What a line comes to by a choice; one that cannot be had then is kept. */
export function costOf(line: PricedLine, choice: MoveChoice): { feeMinor: number; totalMinor: number } {
  switch (effectiveChoice(choice, { canChange: line.changeTotalMinor !== null })) {
    case "keep":
      return { feeMinor: 0, totalMinor: line.totalMinor };
    case "change":
      return { feeMinor: line.changeFeeMinor, totalMinor: line.changeTotalMinor ?? line.totalMinor };
    case "cancel":
      return { feeMinor: line.cancelFeeMinor, totalMinor: 0 };
  }
}

/** Whether the accepted fees cover the due ones, currency by currency. */
export function coversFees(accepted: readonly Money[], due: readonly Money[]): boolean {
  return due.every(
    ({ amountMinor, currency }) =>
      amountMinor <= accepted.filter((one) => one.currency === currency).reduce((all, one) => all + one.amountMinor, 0),
  );
}

function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}
