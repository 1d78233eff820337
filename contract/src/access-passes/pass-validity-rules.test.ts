import { describe, expect, it } from "vitest";
import { clearances, visitStatuses } from "../visits/visit-words.ts";
import { hasPass, passValidity } from "./pass-validity-rules.ts";

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);

describe("a pass", () => {
  it.each([
    [60, 60, "08:00", "11:00"],
    [0, 0, "09:00", "10:00"],
    [15, 120, "08:45", "12:00"],
  ])("opens %i minutes before the visit and %i minutes after it", (earlyMinutes, lateMinutes, from, to) => {
    const visit = { start: at("09:00"), end: at("10:00") };
    expect(passValidity(visit, { earlyMinutes, lateMinutes })).toEqual({ from: at(from), to: at(to) });
  });

  it("counts minutes, not hands of the clock, over a change to winter time", () => {
    const visit = { start: new Date("2026-10-25T00:30:00Z"), end: new Date("2026-10-25T02:00:00Z") };
    const { from, to } = passValidity(visit, { earlyMinutes: 60, lateMinutes: 60 });
    expect(to.getTime() - from.getTime()).toBe(3.5 * 3_600_000);
  });

  it("is had by every visit that is not off and that security does not object to", () => {
    const without = visitStatuses.flatMap((status) =>
      clearances.filter((clearance) => !hasPass({ status, clearance })).map((clearance) => `${status} ${clearance}`),
    );
    expect(without).toEqual([
      ...visitStatuses
        .filter((status) => status !== "cancelled")
        .flatMap((one) => [`${one} pending`, `${one} refused`]),
      ...clearances.map((clearance) => `cancelled ${clearance}`),
    ]);
  });
});
