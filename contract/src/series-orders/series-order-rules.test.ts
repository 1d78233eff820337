import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SeriesOrderLineInput, SeriesOrderScope, SeriesOrderWish } from "./series-order.ts";
import {
  commandFor,
  datesOf,
  multiplied,
  sameLines,
  wantedLines,
  wished,
  type DateException,
  type MadeLine,
  type SeriesOrderDateFacts,
  type SeriesOrderPlan,
} from "./series-order-rules.ts";

const week = 7 * 86_400_000;
const now = new Date("2026-11-21T09:00:00Z");
const monday = (index: number) => new Date(Date.parse("2026-11-23T09:00:00Z") + index * week);

function line(quantity: number, more: Partial<SeriesOrderLineInput> = {}): SeriesOrderLineInput {
  return { serviceId: "bread", quantity, options: [], minutesFromStart: 0, diets: [], ...more };
}

function madeOf(lines: readonly SeriesOrderLineInput[]): MadeLine[] {
  return lines.map(({ serviceId, options, quantity, minutesFromStart = 0, headCount }) => ({
    serviceId,
    options,
    quantity,
    minutesFromStart,
    follows: headCount !== undefined && headCount.rule !== "fixed",
  }));
}

const plan: SeriesOrderPlan = {
  phases: [
    { from: monday(0), lines: [line(4)] },
    { from: monday(5), lines: [line(6)] },
  ],
  endsBefore: null,
  orderedUntil: monday(9),
};

function date(index: number, more: Partial<SeriesOrderDateFacts> = {}): SeriesOrderDateFacts {
  const start = monday(index);
  return {
    meetingId: `monday ${index}`,
    originalStart: start,
    start,
    end: new Date(start.getTime() + 3_600_000),
    isHeld: true,
    exception: { kind: "plain" },
    asked: null,
    order: null,
    ...more,
  };
}

/** A date with the order that was made of what was asked for. */
function ordered(index: number, lines = [line(4)], more: Partial<NonNullable<SeriesOrderDateFacts["order"]>> = {}) {
  const start = monday(index);
  return date(index, {
    asked: { lines, start, made: madeOf(lines) },
    order: {
      status: "confirmed",
      cutOff: new Date(start.getTime() - 3_600_000),
      hasCome: false,
      made: madeOf(lines),
      ...more,
    },
  });
}

const late = { cutOff: new Date("2026-11-20T09:00:00Z") };
const none = { named: new Set<string>(), late: "fee" as const, now };
const own: DateException = { kind: "own", lines: [line(9)] };
const nine = { named: new Set(Array.from({ length: 12 }, (_, index) => `monday ${index}`)), late: "fee" as const, now };

