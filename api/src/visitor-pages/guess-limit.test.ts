import { describe, expect, it } from "vitest";
import { createGuessLimit, mostMisses } from "./guess-limit.ts";

describe("guessing links", () => {
  it("is stopped for the rest of the minute, for that address only", () => {
    const limit = createGuessLimit();
    for (let guess = 0; guess < mostMisses; guess += 1) {
      expect(limit.waitSeconds("1.2.3.4", guess * 1_000)).toBeUndefined();
      limit.missed("1.2.3.4", guess * 1_000);
    }
    expect(limit.waitSeconds("1.2.3.4", 20_000)).toBe(40);
    expect(limit.waitSeconds("1.2.3.5", 20_000)).toBeUndefined();
    expect(limit.waitSeconds("1.2.3.4", 60_000)).toBeUndefined();
  });

  it("counts anew after the minute", () => {
    const limit = createGuessLimit();
    for (let guess = 0; guess < mostMisses - 1; guess += 1) limit.missed("1.2.3.4", 0);
    limit.missed("1.2.3.4", 60_000);
    expect(limit.waitSeconds("1.2.3.4", 60_000)).toBeUndefined();
  });
});
