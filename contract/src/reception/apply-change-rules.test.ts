import { describe, expect, it } from "vitest";
import { allowedVisitActions } from "../visits/visit-rules.ts";
import { visitStatuses, type VisitStatus } from "../visits/visit-words.ts";
import { applyChange, judgeChange, type JudgedVisit } from "./apply-change-rules.ts";
import type { ReceptionChange, ReceptionSnapshot, ReceptionVisit } from "./reception.ts";
import type { ReceptionChangeKind } from "./reception-words.ts";

const before = "2026-11-21T08:00:00.000Z";
const came = "2026-11-21T09:00:00.000Z";
const left = "2026-11-21T10:00:00.000Z";
const later = "2026-11-21T11:00:00.000Z";

function judged(status: VisitStatus, more: Partial<JudgedVisit> = {}): JudgedVisit {
  const wasHere = status === "arrived" || status === "left";
  return {
    status,
    clearance: "not_needed",
    arrivedAt: wasHere ? came : null,
    leftAt: status === "left" ? left : null,
    badgeLostAt: null,
    visitor: {},
    ...more,
  };
}

/** What becomes of a change made after everything else, by what the visit is then. */
const expected: Partial<Record<ReceptionChangeKind, Record<VisitStatus, string>>> = {
  check_in: {
    invited: "applied",
    confirmed: "applied",
    arrived: "duplicate",
    left: "applied",
    no_show: "applied",
    cancelled: "wrong_state",
  },
  check_out: {
    invited: "wrong_state",
    confirmed: "wrong_state",
    arrived: "applied",
    left: "duplicate",
    no_show: "wrong_state",
    cancelled: "wrong_state",
  },
  undo_check_in: {
    invited: "duplicate",
    confirmed: "duplicate",
    arrived: "applied",
    left: "wrong_state",
    no_show: "wrong_state",
    cancelled: "wrong_state",
  },
  undo_check_out: {
    invited: "wrong_state",
    confirmed: "wrong_state",
    arrived: "duplicate",
    left: "applied",
    no_show: "wrong_state",
    cancelled: "wrong_state",
  },
  badge_lost: {
    invited: "wrong_state",
    confirmed: "wrong_state",
    arrived: "applied",
    left: "wrong_state",
    no_show: "wrong_state",
    cancelled: "wrong_state",
  },
};

describe("what becomes of a change", () => {
  const table = Object.entries(expected).flatMap(([kind, outcomes]) =>
    visitStatuses.map((status) => [kind as ReceptionChangeKind, status, outcomes[status]] as const),
  );

  it.each(table)("%s of a visit that is %s: %s", (kind, status, outcome) => {
    const judgement = judgeChange(judged(status), { kind, at: later });
    expect(judgement.because ?? judgement.outcome).toBe(outcome);
  });

  it.each(["check_in", "check_out", "photo", "ask_host", "badge_lost"] as const)("%s of nobody", (kind) => {
    expect(judgeChange(undefined, { kind, at: later })).toEqual({ outcome: "conflict", because: "not_found" });
  });

  it.each(["look_up", "roll_call", "evacuation_start", "evacuation_end"] as const)("%s is about no visit", (kind) => {
    expect(judgeChange(undefined, { kind, at: later }).outcome).toBe("applied");
  });

  it.each([
    ["walk_in", undefined, "applied"],
    ["walk_in", judged("arrived"), "duplicate"],
    ["badge_lost", judged("arrived", { badgeLostAt: came }), "duplicate"],
    ["badge_replaced", judged("arrived", { badgeLostAt: came }), "applied"],
    ["badge_replaced", judged("arrived"), "duplicate"],
    ["photo", judged("arrived"), "applied"],
    ["photo", judged("arrived", { visitor: null }), "conflict"],
    ["check_in", judged("invited", { clearance: "pending" }), "conflict"],
    ["check_in", judged("invited", { clearance: "refused" }), "conflict"],
  ] as const)("%s of %j: %s", (kind, visit, outcome) => {
    expect(judgeChange(visit, { kind, at: later }).outcome).toBe(outcome);
  });

  it("takes a check-in from before she left for the arrival that is known", () => {
    expect(judgeChange(judged("left"), { kind: "check_in", at: before }).outcome).toBe("duplicate");
  });

  it("does not let somebody leave before she came", () => {
    expect(judgeChange(judged("arrived"), { kind: "check_out", at: before }).because).toBe("wrong_state");
  });
});

