import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyLimits, conversationLimits, freeAt, giveBack, nothingTaken, take, type PaceLimit } from "./pace.ts";

/** As many calls as fit, from 0 on, none made before it is free. */
function greedy(limits: readonly PaceLimit[], count: number, start = 0): number[] {
  let taken = nothingTaken;
  let now = start;
  return Array.from({ length: count }, () => {
    now = freeAt(taken, limits, now);
    taken = take(taken, limits, now);
    return now;
  });
}

function mostWithin(moments: readonly number[], milliseconds: number): number {
  let first = 0;
  return moments.reduce((most, moment, index) => {
    while ((moments[first] ?? 0) <= moment - milliseconds) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

describe("freeAt", () => {
  it("lets seven go at once, the eighth a second later, the ninth when two are over", () => {
    expect(greedy(conversationLimits, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 1_060, 2_060]);
  });

  it("lets nearly fifty a second go for a company", () => {
    const moments = greedy(companyLimits, 151);
    expect([49, 50, 99, 100, 150].map((call) => moments[call])).toEqual([0, 1_060, 1_060, 2_120, 3_180]);
  });

  it("uses the limits of a conversation nearly up: 1,800 in an hour, and not one more", () => {
    const moments = greedy(conversationLimits, 3_700);
    for (const { calls, milliseconds } of conversationLimits) {
      expect(mostWithin(moments, milliseconds)).toBeLessThanOrEqual(calls);
    }
    // Two hours' worth: what is counted by the minute is let go a minute later at most.
    expect((moments[3_600] ?? 0) / 7_200_000).toBeLessThan(1.1);
  });

  it("never lets more go than any limit allows, whenever somebody asks", () => {
    const gaps = fc.array(
      fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 90_000 })),
      {
        maxLength: 400,
      },
    );
    fc.assert(
      fc.property(gaps, (waits) => {
        let taken = nothingTaken;
        let now = 1_000;
        const moments: number[] = [];
        for (const wait of waits) {
          now += wait;
          if (freeAt(taken, conversationLimits, now) > now) continue;
          taken = take(taken, conversationLimits, now);
          moments.push(now);
        }
        return conversationLimits.every(({ calls, milliseconds }) => mostWithin(moments, milliseconds) <= calls);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps little: what no limit looks at any more is forgotten", () => {
    let taken = nothingTaken;
    for (let call = 0; call < 20_000; call += 1) taken = take(taken, conversationLimits, call * 2_000);
    expect(taken.recent.length).toBeLessThanOrEqual(60);
    expect(taken.minutes.length).toBeLessThanOrEqual(62);
  });
});

describe("giveBack", () => {
  it("makes room for what was taken and did not leave", () => {
    const full = Array.from({ length: 50 }).reduce<ReturnType<typeof take>>(
      (taken) => take(taken, companyLimits, 5_000),
      nothingTaken,
    );
    expect(freeAt(full, companyLimits, 5_010)).toBe(6_060);
    expect(freeAt(giveBack(full, 5_000), companyLimits, 5_010)).toBe(5_010);
  });

  it("leaves alone what it does not know", () => {
    const taken = take(nothingTaken, conversationLimits, 5_000);
    expect(giveBack(taken, 99)).toEqual({ ...taken, minutes: [[0, 0]] });
    expect(giveBack(taken, 65_000)).toEqual(taken);
  });
});
