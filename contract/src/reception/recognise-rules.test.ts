import { expect, it } from "vitest";
import { mayEnter, recognise, type RecognisedVisit, type Recognition } from "./recognise-rules.ts";

const here = "site-1";
const now = new Date("2026-11-24T09:00:00.000Z");
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
const period = (start: string, end: string) => ({ start: `2026-11-${start}:00.000Z`, end: `2026-11-${end}:00.000Z` });

const visit: RecognisedVisit = {
  siteId: here,
  status: "invited",
  clearance: "not_needed",
  ...period("24T09:00", "24T10:00"),
  movedFrom: null,
};

it.each<[Recognition, Partial<RecognisedVisit>]>([
  ["expected", {}],
  ["expected", { status: "confirmed", clearance: "approved" }],
  ["expected", period("24T10:00", "24T11:00")],
  ["early", period("24T10:01", "24T11:00")],
  ["early", period("24T16:00", "24T17:00")],
  ["late", period("24T07:00", "24T09:00")],
  ["late", { ...period("24T07:00", "24T09:00"), status: "no_show" }],
  ["old_time", { ...period("24T14:00", "24T15:00"), movedFrom: period("24T09:00", "24T10:00") }],
  ["old_time", { ...period("27T09:00", "27T10:00"), movedFrom: period("24T09:30", "24T10:00") }],
  ["expected", { ...period("24T09:30", "24T10:00"), movedFrom: period("24T09:00", "24T10:00") }],
  ["other_day", { ...period("27T09:00", "27T10:00"), movedFrom: period("24T11:00", "24T12:00") }],
  ["other_day", period("25T09:00", "25T10:00")],
  ["other_day", period("23T09:00", "23T10:00")],
  ["other_site", { siteId: "site-2" }],
  ["other_site", { siteId: "site-2", status: "cancelled" }],
  ["cancelled", { status: "cancelled" }],
  ["not_cleared", { clearance: "pending" }],
  ["not_cleared", { clearance: "refused" }],
  ["in_the_house", { status: "arrived" }],
  ["left", { status: "left" }],
  ["other_day", { ...period("23T09:00", "23T10:00"), status: "left" }],
])("is %s with %j", (recognition, more) => {
  expect(recognise({ ...visit, ...more }, { siteId: here, now, dayOf })).toBe(recognition);
});

it("lets in by itself only who is expected on this day", () => {
  const all: Recognition[] = [
    "expected",
    "early",
    "late",
    "old_time",
    "other_day",
    "other_site",
    "cancelled",
    "not_cleared",
    "in_the_house",
    "left",
  ];
  expect(all.filter(mayEnter)).toEqual(["expected", "early", "late", "left"]);
});
