import { describe, expect, it } from "vitest";
import {
  headCountChange,
  headCountsAt,
  quantityByRule,
  savingsOf,
  type FollowingLine,
  type HeadCounts,
  type Invited,
  type MeetingPeople,
} from "./head-count-rules.ts";

const copenhagen = "site-copenhagen";
const oslo = "site-oslo";
const now = new Date("2026-11-23T10:00:00Z");

function person(response: Invited["response"], number: number, more: Partial<Invited> = {}): Invited {
  return { email: `p${number}@nordlys.example`, response, kind: "required", homeSiteId: copenhagen, ...more };
}

function people(attendees: Invited[], siteIds = [copenhagen]): MeetingPeople {
  return { organizer: { email: "anna@nordlys.example", homeSiteId: copenhagen }, attendees, siteIds };
}

function answers(...responses: Invited["response"][]): Invited[] {
  return responses.map((response, number) => person(response, number));
}

const counts: HeadCounts = { invited: 12, accepted: 8, tentative: 1, declined: 2, unanswered: 1 };

const lunch: FollowingLine = {
  quantity: 12,
  unit: "person",
  rule: "accepted",
  plusPercent: 0,
  unitPriceMinor: 15_000,
  minimum: 1,
  maximum: 100,
  orderBefore: new Date("2026-11-24T08:00:00Z"),
  changeFees: [
    { after: "2026-11-23T13:00:00Z", percent: 50 },
    { after: "2026-11-24T06:00:00Z", percent: 100 },
  ],
};

describe("the people of a site", () => {
  it.each<[string, MeetingPeople, string, Partial<HeadCounts>]>([
    ["nobody invited", people([]), copenhagen, { invited: 1, accepted: 1 }],
    [
      "the organizer and every answer",
      people(answers("accepted", "tentative", "declined", "none")),
      copenhagen,
      { invited: 5, accepted: 2, tentative: 1, declined: 1, unanswered: 1 },
    ],
    ["a room is nobody", people([person("accepted", 1, { kind: "resource" })]), copenhagen, { invited: 1 }],
    [
      "an organizer who invites herself is one",
      people([person("none", 1, { email: "Anna@Nordlys.example" })]),
      copenhagen,
      { invited: 1, accepted: 1, unanswered: 0 },
    ],
    [
      "somebody from outside is with the organizer",
      people([person("accepted", 1, { homeSiteId: null })], [oslo, copenhagen]),
      copenhagen,
      { invited: 2, accepted: 2 },
    ],
    [
      "everybody is where they work",
      people([person("accepted", 1, { homeSiteId: oslo }), person("accepted", 2)], [copenhagen, oslo]),
      oslo,
      { invited: 1, accepted: 1 },
    ],
    [
      "with one site everybody comes there",
      people([person("accepted", 1, { homeSiteId: oslo })]),
      copenhagen,
      { invited: 2, accepted: 2 },
    ],
    ["an organizer who works elsewhere is at the first", people([], [oslo, "site-milan"]), oslo, { invited: 1 }],
  ])("%s", (_, who, site, expected) => {
    expect(headCountsAt(site, who)).toMatchObject(expected);
  });
});

describe("the quantity by the rule", () => {
  it.each<[string, Partial<FollowingLine>, Partial<HeadCounts>, number | null]>([
    ["fixed", { rule: "fixed" }, {}, null],
    ["accepted and tentative", {}, {}, 9],
    ["invited, whatever they answered", { rule: "invited" }, {}, 12],
    ["pieces", { unit: "piece" }, {}, 9],
    ["hours follow nobody", { unit: "hour" }, {}, null],
    ["an order follows nobody", { unit: "order" }, {}, null],
    ["a tenth more, rounded up", { plusPercent: 10 }, {}, 10],
    ["a tenth more of ten is eleven", { plusPercent: 10 }, { accepted: 10, tentative: 0 }, 11],
    ["a tenth less, rounded up", { plusPercent: -10 }, {}, 9],
    ["half, rounded up", { plusPercent: -50 }, {}, 5],
    ["not below what is made", { minimum: 10 }, {}, 10],
    ["not above what is made", { maximum: 6 }, {}, 6],
    ["at least one", { plusPercent: -90 }, { accepted: 0, tentative: 0 }, 1],
  ])("%s", (_, line, more, expected) => {
    expect(quantityByRule({ ...lunch, ...line }, { ...counts, ...more })).toBe(expected);
  });
});

describe("what following would change", () => {
  it.each<[string, Partial<FollowingLine>, string, object | null]>([
    ["nothing where it is right", { quantity: 9 }, "2026-11-23T10:00Z", null],
    ["nothing where it is fixed", { rule: "fixed" }, "2026-11-23T10:00Z", null],
    [
      "free before the cut-off",
      {},
      "2026-11-23T13:00Z",
      { before: 12, after: 9, differenceMinor: 45_000, feePercent: 0, feeMinor: 0, savedMinor: 45_000, tooLate: false },
    ],
    ["for half a while later", {}, "2026-11-23T13:01Z", { feePercent: 50, feeMinor: 22_500, savedMinor: 22_500 }],
    ["for nothing in the end", {}, "2026-11-24T07:00Z", { feePercent: 100, feeMinor: 45_000, savedMinor: 0 }],
    [
      "more costs more, and no fee",
      { quantity: 6 },
      "2026-11-23T14:00Z",
      { before: 6, after: 9, differenceMinor: -45_000, feeMinor: 0, savedMinor: -45_000, tooLate: false },
    ],
    ["more, in the last moment", { quantity: 6 }, "2026-11-24T08:00Z", { after: 9, tooLate: false }],
    ["more, too late", { quantity: 6 }, "2026-11-24T08:01Z", { after: 9, tooLate: true }],
    ["less is never too late to ask for", {}, "2026-11-24T08:01Z", { after: 9, tooLate: false }],
  ])("%s", (_, line, at, expected) => {
    const change = headCountChange({ ...lunch, ...line }, counts, new Date(at));
    if (expected === null) expect(change).toBeNull();
    else expect(change).toMatchObject(expected);
  });

  it("is nothing as soon as it was followed, whatever the answers are", () => {
    for (let accepted = 0; accepted < 40; accepted += 1) {
      const answered = { ...counts, accepted };
      for (const plusPercent of [-90, -33, 0, 7, 200]) {
        const line = { ...lunch, plusPercent };
        const after = quantityByRule(line, answered);
        expect(headCountChange({ ...line, quantity: after ?? 0 }, answered, now)).toBeNull();
      }
    }
  });
});

describe("what was saved", () => {
  const fact = (lineId: string, portions: number, savedMinor: number, currency = "DKK") => ({
    lineId,
    portions,
    savedMinor,
    currency,
  });

  it.each([
    ["nothing", [], []],
    ["once", [fact("a", 3, 45_000)], [{ currency: "DKK", amountMinor: 45_000, portions: 3 }]],
    ["up and down again is nothing", [fact("a", -3, -45_000), fact("a", 3, 45_000)], []],
    [
      "more of one line takes nothing from another",
      [fact("a", 3, 45_000), fact("b", -2, -9_000)],
      [{ currency: "DKK", amountMinor: 45_000, portions: 3 }],
    ],
    [
      "each currency on its own",
      [fact("a", 1, 100), fact("b", 2, 200, "NOK"), fact("c", 1, 50)],
      [
        { currency: "DKK", amountMinor: 150, portions: 2 },
        { currency: "NOK", amountMinor: 200, portions: 2 },
      ],
    ],
  ])("%s", (_, facts, expected) => {
    expect(savingsOf(facts)).toEqual(expected);
  });
});
