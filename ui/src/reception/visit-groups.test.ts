import { expect, it } from "vitest";
import { countParts, groupByHour } from "./visit-groups.ts";

const clockOf = (moment: string) => ({ day: moment.slice(0, 10), hour: moment.slice(11, 13) });
const visit = (start: string, status: "invited" | "arrived" | "left" | "no_show" | "cancelled" | "confirmed") => ({
  start: `2026-11-${start}:00.000Z`,
  status,
});

it("groups a day by the hour, counts who came, and puts other days last", () => {
  const visits = [
    visit("25T08:00", "invited"),
    visit("24T10:15", "arrived"),
    visit("24T08:00", "left"),
    visit("24T08:59", "invited"),
  ];
  expect(groupByHour(visits, { day: "2026-11-24", clockOf })).toEqual([
    { hour: "08", visits: [visits[2], visits[3]], here: 1 },
    { hour: "10", visits: [visits[1]], here: 1 },
    { hour: null, visits: [visits[0]], here: 0 },
  ]);
});

it("counts everybody once", () => {
  const day = (["invited", "confirmed", "arrived", "left", "no_show", "cancelled"] as const).map((status) =>
    visit("24T08:00", status),
  );
  expect(countParts(day)).toEqual({ all: 6, expected: 2, here: 1, gone: 3 });
});
