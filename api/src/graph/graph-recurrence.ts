import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { recurrenceSchema, type Recurrence } from "@magic-meetings/contract/series/recurrence.ts";

const patternMembers = ["type", "interval", "daysOfWeek", "firstDayOfWeek", "dayOfMonth", "month", "index"] as const;
const rangeMembers = ["type", "startDate", "endDate", "numberOfOccurrences", "recurrenceTimeZone"] as const;
const camelCased = ["absoluteMonthly", "relativeMonthly", "absoluteYearly", "relativeYearly", "endDate", "noEnd"];

/** Reads Graph's `patternedRecurrence`: enum values in any case, members that say nothing left out, unknown ones unread. */
export function readGraphRecurrence(recurrence: unknown): Recurrence {
  const { pattern, range } = (recurrence ?? {}) as { pattern?: unknown; range?: unknown };
  const read = recurrenceSchema.safeParse({
    pattern: pick(pattern, patternMembers),
    range: pick(range, rangeMembers),
  });
  if (read.success) return read.data;
  throw new Refusal("event_not_understood", "This is no recurrence of Microsoft Graph's", {
    errors: read.error.issues.map((issue) => ({
      pointer: `/recurrence/${issue.path.join("/")}`,
      code: issue.code,
      detail: issue.message,
    })),
  });
}

function pick(part: unknown, members: readonly string[]): Record<string, unknown> {
  const given = (typeof part === "object" && part !== null ? part : {}) as Record<string, unknown>;
  return Object.fromEntries(
    members.flatMap((name) => {
      const value = given[name];
      return value === null || value === undefined ? [] : [[name, isEnum(name) ? inLowerCase(value) : value]];
    }),
  );
}

function isEnum(name: string): boolean {
  return ["type", "daysOfWeek", "firstDayOfWeek", "index"].includes(name);
}

function inLowerCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inLowerCase);
  if (typeof value !== "string") return value;
  const lower = value.toLowerCase();
  return camelCased.find((name) => name.toLowerCase() === lower) ?? lower;
}