describe("what has to be done for a date", () => {
  it.each<[string, SeriesOrderDateFacts, Parameters<typeof commandFor>[2], string]>([
    ["without an order", date(1), none, "create 4"],
    ["of a later phase", date(6), none, "create 6"],
    ["that is doubled", date(1, { exception: { kind: "times", times: 2 } }), none, "create 8"],
    ["with lines of its own", date(1, { exception: own }), none, "create 9"],
    ["that is skipped", date(1, { exception: { kind: "skipped" } }), none, "nothing"],
    ["that is not held", date(1, { isHeld: false }), none, "nothing"],
    ["beyond what is ordered ahead", date(9), none, "nothing"],
    ["that is over", date(-1), none, "nothing"],
    ["that has what is wanted", ordered(1), none, "nothing"],
    ["that has what is wanted, named", ordered(1), nine, "nothing"],
    ["that has something else", ordered(1, [line(3)]), none, "change 4"],
    ["that is skipped and ordered", { ...ordered(1), exception: { kind: "skipped" } }, none, "cancel"],
    ["that is not held any more and ordered", { ...ordered(1), isHeld: false }, none, "cancel"],
    ["whose order was changed by hand", ordered(1, [line(3)], { made: madeOf([line(7)]) }), none, "leave by_hand"],
    ["whose order was changed by hand, named", ordered(1, [line(3)], { made: madeOf([line(7)]) }), nine, "change 4"],
    ["as wanted, but changed by hand", ordered(1, [line(4)], { made: madeOf([line(7)]) }), none, "nothing"],
    ["as wanted, but changed by hand, named", ordered(1, [line(4)], { made: madeOf([line(7)]) }), nine, "change 4"],
    [
      "changed by hand and skipped",
      { ...ordered(1, [line(4)], { made: madeOf([line(7)]) }), exception: { kind: "skipped" } },
      none,
      "cancel",
    ],
    [
      "whose quantity follows the head count",
      ordered(6, [line(4, { headCount: { rule: "accepted", plusPercent: 0 } })], {
        made: [{ ...madeOf([line(11)])[0]!, follows: true }],
      }),
      none,
      "change 6",
    ],
    ["past its cut-off", ordered(6, [line(4)], late), none, "change 6"],
    ["past its cut-off, left", ordered(6, [line(4)], late), { ...none, late: "leave" }, "leave past_cut_off"],
    [
      "skipped past its cut-off, left",
      { ...ordered(1, [line(4)], late), exception: { kind: "skipped" } },
      { ...none, late: "leave" },
      "leave past_cut_off",
    ],
    [
      "that waits for the invite past its cut-off",
      ordered(6, [line(4)], { ...late, status: "submitted" }),
      { ...none, late: "leave" },
      "change 6",
    ],
    ["of which something has come", ordered(6, [line(4)], { hasCome: true }), none, "leave delivered"],
    ["that is delivered", ordered(6, [line(4)], { status: "delivered" }), none, "nothing"],
    ["that is delivered, named", ordered(6, [line(4)], { status: "closed" }), nine, "leave delivered"],
    ["whose order was cancelled by hand", ordered(1, [line(4)], { status: "cancelled" }), none, "nothing"],
    ["whose order was cancelled by hand, named", ordered(1, [line(4)], { status: "cancelled" }), nine, "create 4"],
    ["whose order was declined", ordered(1, [line(4)], { status: "rejected" }), none, "nothing"],
    [
      "whose order was cancelled by skipping, restored",
      { ...ordered(1, [line(4)], { status: "cancelled" }), asked: null },
      none,
      "create 4",
    ],
    [
      "cancelled with its meeting",
      { ...ordered(1, [line(4)], { status: "cancelled" }), isHeld: false },
      none,
      "forget",
    ],
    ["that could not have it", date(1, { asked: { lines: [line(4)], start: monday(1), made: null } }), none, "nothing"],
    [
      "that could not have it, named",
      date(1, { asked: { lines: [line(4)], start: monday(1), made: null } }),
      nine,
      "create 4",
    ],
    [
      "that could not have it and was moved",
      date(1, { asked: { lines: [line(4)], start: monday(2), made: null } }),
      none,
      "create 4",
    ],
    [
      "that could not have something else",
      date(1, { asked: { lines: [line(3)], start: monday(1), made: null } }),
      none,
      "create 4",
    ],
    [
      "whose order waits for approval and is wanted else",
      ordered(6, [line(4)], { status: "awaiting_approval" }),
      none,
      "change 6",
    ],
  ])("%s", (_name, facts, asking, expected) => {
    expect(said(commandFor(plan, facts, asking))).toBe(expected);
  });

  it("is to cancel from the end of the order on", () => {
    const ended = { ...plan, endsBefore: monday(3) };
    expect([2, 3, 4].map((index) => said(commandFor(ended, ordered(index), none)))).toEqual([
      ...["nothing", "cancel", "cancel"],
    ]);
  });
});

