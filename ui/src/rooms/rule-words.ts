import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import { addDays } from "../format/moments.ts";
import type { Values } from "../messages/messages.ts";
import type { RoomKey } from "./room-messages.ts";

/** A sentence and its values. */
export interface RuleWords {
  key: RoomKey;
  values: Values;
}

export interface RuleFormats {
  /** `Tue 24 Nov, 10:00` at the site. */
  moment: (at: string) => string;
  /** `10:00 – 12:00` at the site. */
  times: (start: string, end: string) => string;
  /** `Tue 24 Nov` from `2026-11-24`. */
  day: (day: string) => string;
}

/** What a rule would allow, as one sentence; what it says of times is by the clock of the site. */
export function ruleWords({ kind, allowed }: BrokenRule, formats: RuleFormats): RuleWords {
  const number = (name: string) => Number(allowed[name] ?? 0);
  const words = (name: string) => String(allowed[name] ?? "");
  switch (kind) {
    case "max_days_ahead":
      return { key: "rule.max_days_ahead", values: { count: number("days") } };
    case "max_minutes":
      return lasting(number("minutes"));
    case "max_per_week":
      return { key: "rule.max_per_week", values: { count: number("bookings") } };
    case "min_head_count":
      return { key: "rule.min_head_count", values: { count: number("people") } };
    case "only_groups":
      return { key: "rule.only_groups", values: {} };
    case "priority_hours":
      return { key: "rule.priority_hours", values: { from: formats.moment(words("from")) } };
    case "bookable_hours":
      return hours(allowed, formats);
    case "closed_period":
      return {
        key: "rule.closed_period",
        values: {
          first: formats.day(words("firstDay")),
          last: formats.day(words("lastDay")),
          from: formats.day(addDays(words("lastDay"), 1)),
        },
      };
    case "site_hours":
      return allowed["opensAt"] === undefined
        ? { key: "rule.site_hours.never", values: {} }
        : { key: "rule.site_hours", values: { opens: formats.moment(words("opensAt")) } };
  }
}

/** The rule that a refusal names; undefined where it was refused for something else. */
export function brokenRuleOf(problem: Problem | undefined): BrokenRule | undefined {
  return problem?.code === "room_rule_broken" || problem?.code === "site_closed" ? problem.rule : undefined;
}

function lasting(minutes: number): RuleWords {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return { key: "rule.max_minutes", values: { count: minutes } };
  if (rest === 0) return { key: "rule.max_hours", values: { count: hours } };
  return { key: "rule.max_hours_minutes", values: { hours, minutes: rest } };
}

function hours(allowed: BrokenRule["allowed"], formats: RuleFormats): RuleWords {
  const { from, until, opensAt } = allowed;
  if (from !== undefined && until !== undefined) {
    return { key: "rule.bookable_hours", values: { times: formats.times(String(from), String(until)) } };
  }
  return opensAt === undefined
    ? { key: "rule.bookable_hours.never", values: {} }
    : { key: "rule.bookable_hours.next", values: { opens: formats.moment(String(opensAt)) } };
}
