import { describe, expect, it } from "vitest";
import type { EvacuatedMeeting, EvacuatedVisit, EvacuationList, Tick } from "./evacuation.ts";
import { applyToEvacuation, byFloor, tally } from "./evacuation-rules.ts";

const at = "2026-11-21T10:00:00.000Z";
const anna = { id: "a0000000-0000-7000-8000-00000000000a", name: "Anna" };
const bo = { id: "a0000000-0000-7000-8000-00000000000b", name: "Bo" };
const evacuationId = "a0000000-0000-7000-8000-000000000001";
const tick = (by: Tick["by"], safe = true, count: number | null = null): Tick => ({ by, at, safe, count });

function visit(visitId: string, more: Partial<EvacuatedVisit> = {}): EvacuatedVisit {
  const nothing = { name: visitId, company: "", host: anna, rooms: [], badgeNumber: null, wheelchair: false };
  return { ...nothing, visitId, floor: null, meetingId: null, arrivedAt: at, leftAt: null, ticks: [], ...more };
}

function meeting(headCount: number, ticks: Tick[] = []): EvacuatedMeeting {
  return { meetingId: "m", subject: "Board", floor: "1", rooms: ["Aarhus"], headCount, until: at, ticks };
}

function list(visits: EvacuatedVisit[], meetings: EvacuatedMeeting[] = []): EvacuationList {
  const site = { id: evacuationId, name: "Copenhagen", timeZone: "Europe/Copenhagen" };
  return { site, asOf: at, evacuation: null, visits, meetings, floors: ["0", "1"] };
}

describe("who is missing", () => {
  it.each([
    ["nobody in an empty house", list([]), [0, 0]],
    ["a visitor whom nobody saw", list([visit("v")]), [1, 0]],
    ["not one who was seen", list([visit("v", { ticks: [tick(anna)] })]), [1, 1]],
    [
      "not one whose tick somebody else took back",
      list([visit("v", { ticks: [tick(anna), tick(bo, false)] })]),
      [1, 1],
    ],
    ["not one who has left", list([visit("v", { leftAt: at })]), [1, 1]],
    ["a meeting's people", list([], [meeting(8)]), [8, 0]],
    ["no visitor of a meeting twice", list([visit("v", { meetingId: "m" })], [meeting(8)]), [8, 0]],
    [
      "the rest of a meeting that was counted",
      list([], [meeting(8, [tick(anna, true, 5), tick(bo, true, 3)])]),
      [8, 5],
    ],
    ["nobody of a meeting that is whole", list([], [meeting(8, [tick(anna)])]), [8, 8]],
    ["nobody more than there are", list([], [meeting(8, [tick(anna, true, 99)])]), [8, 8]],
  ] as const)("is %s", (_who, of, [expected, safe]) => {
    expect(tally(of)).toEqual({ expected, safe, missing: expected - safe });
  });
});

describe("the list", () => {
  it("goes floor by floor, with whom nobody knows a floor of last", () => {
    const floors = byFloor(
      list([visit("a"), visit("b", { floor: "0" }), visit("c", { floor: "torn down" })], [meeting(2)]),
    );
    expect(floors.map(({ name, visits }) => [name, visits.map(({ visitId }) => visitId)])).toEqual([
      ["0", ["b"]],
      ["1", []],
      [null, ["a", "c"]],
    ]);
  });

  it("has everybody's own tick once, and none after the end", () => {
    const change = (id: string, more: object) => ({ id, at, evacuationId, ...more });
    const roll = (safe: boolean) =>
      ({ ...change(bo.id, {}), kind: "roll_call", subject: { type: "visit", id: "v" }, safe }) as const;
    const begun = applyToEvacuation(
      list([visit("v")]),
      { ...change(anna.id, {}), kind: "evacuation_start", drill: true },
      { at, by: anna },
    );
    const both = applyToEvacuation(applyToEvacuation(begun, roll(true), { at, by: anna }), roll(true), { at, by: bo });
    const back = applyToEvacuation(both, roll(false), { at, by: bo });
    expect(back.visits[0]?.ticks.map(({ by, safe }) => [by.name, safe])).toEqual([
      ["Anna", true],
      ["Bo", false],
    ]);
    const over = applyToEvacuation(back, { ...change(anna.id, {}), kind: "evacuation_end" }, { at, by: anna });
    expect([over.evacuation, over.visits[0]?.ticks]).toEqual([null, []]);
  });
});
