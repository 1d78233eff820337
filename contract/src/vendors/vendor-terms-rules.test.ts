import { describe, expect, it } from "vitest";
import type { CutOffRule } from "../service-orders/cut-off-rules.ts";
import type { FeeTier } from "../service-orders/fee-rules.ts";
import { isLater, tierProblems } from "./vendor-terms-rules.ts";
import { feeTiersSchema, newVendorSchema } from "./vendor.ts";

const days = (count: number, at: string): CutOffRule => ({ kind: "business_days", days: count, at });
const minutes = (count: number): CutOffRule => ({ kind: "business_minutes", minutes: count });
const tier = (percent: number, until: CutOffRule | null = null): FeeTier => ({ percent, until });

describe("fee tiers", () => {
  it.each<[string, FeeTier[], string[]]>([
    ["none: all of it after the cut-off", [], []],
    ["one that holds until the delivery", [tier(40)], []],
    ["nothing, a half, all", [tier(0, days(2, "14:00")), tier(50, days(1, "14:00")), tier(100)], []],
    ["later on the same day", [tier(20, days(1, "09:00")), tier(50, days(1, "14:00")), tier(80)], []],
    ["from days to minutes", [tier(20, days(0, "06:00")), tier(50, minutes(60)), tier(80)], []],
    ["fewer minutes", [tier(20, minutes(120)), tier(50, minutes(60)), tier(80)], []],
    ["more than a hundred", [tier(101)], ["0 percent percent"]],
    ["less than nothing", [tier(-1)], ["0 percent percent"]],
    ["parts of a percent", [tier(12.5)], ["0 percent percent"]],
    ["no number", [tier(Number.NaN)], ["0 percent percent"]],
    ["the same twice", [tier(50, days(1, "14:00")), tier(50)], ["1 percent not_rising"]],
    ["falling", [tier(50, days(1, "14:00")), tier(40)], ["1 percent not_rising"]],
    ["a last one with an end", [tier(50, days(1, "14:00"))], ["0 until last_has_until"]],
    ["one without an end before the last", [tier(50), tier(100)], ["0 until no_until"]],
    [
      "ends that go away from the delivery",
      [tier(10, days(1, "14:00")), tier(50, days(2, "14:00")), tier(100)],
      ["1 until until_not_later"],
    ],
    [
      "the same end twice",
      [tier(10, days(1, "14:00")), tier(50, days(1, "14:00")), tier(100)],
      ["1 until until_not_later"],
    ],
    [
      "from minutes back to days",
      [tier(10, minutes(60)), tier(50, days(0, "08:00")), tier(100)],
      ["1 until until_not_later"],
    ],
    [
      "several mistakes at once",
      [tier(30), tier(20, days(1, "14:00"))],
      ["0 until no_until", "1 percent not_rising", "1 until last_has_until"],
    ],
    [
      "too many",
      [0, 1, 2, 3, 4, 5, 6].map((index) => tier(index * 10, index === 6 ? null : days(9 - index, "12:00"))),
      ["6 percent too_many"],
    ],
  ])("%s", (_, tiers, problems) => {
    expect(tierProblems(tiers).map(({ index, field, code }) => `${index} ${field} ${code}`)).toEqual(problems);
    if (tiers.every(({ percent }) => !Number.isNaN(percent)))
      expect(feeTiersSchema.safeParse(tiers).success).toBe(problems.length === 0);
  });

  it("are refused at the field that is wrong", () => {
    const { error } = feeTiersSchema.safeParse([tier(50, days(1, "14:00")), tier(40)]);
    expect(error?.issues.map(({ path }) => path)).toEqual([[1, "percent"]]);
  });
});

describe("which end comes later", () => {
  it.each<[CutOffRule, CutOffRule, boolean]>([
    [days(2, "14:00"), days(1, "08:00"), true],
    [days(1, "14:00"), days(1, "14:00"), false],
    [days(1, "14:00"), days(1, "15:00"), true],
    [days(0, "23:00"), minutes(600), true],
    [minutes(600), days(0, "23:00"), false],
    [minutes(600), minutes(599), true],
  ])("%j then %j: %s", (earlier, later, expected) => {
    expect(isLater(earlier, later)).toBe(expected);
  });
});

describe("a vendor as it is entered", () => {
  const good = {
    name: "Kitchen",
    kind: "in_house",
    businessHoursId: "01932f3c-0000-7000-8000-000000000001",
    cutOffRule: { orderBefore: minutes(60), changeBefore: minutes(90) },
  };

  it.each<[string, object, boolean]>([
    ["with what is needed", {}, true],
    ["with everything", { email: "A@b.example", phone: "+45 12 34-56 (78)", capacityPerHour: 60 }, true],
    ["with a name of several lines", { name: "Two\nlines" }, false],
    ["without a name", { name: "  " }, false],
    ["of an unknown kind", { kind: "friend" }, false],
    ["with words for a phone", { phone: "call me" }, false],
    ["with half a portion an hour", { capacityPerHour: 0.5 }, false],
    ["with no portions an hour", { capacityPerHour: 0 }, false],
    ["with a negative lead time", { cutOffRule: { orderBefore: minutes(-1), changeBefore: minutes(0) } }, false],
    ["with a half lead time", { cutOffRule: { orderBefore: minutes(1.5), changeBefore: minutes(0) } }, false],
    ["with a year's lead time", { cutOffRule: { orderBefore: days(365, "12:00"), changeBefore: minutes(0) } }, false],
    ["at an hour that is none", { cutOffRule: { orderBefore: days(1, "24:30"), changeBefore: minutes(0) } }, false],
    ["without a deadline for changes", { cutOffRule: { orderBefore: minutes(0) } }, false],
    ["with a deadline for cancelling", { cutOffRule: { ...good.cutOffRule, cancelBefore: days(2, "12:00") } }, true],
    ["with a large group of one", { largeGroup: { fromQuantity: 1, daysEarlier: 1 } }, false],
    ["with a large group that is no earlier", { largeGroup: { fromQuantity: 30, daysEarlier: 0 } }, false],
    ["with a field that there is not", { colour: "red" }, false],
  ])("%s", (_, change, accepted) => {
    expect(newVendorSchema.safeParse({ ...good, ...change }).success).toBe(accepted);
  });
});
