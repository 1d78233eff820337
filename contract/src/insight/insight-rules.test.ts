import { describe, expect, it } from "vitest";
import { addInsight, insightShares, noInsight } from "./insight-rules.ts";

const none = { weighed: 0, wasted: 0, deliveries: 0, onTime: 0, ratings: 0, ratingSum: 0 };

describe("shares and scores", () => {
  it.each([
    ["nothing is known", {}, { waste: null, onTime: null, rating: null, score: null }],
    ["half is left", { weighed: 40, wasted: 20 }, { waste: 0.5, onTime: null, rating: null, score: null }],
    ["all is on time", { deliveries: 4, onTime: 4 }, { waste: null, onTime: 1, rating: null, score: 100 }],
    ["ratings alone", { ratings: 2, ratingSum: 6 }, { waste: null, onTime: null, rating: 3, score: 50 }],
    [
      "both",
      { deliveries: 4, onTime: 3, ratings: 2, ratingSum: 10 },
      { waste: null, onTime: 0.75, rating: 5, score: 88 },
    ],
    [
      "the worst",
      { deliveries: 3, onTime: 0, ratings: 1, ratingSum: 1 },
      { waste: null, onTime: 0, rating: 1, score: 0 },
    ],
  ])("where %s", (_name, figures, expected) => {
    expect(insightShares({ ...none, ...figures })).toEqual(expected);
  });
});

describe("adding figures", () => {
  it("adds what is of one currency", () => {
    const one = { ...noInsight("DKK"), orders: 2, spend: { amountMinor: 500, currency: "DKK" } };
    expect(addInsight(one, one)).toMatchObject({ orders: 4, spend: { amountMinor: 1000, currency: "DKK" } });
  });

  it("never adds two currencies", () => {
    expect(() => addInsight(noInsight("DKK"), noInsight("NOK"))).toThrow("not added");
  });
});
