import { describe, expect, it } from "vitest";
import { chooseVisitMail, type ToldVisit, type VisitNow } from "./choose-visit-mail.ts";

const now = new Date("2026-11-24T08:00:00Z");
const visit: VisitNow = {
  start: "2026-11-24T09:00:00.000Z",
  end: "2026-11-24T10:00:00.000Z",
  siteId: "oslo",
  site: "Oslo",
  rooms: ["Fjord, 2nd floor"],
  issue: 1,
  isCancelled: false,
};
const told: ToldVisit = { ...visit, issue: 1, sequence: 0 };
const later = { start: "2026-11-24T11:00:00.000Z", end: "2026-11-24T12:00:00.000Z" };
const over = { start: "2026-11-24T06:00:00.000Z", end: "2026-11-24T07:00:00.000Z" };

describe("the mail that a visitor gets", () => {
  it.each<[string, ToldVisit | null, Partial<VisitNow>, string | null]>([
    ["was never told", null, {}, "invited"],
    ["was never told, and has no pass yet", null, { issue: null }, null],
    ["was never told, and it is off already", null, { isCancelled: true }, null],
    ["was never told, and it is over", null, over, null],
    ["was told all of it", told, {}, null],
    ["was told the same moment in another form", { ...told, start: "2026-11-24T10:00:00+01:00" }, {}, null],
    ["has a new time", told, later, "moved"],
    ["has a new end", told, { end: later.end }, "moved"],
    ["has a new time and a new room", told, { ...later, rooms: [] }, "moved"],
    ["has a new room", told, { rooms: ["Elv, 1st floor"] }, "place_changed"],
    ["has no room any more", told, { rooms: [] }, "place_changed"],
    ["has a new site", told, { siteId: "milan", site: "Milan" }, "place_changed"],
    ["has a site with a new name only", told, { site: "Oslo S" }, null],
    ["has a new pass", told, { issue: 2 }, "pass_replaced"],
    ["is not let in any more", told, { issue: null }, null],
    ["has a visit that is off", told, { isCancelled: true, issue: null }, "cancelled"],
    ["has a visit that was over when it was called off", { ...told, ...over }, { ...over, isCancelled: true }, null],
    ["was told that it is off", { ...told, isCancelled: true }, { isCancelled: true, issue: null }, null],
    ["was told that it is off, and it is on again", { ...told, isCancelled: true }, {}, "invited"],
    ["has a new time that is over", told, over, null],
  ])("who %s", (_, before, changes, mail) => {
    expect(chooseVisitMail(before, { ...visit, ...changes }, now)).toBe(mail);
  });
});
