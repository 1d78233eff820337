import { roomRuleKinds, type BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import { describe, expect, it } from "vitest";
import { sayIn } from "../messages/messages.ts";
import { en } from "./room-messages-en.ts";
import { brokenRuleOf, ruleWords } from "./rule-words.ts";

const formats = {
  moment: (at: string) => `<${at}>`,
  times: (a: string, b: string) => `${a}–${b}`,
  day: (day: string) => day,
};

function sentence(kind: BrokenRule["kind"], allowed: BrokenRule["allowed"]): string {
  const { key, values } = ruleWords({ name: "Long meetings", kind, allowed }, formats);
  return sayIn(en[key], "en-GB", values);
}

describe("what a rule would allow", () => {
  it.each<[BrokenRule["kind"], BrokenRule["allowed"], string]>([
    ["max_days_ahead", { days: 90 }, "It can be booked at most 90 days ahead."],
    ["max_days_ahead", { days: 1 }, "It can be booked at most 1 day ahead."],
    ["max_minutes", { minutes: 45 }, "A meeting in it lasts at most 45 minutes."],
    ["max_minutes", { minutes: 240 }, "A meeting in it lasts at most 4 hours."],
    ["max_minutes", { minutes: 90 }, "A meeting in it lasts at most 1 h 30 min."],
    ["max_per_week", { bookings: 2 }, "One person can have it 2 times a week, and that week is used up."],
    ["min_head_count", { people: 6 }, "It is for meetings of 6 people or more."],
    ["only_groups", {}, "It is kept for certain teams, and you are in none of them."],
    [
      "priority_hours",
      { from: "2026-11-23T07:00:00Z" },
      "Certain teams come first in these hours. You can book it from <2026-11-23T07:00:00Z>.",
    ],
    ["bookable_hours", { from: "08:00", until: "12:00" }, "That day it is given out 08:00–12:00."],
    ["bookable_hours", { opensAt: "mon" }, "It is not given out then. The next time is <mon>."],
    ["bookable_hours", {}, "It is not given out then."],
    [
      "closed_period",
      { firstDay: "2026-12-28", lastDay: "2026-12-31" },
      "It is closed from 2026-12-28 to 2026-12-31. You can have it from 2027-01-01 on.",
    ],
    ["site_hours", { opensAt: "mon" }, "It opens <mon>."],
    ["site_hours", {}, "It is not known when it opens again."],
  ])("of %s %j reads", (kind, allowed, expected) => {
    expect(sentence(kind, allowed)).toBe(expected);
  });

  it.each(roomRuleKinds)("of %s has a sentence even without its terms", (kind) => {
    const terms: BrokenRule["allowed"] =
      kind === "closed_period" ? { firstDay: "2026-12-28", lastDay: "2026-12-31" } : {};
    expect(sentence(kind, terms)).not.toBe("");
  });
});

describe("a refusal", () => {
  const rule: BrokenRule = { name: "Board", kind: "only_groups", allowed: {} };
  const problem = { type: "", title: "", status: 422, detail: "" };

  it.each(["room_rule_broken", "site_closed"] as const)("with %s names its rule", (code) => {
    expect(brokenRuleOf({ ...problem, code, rule })).toBe(rule);
  });

  it("for another reason names none", () => {
    expect(brokenRuleOf({ ...problem, code: "room_taken", rule })).toBeUndefined();
    expect(brokenRuleOf(undefined)).toBeUndefined();
  });
});
