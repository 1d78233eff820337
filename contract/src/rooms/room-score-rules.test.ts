import { describe, expect, it } from "vitest";
import { roomFit } from "./room-score-rules.ts";

describe("how well a free room fits", () => {
  it.each([
    ["the smaller of two that hold everybody", { capacity: 12, features: [] }, { capacity: 20, features: [] }],
    ["the plain one of two of a size", { capacity: 12, features: [] }, { capacity: 12, features: ["video"] }],
    [
      "the one that fits over the plain large one",
      { capacity: 14, features: ["screen"] },
      { capacity: 40, features: [] },
    ],
  ])("prefers %s", (_, better, worse) => {
    const wish = { capacity: 12, features: [] };
    expect(roomFit(better, wish).score).toBeGreaterThan(roomFit(worse, wish).score);
  });

  it("gives 100 to a full room with nothing unasked for, and never more", () => {
    expect(roomFit({ capacity: 12, features: ["video"] }, { capacity: 12, features: ["video"] }).score).toBe(100);
    expect(roomFit({ capacity: 4, features: [] }, { capacity: 40, features: [] }).score).toBe(100);
  });

  it("says why", () => {
    expect(roomFit({ capacity: 20, features: ["video"] }, { capacity: 12, features: ["video"] }).reasons).toEqual([
      { code: "capacity_spare", value: 8 },
      { code: "has_features", value: "video" },
    ]);
  });
});