describe("what is kept of a change", () => {
  const dates = Array.from({ length: 10 }, (_, index) => date(index));
  const from = { kind: "following", from: "monday 3" } as const;
  const lines = (kept: SeriesOrderPlan) => dates.map((one) => wantedLines(kept, one)?.[0]?.quantity ?? 0);

  it.each<[string, SeriesOrderScope, SeriesOrderWish, number[]]>([
    ["for all dates", { kind: "all" }, { kind: "lines", lines: [line(1)] }, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
    ["from a date on", from, { kind: "lines", lines: [line(1)] }, [4, 4, 4, 1, 1, 1, 1, 1, 1, 1]],
    ["twice as much from a date on", from, { kind: "times", times: 2 }, [4, 4, 4, 8, 8, 12, 12, 12, 12, 12]],
    ["the end", from, { kind: "skip" }, [4, 4, 4, 0, 0, 0, 0, 0, 0, 0]],
    ["nothing at all", { kind: "all" }, { kind: "skip" }, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])("%s", (_name, scope, change, expected) => {
    const kept = wished(plan, dates, { scope, change });
    expect(lines(kept.plan)).toEqual(expected);
    expect(kept.exceptions.size).toBe(0);
  });

  it("is the exceptions of single dates, and none where they are as the series again", () => {
    const scope: SeriesOrderScope = { kind: "some", meetingIds: ["monday 2"] };
    const of = (change: SeriesOrderWish) => wished(plan, dates, { scope, change }).exceptions.get("monday 2");
    expect(of({ kind: "skip" })).toEqual({ kind: "skipped" });
    expect(of({ kind: "times", times: 3 })).toEqual({ kind: "times", times: 3 });
    expect(of({ kind: "times", times: 1 })).toEqual({ kind: "plain" });
    expect(of({ kind: "lines", lines: [line(2)] })).toEqual({ kind: "own", lines: [line(2)] });
    expect(of({ kind: "restore" })).toEqual({ kind: "plain" });
  });

  it("takes back the end, else every exception that follows", () => {
    const restore = { scope: from, change: { kind: "restore" } } as const;
    const goesOn = wished({ ...plan, endsBefore: monday(3) }, dates, restore);
    expect(goesOn.plan.endsBefore).toBeNull();
    expect(goesOn.exceptions.size).toBe(0);
    const plain = wished(plan, dates, restore);
    expect([...plain.exceptions.keys()]).toEqual(dates.slice(3).map(({ meetingId }) => meetingId));
  });

  it("is nothing where the date is not one of the series", () => {
    const kept = wished(plan, dates, { scope: { kind: "following", from: "another" }, change: { kind: "skip" } });
    expect(kept).toEqual({ plan, exceptions: new Map() });
    expect(datesOf(dates, { kind: "some", meetingIds: ["another"] })).toEqual([]);
  });
});

const aLine = fc.record({
  serviceId: fc.constantFrom("bread", "coffee", "oats"),
  quantity: fc.integer({ min: 1, max: 40 }),
  options: fc.uniqueArray(fc.constantFrom("a", "b")),
  minutesFromStart: fc.integer({ min: -60, max: 120 }),
  diets: fc.constant<SeriesOrderLineInput["diets"]>([]),
});
const someLines = fc.array(aLine, { minLength: 1, maxLength: 3 }).map((lines): SeriesOrderLineInput[] => lines);
const anException = fc.oneof(
  fc.constant<DateException>({ kind: "plain" }),
  fc.constant<DateException>({ kind: "skipped" }),
  fc.integer({ min: 1, max: 20 }).map((times): DateException => ({ kind: "times", times })),
  someLines.map((lines): DateException => ({ kind: "own", lines })),
);
const aPlan = fc.record({
  phases: fc
    .array(someLines, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((lines, index) => ({ from: monday(index * 3), lines }))),
  endsBefore: fc.option(fc.integer({ min: 0, max: 12 }).map(monday), { nil: null }),
  orderedUntil: fc.integer({ min: 1, max: 12 }).map(monday),
});

describe("doing what has to be done", () => {
  it("leaves nothing to be done the second time", () => {
    const aDate = fc.record({
      index: fc.integer({ min: -1, max: 11 }),
      exception: anException,
      isHeld: fc.boolean(),
      before: fc.option(someLines, { nil: null }),
      byHand: fc.boolean(),
      status: fc.constantFrom("submitted" as const, "confirmed" as const, "cancelled" as const, "delivered" as const),
      isLate: fc.boolean(),
    });
    fc.assert(
      fc.property(
        aPlan,
        fc.array(aDate, { maxLength: 12 }),
        fc.boolean(),
        fc.constantFrom("fee" as const, "leave" as const),
        (anyPlan, all, isNamed, late) => {
          for (const { index, exception, isHeld, before, byHand, status, isLate } of all) {
            const cutOff = isLate ? new Date(now.getTime() - 1) : new Date(now.getTime() + 1);
            const facts = {
              ...(before === null
                ? date(index)
                : ordered(index, before, { status, cutOff, ...(byHand ? { made: madeOf([line(99)]) } : {}) })),
              exception,
              isHeld,
            };
            const first = { now, late, named: new Set(isNamed ? [facts.meetingId] : []) };
            const after = done(facts, commandFor(anyPlan, facts, first));
            const again = commandFor(anyPlan, after, { now, late, named: new Set() });
            expect(["nothing", "leave"]).toContain(again.do);
            const once = commandFor(anyPlan, after, first);
            expect(["nothing", "leave"]).toContain(once.do);
          }
        },
      ),
    );
  });

  it("multiplies as often as it is asked", () => {
    fc.assert(
      fc.property(someLines, fc.integer({ min: 1, max: 20 }), (lines, times) => {
        expect(multiplied(lines, times).map(({ quantity }) => quantity)).toEqual(
          lines.map((one) => one.quantity * times),
        );
        expect(sameLines(multiplied(lines, 1), lines)).toBe(true);
      }),
    );
  });
});

/** The date once a command was carried out. */
function done(facts: SeriesOrderDateFacts, command: ReturnType<typeof commandFor>): SeriesOrderDateFacts {
  const { start, order } = facts;
  switch (command.do) {
    case "create":
    case "change": {
      const made = madeOf(command.lines);
      const cutOff = order?.cutOff ?? new Date(now.getTime() + 1);
      return {
        ...facts,
        asked: { lines: command.lines, start, made },
        order: { status: order?.status === "submitted" ? "submitted" : "confirmed", cutOff, hasCome: false, made },
      };
    }
    case "cancel":
      return order === null ? facts : { ...facts, asked: null, order: { ...order, status: "cancelled" } };
    case "forget":
      return { ...facts, asked: null, order: null };
    case "leave":
    case "nothing":
      return facts;
  }
}

function said(command: ReturnType<typeof commandFor>): string {
  if ("lines" in command) return `${command.do} ${command.lines.map(({ quantity }) => quantity).join()}`;
  return command.do === "leave" ? `leave ${command.because}` : command.do;
}
