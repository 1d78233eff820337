import { describe, expect, it } from "vitest";
import { formatMoney, totalsOf } from "./money.ts";

const plain = (text: string) => text.replaceAll(/\s/g, " ");

describe("money", () => {
  it.each([
    [{ amountMinor: 129_50, currency: "DKK" }, "en-GB", "DKK 129.50"],
    [{ amountMinor: 129_50, currency: "DKK" }, "da-DK", "129,50 kr."],
    [{ amountMinor: 1_234_567_89, currency: "EUR" }, "it-IT", "1.234.567,89 €"],
    [{ amountMinor: 500, currency: "JPY" }, "en-GB", "JP¥500"],
    [{ amountMinor: 1_500, currency: "KWD" }, "en-GB", "KWD 1.500"],
  ])("%j reads in %s as %s", (money, language, expected) => {
    expect(plain(formatMoney(money, language))).toBe(expected);
  });

  it("is added up per currency", () => {
    const total = totalsOf([
      { amountMinor: 100, currency: "DKK" },
      { amountMinor: 7, currency: "EUR" },
      { amountMinor: 50, currency: "DKK" },
    ]);
    expect(total).toEqual([
      { amountMinor: 150, currency: "DKK" },
      { amountMinor: 7, currency: "EUR" },
    ]);
  });
});
