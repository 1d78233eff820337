import { describe, expect, it } from "vitest";
import { effectiveChoice } from "./move-choice-rules.ts";
import { moveChoices, type MoveChoice } from "./move-words.ts";
import {
  answerBy,
  costOf,
  costsAt,
  coversFees,
  isAsked,
  outcomeOf,
  totalsOf,
  type AskedMoments,
  type LineOutcome,
  type PricedLine,
  type StandingLine,
} from "./move-rules.ts";

const now = new Date("2026-11-24T12:00:00Z");
const step = (after: string, percent: number) => ({ after: new Date(after).toISOString(), percent });

function standing(more: Partial<StandingLine> = {}): StandingLine {
  return {
    quantity: 12,
    unitPriceMinor: 15_000,
    totalMinor: 180_000,
    fees: { change: [step("2026-11-24T11:00Z", 50)], cancel: [step("2026-11-24T13:00Z", 100)] },
    isPromised: true,
    ...more,
  };
}

const free = { change: [step("2026-11-24T12:00Z", 50)], cancel: [step("2026-11-24T12:00Z", 50)] };

describe("what a line costs at a moment", () => {
  it.each<[string, Partial<StandingLine>, { change: number; cancel: number }]>([
    ["by the step that has passed", {}, { change: 90_000, cancel: 0 }],
    ["nothing in the last free moment", { fees: free }, { change: 0, cancel: 0 }],
    ["nothing where no vendor has it", { isPromised: false }, { change: 0, cancel: 0 }],
    ["half an øre up", { quantity: 1, unitPriceMinor: 1 }, { change: 1, cancel: 0 }],
  ])("%s", (_, more, expected) => {
    const { change, cancel } = costsAt(standing(more), now);
    expect({ change: change.feeMinor, cancel: cancel.feeMinor }).toEqual(expected);
  });
});

describe("what a move means for a line", () => {
  const free = { change: [], cancel: [] };
  it.each<[LineOutcome, Partial<StandingLine>, boolean, number | null]>([
    ["stays", {}, false, 180_000],
    ["stays", {}, false, null],
    ["follows", { fees: free }, true, 180_000],
    ["follows", { isPromised: false }, true, 180_000],
    ["repriced", { fees: free }, true, 190_000],
    ["crosses_cut_off", {}, true, 180_000],
    ["crosses_cut_off", {}, true, 190_000],
    ["cannot_be_delivered", {}, true, null],
    ["cannot_be_delivered", { fees: free }, true, null],
  ])("%s: %j", (expected, more, isMoved, totalAfterMinor) => {
    expect(outcomeOf({ line: standing(more), isMoved, totalAfterMinor }, now)).toBe(expected);
  });

  it.each<[LineOutcome, boolean, boolean]>([
    ["crosses_cut_off", true, true],
    ["cannot_be_delivered", true, true],
    ["cannot_be_delivered", false, false],
    ["follows", true, false],
    ["repriced", true, false],
    ["stays", true, false],
  ])("%s, with a vendor that counts on it %s: asked %s", (outcome, isPromised, expected) => {
    expect(isAsked(outcome, { isPromised })).toBe(expected);
  });

  it.each<[MoveChoice, boolean, MoveChoice]>([
    ["change", true, "change"],
    ["change", false, "keep"],
    ["keep", false, "keep"],
    ["cancel", false, "cancel"],
  ])("%s, where it can be had %s: %s", (choice, canChange, expected) => {
    expect(effectiveChoice(choice, { canChange })).toBe(expected);
  });
});

