import { describe, expect, it } from "vitest";
import { percentLeft, sharesOf, withoutPayer, withPayer } from "./split-shares.ts";

const money = (amountMinor: number) => ({ amountMinor, currency: "DKK" });
const shares = (...percents: number[]) =>
  percents.map((percent, index) => ({ accountId: String.fromCharCode(97 + index), percent }));

describe("what each account pays", () => {
  it.each<[number, number[], number[]]>([
    [10_000, [100], [10_000]],
    [10_000, [60, 40], [6_000, 4_000]],
    [10_001, [50, 50], [5_001, 5_000]],
    [100, [33.33, 33.33, 33.34], [33, 33, 34]],
    [100, [33.34, 33.33, 33.33], [34, 33, 33]],
    [1, [50, 50], [1, 0]],
    [7, [10, 20, 70], [1, 1, 5]],
    [0, [50, 50], [0, 0]],
  ])("%i by %j is %j", (total, percents, expected) => {
    expect(sharesOf(money(total), shares(...percents)).map(({ amountMinor }) => amountMinor)).toEqual(expected);
  });

  it("does not give away what nobody pays yet", () => {
    expect(sharesOf(money(1_000), shares(50, 25))).toEqual([money(500), money(250)]);
    expect(percentLeft(shares(50, 25))).toBe(25);
    expect(percentLeft(shares(33.33, 33.33, 33.34))).toBe(0);
    expect(percentLeft(shares(60, 60))).toBe(-20);
  });

  it("stays whole as payers come and go", () => {
    const two = withPayer(shares(100), "b");
    expect(two).toEqual(shares(50, 50));
    const three = withPayer(two, "c");
    expect(percentLeft(three)).toBe(0);
    const odd = withPayer(shares(33.33, 66.67), "c");
    expect(percentLeft(odd)).toBe(0);
    expect(withoutPayer(three, "a")).toEqual([
      { accountId: "b", percent: 75 },
      { accountId: "c", percent: 25 },
    ]);
  });
});
