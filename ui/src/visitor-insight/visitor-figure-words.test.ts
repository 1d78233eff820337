import { describe, expect, it } from "vitest";
import { da } from "./visitor-insight-messages-da.ts";
import { en } from "./visitor-insight-messages-en.ts";
import { sayIn } from "../messages/messages.ts";
import { chartParts, leadWords, rowName, waitingWords, type VisitorText } from "./visitor-figure-words.ts";

const text: VisitorText = Object.assign(
  (key: keyof typeof en, values?: Record<string, string | number>) => sayIn(en[key], "en-GB", values),
  { knows: (key: string): key is keyof typeof en => key in en },
);
const inEnglish = { text, language: "en-GB" };

describe("a row's name", () => {
  it.each([
    ["day", "2026-11-21", "", "Sat 21 Nov"],
    ["weekday", "1", "", "Monday"],
    ["weekday", "7", "", "Sunday"],
    ["hour", "9", "", "09–10"],
    ["hour", "23", "", "23–00"],
    ["site", "id", "Oslo", "Oslo"],
    ["source", "walk_in", "", "Walk-in"],
    ["company", "few", "", "Companies with few visitors"],
    ["company", "erased", "", "Erased"],
    // A company may be called like a group.
    ["company", "name:few", "Few", "Few"],
  ] as const)("by %s of %s is %s %s", (by, key, name, words) => {
    expect(rowName({ key, name }, by, inEnglish)).toBe(words);
  });
});

describe("times", () => {
  it.each([
    [null, "–"],
    [0, "0 s"],
    [89, "89 s"],
    [150, "2.5 min"],
  ])("of %j seconds are %j", (seconds, words) => expect(waitingWords(seconds, inEnglish)).toBe(words));

  it.each([
    [null, "–"],
    [1, "1 hour"],
    [47, "47 hours"],
    [72, "3 days"],
  ])("of %j hours are %j", (hours, words) => expect(leadWords(hours, text)).toBe(words));
});

describe("the chart", () => {
  it("stacks each visit once", () => {
    const rest = { cancelled: 1, walkIns: 1, answered: 0, waitingMedian: null, waitingLongest: null, leadMedian: null };
    expect(chartParts({ visits: 10, came: 6, noShows: 1, ...rest })).toEqual({ came: 6, missed: 1, open: 3 });
  });
});

it("says all of it in Danish", () => {
  expect(Object.keys(da).sort()).toEqual(Object.keys(en).sort());
});