describe("until when an answer is taken", () => {
  const moments = (more: Partial<AskedMoments> = {}): AskedMoments => ({
    fees: { change: [], cancel: [] },
    deliverAt: new Date("2026-11-25T11:00Z"),
    orderBefore: new Date("2026-11-24T08:00Z"),
    orderBeforeThen: null,
    ...more,
  });
  it.each<[string, AskedMoments[], string]>([
    ["until the delivery where nothing comes before it", [moments()], "2026-11-25T11:00Z"],
    [
      "before the next fee step",
      [moments({ fees: { change: [step("2026-11-24T11:00Z", 50), step("2026-11-24T15:00Z", 100)], cancel: [] } })],
      "2026-11-24T14:55Z",
    ],
    [
      "before the next step of cancelling as well",
      [moments({ fees: { change: [], cancel: [step("2026-11-24T14:00Z", 100)] } })],
      "2026-11-24T13:55Z",
    ],
    ["before the vendor has to begin", [moments({ orderBefore: new Date("2026-11-24T16:00Z") })], "2026-11-24T15:55Z"],
    [
      "before it is too late for the new moment",
      [moments({ orderBeforeThen: new Date("2026-11-24T13:00Z") })],
      "2026-11-24T12:55Z",
    ],
    [
      "in some minutes at the earliest",
      [moments({ orderBeforeThen: new Date("2026-11-24T12:04Z") })],
      "2026-11-24T12:10Z",
    ],
    ["never after the delivery", [moments({ deliverAt: new Date("2026-11-24T12:06Z") })], "2026-11-24T12:06Z"],
    [
      "in some minutes where it should have come",
      [moments({ deliverAt: new Date("2026-11-24T11:00Z") })],
      "2026-11-24T12:10Z",
    ],
    [
      "by the first of several lines",
      [moments(), moments({ orderBefore: new Date("2026-11-24T14:00Z") })],
      "2026-11-24T13:55Z",
    ],
  ])("%s", (_, lines, expected) => {
    expect(answerBy(lines, now).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe("totals", () => {
  const line = (more: Partial<PricedLine> = {}): PricedLine => ({
    currency: "DKK",
    totalMinor: 1000,
    changeTotalMinor: 1000,
    changeFeeMinor: 500,
    cancelFeeMinor: 700,
    ...more,
  });

  it("keep currencies apart and add what follows to every choice", () => {
    const totals = totalsOf(
      [line(), line({ currency: "NOK", changeTotalMinor: null })],
      [{ currency: "DKK", beforeMinor: 200, afterMinor: 250 }],
    );
    const money = (amountMinor: number, currency = "DKK") => ({ amountMinor, currency });
    expect(totals).toEqual([
      {
        currency: "DKK",
        before: money(1200),
        keep: { fee: money(0), total: money(1250) },
        change: { fee: money(500), total: money(1250) },
        cancel: { fee: money(700), total: money(250) },
      },
      {
        currency: "NOK",
        before: money(1000, "NOK"),
        keep: { fee: money(0, "NOK"), total: money(1000, "NOK") },
        change: { fee: money(0, "NOK"), total: money(1000, "NOK") },
        cancel: { fee: money(700, "NOK"), total: money(0, "NOK") },
      },
    ]);
  });

  it("are the sum of what each line costs, whatever is chosen", () => {
    const lines = [line(), line({ changeTotalMinor: null, changeFeeMinor: 0 }), line({ totalMinor: 5 })];
    for (const choice of moveChoices) {
      const [total] = totalsOf(lines);
      const each = lines.map((one) => costOf(one, choice));
      expect(total?.[choice].fee.amountMinor).toBe(each.reduce((sum, one) => sum + one.feeMinor, 0));
      expect(total?.[choice].total.amountMinor).toBe(each.reduce((sum, one) => sum + one.totalMinor, 0));
    }
  });
});

describe("accepted fees", () => {
  const dkk = (amountMinor: number) => ({ amountMinor, currency: "DKK" });
  const nok = (amountMinor: number) => ({ amountMinor, currency: "NOK" });
  it.each([
    [[], [], true],
    [[], [dkk(0)], true],
    [[], [dkk(1)], false],
    [[dkk(5)], [dkk(5)], true],
    [[dkk(6)], [dkk(5)], true],
    [[dkk(4)], [dkk(5)], false],
    [[nok(5)], [dkk(5)], false],
    [[dkk(5), nok(3)], [dkk(5), nok(3)], true],
    [[dkk(5)], [dkk(5), nok(3)], false],
  ])("%j for %j: %s", (accepted, due, expected) => {
    expect(coversFees(accepted, due)).toBe(expected);
  });
});
