import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyLimits, conversationLimits, freeAt, nothingTaken, take, type PaceLimit } from "./pace.ts";

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
    expect(greedy(conversationLimits, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000, 2_000]);
  });

  it("lets nearly fifty a second go for a company", () => {
    const moments = greedy(companyLimits, 145);
    expect([moments[47], moments[48], moments[95], moments[96], moments[144]]).toEqual([0, 1_000, 1_000, 2_000, 3_000]);
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
