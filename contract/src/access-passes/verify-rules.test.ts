import { describe, expect, it } from "vitest";
import { clearances, visitStatuses } from "../visits/visit-words.ts";
import { refusalAtDoor, type RefusalAtDoor, type ShownPass } from "./verify-rules.ts";

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const here = "site-here";
const there = "site-there";

type Pass = NonNullable<ShownPass["pass"]>;

const pass: Pass = {
  isActive: true,
  valid: { start: at("09:00"), end: at("12:00") },
  isForDoor: true,
  visit: { siteId: here, status: "confirmed", clearance: "not_needed" },
  movedFrom: null,
  lastWay: null,
};
const shown: ShownPass = {
  now: at("10:00"),
  direction: "in",
  door: { siteId: here, isActive: true },
  pass,
  antiPassback: true,
};
const visit = (change: Partial<Pass["visit"]>) => ({ visit: { ...pass.visit, ...change } });
const moved = { movedFrom: { start: at("07:00"), end: at("08:30") } };

type Case = [string, Partial<Omit<ShownPass, "pass">>, Partial<Pass> | null, RefusalAtDoor | null];

const cases: Case[] = [
  ["a good pass", {}, {}, null],
  ["at the first moment", { now: at("09:00") }, {}, null],
  ["a minute before", { now: at("08:59") }, {}, "not_yet"],
  ["at the last moment", { now: at("12:00") }, {}, "expired"],
  ["no such code", {}, null, "unknown"],
  ["withdrawn", {}, { isActive: false }, "withdrawn"],
  ["a cancelled visit whose pass is still there", {}, visit({ status: "cancelled" }), "withdrawn"],
  ["withdrawn and over", { now: at("13:00") }, { isActive: false }, "withdrawn"],
  ["another site", {}, visit({ siteId: there }), "wrong_site"],
  ["another site, withdrawn", {}, { ...visit({ siteId: there }), isActive: false }, "withdrawn"],
  ["another door", {}, { isForDoor: false }, "wrong_point"],
  ["at the old time of a meeting that is later now", { now: at("08:00") }, moved, "moved"],
  [
    "at the old time of a meeting that is over now",
    { now: at("14:00") },
    { movedFrom: { start: at("13:00"), end: at("15:00") } },
    "moved",
  ],
  ["before the old time as well", { now: at("06:00") }, moved, "not_yet"],
  ["after both times", { now: at("12:30") }, moved, "expired"],
  ["moved, at the new time", {}, moved, null],
  ["waiting for security", {}, visit({ clearance: "pending" }), "refused"],
  ["refused by security", {}, visit({ clearance: "refused" }), "refused"],
  ["let in by security", {}, visit({ clearance: "approved" }), null],
  ["refused by security, too early", { now: at("08:00") }, visit({ clearance: "refused" }), "not_yet"],
  ["checked out at the desk", {}, visit({ status: "left" }), "refused"],
  ["missed", {}, visit({ status: "no_show" }), "refused"],
  ["a door out of order", { door: { siteId: here, isActive: false } }, {}, "refused"],
  ["in again", {}, { lastWay: "in" }, "passed_back"],
  ["in again where nobody minds", { antiPassback: false }, { lastWay: "in" }, null],
  ["in after out", {}, { lastWay: "out" }, null],
  ["out after in", { direction: "out" }, { lastWay: "in" }, null],
  ["out twice", { direction: "out" }, { ...visit({ status: "arrived" }), lastWay: "out" }, "passed_back"],
  ["out after the pass is over", { direction: "out", now: at("13:00") }, { lastWay: "in" }, null],
  ["out after it was withdrawn", { direction: "out" }, { lastWay: "in", isActive: false }, null],
  ["out through another door", { direction: "out" }, { lastWay: "in", isForDoor: false }, null],
  ["out, checked in at the desk", { direction: "out", now: at("13:00") }, visit({ status: "arrived" }), null],
  ["out, never seen inside, over", { direction: "out", now: at("13:00") }, {}, "expired"],
  ["out at another site", { direction: "out" }, { ...visit({ siteId: there }), lastWay: "in" }, "wrong_site"],
];

describe("a pass at a door", () => {
  it.each(cases)("%s", (_, change, passChange, refusal) => {
    const given = { ...shown, ...change, pass: passChange === null ? null : { ...pass, ...passChange } };
    expect(refusalAtDoor(given)).toBe(refusal);
  });

  it("says of what security decided no more than of somebody who checked out", () => {
    const held = clearances.filter((one) => one === "pending" || one === "refused");
    for (const clearance of held)
      for (const status of visitStatuses) {
        const ofSecurity = refusalAtDoor({ ...shown, pass: { ...pass, ...visit({ status, clearance }) } });
        const ordinary = refusalAtDoor({
          ...shown,
          pass: { ...pass, ...visit({ status: status === "cancelled" ? status : "left" }) },
        });
        expect(ofSecurity).toBe(ordinary);
      }
  });
});