const site = { id: "a0000000-0000-7000-8000-000000000001", name: "Copenhagen", timeZone: "Europe/Copenhagen" };
const host = { id: "a0000000-0000-7000-8000-000000000002", name: "Anna Ødegård" };
const visitId = "a0000000-0000-7000-8000-000000000003";
const walkInId = "a0000000-0000-7000-8000-000000000004";

function visit(status: VisitStatus = "invited", more: Partial<ReceptionVisit> = {}): ReceptionVisit {
  const { arrivedAt, leftAt } = judged(status) as { arrivedAt: string | null; leftAt: string | null };
  return {
    id: visitId,
    visitor: { id: visitId, name: "Clara", email: "", phone: "", company: "", locale: "en", masked: false },
    meeting: null,
    site,
    host,
    purpose: "",
    start: came,
    end: left,
    movedFrom: null,
    lateUntil: null,
    source: "by_hand",
    needs: { parking: false, plate: "", wheelchair: false, wifi: false, lunch: false },
    note: "",
    status,
    clearance: "not_needed",
    pass: null,
    arrivedAt,
    leftAt,
    leftHow: status === "left" ? "desk" : null,
    badgeNumber: null,
    badgeLostAt: null,
    version: 1,
    allowed: allowedVisitActions({ status, clearance: "not_needed" }),
    rooms: [],
    floor: null,
    hostPhone: "",
    searchText: "clara",
    codeSha256: null,
    hostAnswer: null,
    ...more,
  };
}

function day(visits: ReceptionVisit[], others: ReceptionVisit[] = []): ReceptionSnapshot {
  return { site, day: "2026-11-21", asOf: before, visits, others, hosts: [host], photos: false, closesAt: "18:00" };
}

const change = (kind: "check_in" | "undo_check_in" | "badge_lost"): ReceptionChange => ({
  id: "a0000000-0000-7000-8000-00000000000c",
  at: later,
  kind,
  visitId,
});

describe("the day after a change", () => {
  it("has somebody in the house who was checked in, with what may be done next", () => {
    const [after] = applyChange(day([visit()]), change("check_in"), later).visits;
    expect(after).toMatchObject({ status: "arrived", arrivedAt: later, leftAt: null });
    expect(after?.allowed["check-out"]).toEqual({ ok: true });
  });

  it("keeps the earlier of two arrivals", () => {
    const known = day([visit("arrived")]);
    expect(applyChange(known, change("check_in"), before).visits[0]?.arrivedAt).toBe(before);
    expect(applyChange(known, change("check_in"), later)).toBe(known);
  });

  it("stays the same object where nothing comes of it", () => {
    const cancelled = day([visit("cancelled")]);
    expect(applyChange(cancelled, change("check_in"), later)).toBe(cancelled);
    expect(applyChange(cancelled, { id: visitId, at: later, kind: "look_up", letters: 3, found: 1 }, later)).toBe(
      cancelled,
    );
  });

  it("expects nobody whose check-in without an invitation is taken back", () => {
    const { visits } = applyChange(day([visit("arrived", { source: "walk_in" })]), change("undo_check_in"), later);
    expect(visits[0]?.status).toBe("cancelled");
  });

  it("has a visitor of another time among the day's once she is let in", () => {
    const after = applyChange(day([], [visit()]), change("check_in"), later);
    expect(after.visits.map(({ status }) => status)).toEqual(["arrived"]);
    expect(after.others).toEqual([]);
  });

  it("has somebody who came without being invited, found as one types, and once", () => {
    const walkIn: ReceptionChange = {
      id: "a0000000-0000-7000-8000-00000000000d",
      at: later,
      kind: "walk_in",
      visitId: walkInId,
      visitor: { name: "Søren Å", email: "", phone: "", company: "Bølge" },
      hostId: host.id,
      purpose: "",
    };
    const once = applyChange(day([]), walkIn, later);
    expect(once.visits[0]).toMatchObject({ id: walkInId, status: "arrived", arrivedAt: later, host });
    expect(once.visits[0]?.searchText).toBe("soren a bolge anna odegard");
    expect(applyChange(once, walkIn, later)).toBe(once);
  });
});
