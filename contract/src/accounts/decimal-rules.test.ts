import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalToMinor, minorToDecimal, vatOf } from "./decimal-rules.ts";

describe("an amount as a decimal", () => {
  it.each([
    [12_950, 2, "129.50"],
    [5, 2, "0.05"],
    [-5, 2, "-0.05"],
    [0, 2, "0.00"],
    [12_950, 0, "12950"],
    [-1, 0, "-1"],
    [12_950, 3, "12.950"],
    [7, 3, "0.007"],
    [9_007_199_254_740_991, 2, "90071992547409.91"],
  ])("of %i with %i decimals is %s", (amount, minorUnits, expected) => {
    expect(minorToDecimal(amount, minorUnits)).toBe(expected);
  });

  it("is read back to the last minor unit", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (amount, minorUnits) => {
        expect(decimalToMinor(minorToDecimal(amount, minorUnits), minorUnits)).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });
});

describe("reading an amount", () => {
  it.each([
    ["1234.5", 2, 123_450],
    ["1234,50", 2, 123_450],
    ["1.234,50", 2, 123_450],
    ["1,234.50", 2, 123_450],
    ["1 234,50", 2, 123_450],
    ["1'234.50", 2, 123_450],
    ["1.234", 2, 123_400],
    ["1.234.567", 2, 123_456_700],
    ["1.234", 3, 1_234],
    ["1,234,567", 3, 1_234_567_000],
    ["1.234", 0, 1_234],
    ["-12", 2, -1_200],
    ["+12", 2, 1_200],
    ["-0", 2, 0],
    [" 0,05 ", 2, 5],
    ["1.2345", 2, undefined],
    ["1.2.3", 2, undefined],
    ["12.34.56,7", 2, undefined],
    ["1,5", 0, undefined],
    ["", 2, undefined],
    ["abc", 2, undefined],
    ["1e3", 2, undefined],
    ["=1+1", 2, undefined],
    ["NaN", 2, undefined],
    ["99999999999999999999", 2, undefined],
  ])("%s with %i decimals is %s", (text, minorUnits, expected) => {
    expect(decimalToMinor(text, minorUnits)).toBe(expected);
  });
});

describe("the VAT of an amount", () => {
  it.each([
    [10_000, 25, 2_500],
    [1, 25, 0],
    [2, 25, 1],
    [-2, 25, -1],
    [-1, 25, 0],
    [999, 15, 150],
    [1_000, 0, 0],
    [12_345, 8.1, 1_000],
    [9_000_000_000_000_000, 25, 2_250_000_000_000_000],
  ])("of %i at %d %% is %i", (amount, percent, expected) => {
    expect(vatOf(amount, percent)).toBe(expected);
  });
});
