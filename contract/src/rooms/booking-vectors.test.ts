import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import type { RoomRuleTerms } from "./room-rule.ts";
import { allowedForBooking } from "./room-booking-rules.ts";
import { brokenRule } from "./room-rules.ts";

// Bookings, hours and limits as another system's tests have them: facts to hold our rules against.

const contracts = process.env["CONTRACTS_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/contracts");
const file = path.join(contracts, "booking/booking-vectors.json");

/** Choices of that product which are not ours. */
const otherChoices: Record<string, string> = {
  "max-advance-days-01": "there the owner of a room is exempt from its rules; here a rule holds for everybody",
  "max-advance-days-03": "there 0 means no limit; here a limit that is not wanted is no rule",
  "max-advance-days-05": "there the last day is refused; here ten days ahead means that the tenth day is still allowed",
};

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const zone = "Europe/Copenhagen";
const local = (text: string) => DateTime.fromISO(text, { zone });

interface Vector<Input, Expected> {
  id: string;
  family: string;
  name: string;
  input: Input;
  expected: Expected;
}

interface HoursInput {
  hours: { start: string; end: string; weekday: string | null }[];
  start: string;
  end: string;
  repeat?: "none" | "daily";
}

function read<Input, Expected>(family: string): Vector<Input, Expected>[] {
  if (!existsSync(file)) return [];
  const { vectors } = JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector<Input, Expected>[] };
  return vectors.filter((vector) => vector.family === family && !(vector.id in otherChoices));
}

function isAllowed(terms: RoomRuleTerms, start: DateTime, end: DateTime, now = start): boolean {
  const when = { start: start.toJSDate(), end: end.toJSDate(), now: now.toJSDate(), timeZone: zone };
  return brokenRule([{ name: "", terms }], { ...when, headCount: 1, groupIds: [], heldThatWeek: null }) === null;
}

describe.skipIf(!existsSync(file))(`bookings of another system (needs ${file}; set CONTRACTS_DIR)`, () => {
  it.each(read<HoursInput, { allowed: boolean }>("bookable-hours"))("$id: $name", ({ input, expected }) => {
    const hours = input.hours.map(({ start, end, weekday }) => ({
      weekday: weekday === null ? null : weekdays.indexOf(weekday) + 1,
      opens: start,
      closes: end,
    }));
    const [start, end] = [local(input.start), local(input.end)];
    const days = input.repeat === "daily" ? Math.floor(end.diff(start, "days").days) + 1 : 1;
    const each = Array.from({ length: days }, (_, day) => start.plus({ days: day }));
    const terms: RoomRuleTerms = { kind: "bookable_hours", hours };
    const allowed = each.every((from) => isAllowed(terms, from, from.set({ hour: end.hour, minute: end.minute })));
    expect(allowed).toBe(expected.allowed);
  });

  it.each(
    read<
      { closed: Record<"start" | "end", string>; candidate: Record<"start" | "end", string> },
      { overlaps: boolean }
    >("closed-period"),
  )("$id: $name", ({ input, expected }) => {
    const lastDay = local(input.closed.end).minus({ minutes: 1 }).toISODate() ?? "";
    const terms: RoomRuleTerms = { kind: "closed_period", firstDay: input.closed.start.slice(0, 10), lastDay };
    expect(isAllowed(terms, local(input.candidate.start), local(input.candidate.end))).toBe(!expected.overlaps);
  });

  it.each(
    read<{ blocking: { startDate: string; endDate: string }; date: string }, { active: boolean }>("blocking-day"),
  )("$id: $name", ({ input: { blocking, date }, expected }) => {
    const terms: RoomRuleTerms = { kind: "closed_period", firstDay: blocking.startDate, lastDay: blocking.endDate };
    expect(isAllowed(terms, local(`${date}T00:00`), local(`${date}T23:59`))).toBe(!expected.active);
  });

  it.each(read<{ maxAdvanceDays: number; endsInDays: number }, { allowed: boolean }>("max-advance-days"))(
    "$id: $name",
    ({ input, expected }) => {
      const now = local("2026-11-23T09:00");
      const start = now.plus({ days: input.endsInDays });
      const terms: RoomRuleTerms = { kind: "max_days_ahead", days: input.maxAdvanceDays };
      expect(isAllowed(terms, start, start.plus({ hours: 1 }), now)).toBe(expected.allowed);
    },
  );

  it.each(read<{ start: string; end: string; now: string }, { mayCancel: boolean }>("cancel-window"))(
    "$id: $name",
    ({ input, expected }) => {
      const at = (time: string) => local(`2026-11-23T${time}`).toJSDate();
      const [start, end, heldSince] = [at(input.start), at(input.end), at("00:00")];
      const booking = { status: "confirmed" as const, start, end, heldSince, checkedInAt: null, noShowMinutes: 0 };
      const { release } = allowedForBooking(booking, { mayAct: true, isIn: false }, at(input.now));
      expect(release.ok).toBe(expected.mayCancel);
    },
  );

  it("knows all of the choices that are not ours", () => {
    const { vectors } = JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector<unknown, unknown>[] };
    for (const id of Object.keys(otherChoices)) expect(vectors.map((vector) => vector.id)).toContain(id);
  });
});
