import { describe, expect, it } from "vitest";
import { formatHours, formatShare, hourName, partOfWords, weekdayName } from "./figure-words.ts";

describe("figures in words", () => {
  it("are hours with one digit at most", () => {
    expect([90, 60, 100, 0].map((minutes) => formatHours(minutes, "en-GB"))).toEqual(["1.5", "1", "1.7", "0"]);
  });

  it("are shares, small ones with a digit, in the reader's language", () => {
    expect([0.42, 0.0123, 1, 0, null].map((share) => formatShare(share, "en-GB", "–"))).toEqual([
      "42%",
      "1.2%",
      "100%",
      "0%",
      "–",
    ]);
    expect(formatShare(0.0123, "da-DK", "–")).toBe("1,2\u00a0%");
  });

  it("are weekdays and hours by their names", () => {
    expect([1, 7].map((weekday) => weekdayName(weekday, "en-GB", "long"))).toEqual(["Monday", "Sunday"]);
    expect(hourName(9, "en-GB")).toBe("09");
    expect(hourName(21, "en-US")).toBe("9 PM");
  });
});

it("says of a place only what sets it apart from the others of a table", () => {
  const of = (...partOf: string[]) => ({ partOf });
  const rows = [of("1st", "House", "Oslo"), of("2nd", "House", "Oslo")];
  expect(rows.map((row) => partOfWords(row, rows))).toEqual(["1st", "2nd"]);
  const cities = [of("1st", "House", "Oslo"), of("1st", "House", "Milan")];
  expect(partOfWords(cities[0]!, cities)).toBe("1st, House, Oslo");
  expect(partOfWords(rows[0]!, rows.slice(0, 1))).toBe("");
});
