import type { RoomDetail } from "@magic-meetings/contract/places/room-detail.ts";
import { newRoomSchema } from "@magic-meetings/contract/places/room-detail.ts";
import { newBusinessHoursSchema, newHolidaySchema } from "@magic-meetings/contract/places/business-hours.ts";
import { newRoomRuleSchema } from "@magic-meetings/contract/places/place-group.ts";
import type { MaintainedRoomRule } from "@magic-meetings/contract/places/place-group.ts";
import { newFloorSchema, newSiteSchema } from "@magic-meetings/contract/places/place.ts";
import type { RoomRuleTerms } from "@magic-meetings/contract/rooms/room-rule.ts";
import { describe, expect, it } from "vitest";
import { changedPart } from "./draft-merge.ts";
import { addPeriod, copyDay, holidayForm, hoursForm } from "./hours-form.ts";
import { roomForm, toFeature } from "./room-form.ts";
import { ruleForm } from "./rule-form.ts";
import { floorForm, siteForm } from "./site-form.ts";

const id = "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f";
const other = "0199a0e2-7c11-7cc3-98c4-dc0c0c073990";
const allowed = { change: { ok: true }, delete: { ok: true }, restore: { ok: false } };

const room: RoomDetail = {
  id,
  version: 3,
  deletedAt: null,
  allowed,
  name: "Aurora",
  email: "aurora@nordlys.example",
  siteId: other,
  building: "Harbour House",
  floor: "Floor 1",
  floorLevel: 1,
  floorId: other,
  buildingId: other,
  capacity: 12,
  features: ["screen"],
  approvalNeeded: true,
  layouts: { board: 12, u_shape: 8 },
  setupMinutes: 15,
  cleardownMinutes: 0,
  approver: { id: other, name: "Elena" },
  noShowMinutes: 10,
  planShape: null,
  planX: 40,
  planY: 160,
  placeReference: null,
  space: null,
  rules: [],
  groups: [],
};

describe("a room's form", () => {
  it("sends what the service takes", () => {
    expect(newRoomSchema.safeParse(roomForm.body(roomForm.of(room)))).toMatchObject({ success: true });
  });

  it("sends nothing where nothing was edited", () => {
    const form = roomForm.of(room);
    expect(changedPart(roomForm.body(form), roomForm.body({ ...form }))).toEqual({});
  });

  it("sends a layout's seats with all other layouts, and takes one away by leaving it out", () => {
    const form = roomForm.of(room);
    const edited = { ...form, layouts: { board: "14" } };
    expect(changedPart(roomForm.body(form), roomForm.body(edited))).toEqual({ layouts: { board: 14 } });
  });

  it.each(["", "twelve", "1.5"])("lets the service refuse %j at its field", (capacity) => {
    const body: unknown = JSON.parse(JSON.stringify(roomForm.body({ ...roomForm.of(room), capacity })));
    expect(newRoomSchema.safeParse(body).error?.issues.map(({ path }) => path)).toEqual([["capacity"]]);
  });

  it.each([
    ["Stand-up desk", "stand_up_desk"],
    ["  Høreslynge ", "hoereslynge"],
    ["360° camera", "camera"],
    ["!!!", ""],
  ])("makes a feature of %j", (typed, feature) => {
    expect(toFeature(typed)).toBe(feature);
  });
});

describe("the forms of places", () => {
  it("send a site without opening hours", () => {
    const site = {
      name: "Oslo",
      countryId: id,
      address: "",
      timeZone: "Europe/Oslo",
      currency: " nok ",
      businessHoursId: "",
    };
    expect(newSiteSchema.parse(siteForm.body(site))).toMatchObject({ currency: "NOK", businessHoursId: null });
  });

  it("send a basement", () => {
    const body = { ...floorForm.below?.(id), ...floorForm.body({ name: "Basement", level: "-1" }) };
    expect(newFloorSchema.parse(body)).toEqual({ buildingId: id, name: "Basement", level: -1 });
  });
});

describe("opening hours", () => {
  const days = [{ weekday: 1, opens: "08:00", closes: "12:00" }];

  it("begin as a working week that the service takes", () => {
    const week = { ...hoursForm.blank(), name: "Office", timeZone: "Europe/Oslo" };
    expect(newBusinessHoursSchema.safeParse(hoursForm.body(week))).toMatchObject({ success: true });
  });

  it("take a period after those of the day", () => {
    expect(addPeriod(days, 1).at(-1)).toEqual({ weekday: 1, opens: "13:00", closes: "15:00" });
    expect(addPeriod(days, 2).at(-1)).toEqual({ weekday: 2, opens: "08:00", closes: "17:00" });
  });

  it("do not go beyond the end of the day", () => {
    const late = [{ weekday: 1, opens: "20:00", closes: "22:30" }];
    expect(addPeriod(late, 1).at(-1)).toEqual({ weekday: 1, opens: "23:30", closes: "24:00" });
  });

  it("are copied to other days in place of what these had", () => {
    const copied = copyDay([...days, { weekday: 2, opens: "10:00", closes: "11:00" }], 1, [2, 3]);
    expect(copied.map(({ weekday, opens }) => [weekday, opens])).toEqual([
      [1, "08:00"],
      [2, "08:00"],
      [3, "08:00"],
    ]);
  });

  it("have holidays that are closed or shorter", () => {
    const closed = { day: "2026-12-25", name: "Christmas Day", opens: "", closes: "" };
    for (const form of [closed, { ...closed, opens: "08:00", closes: "12:00" }]) {
      const body = { ...holidayForm.below?.(id), ...holidayForm.body(form) };
      expect(newHolidaySchema.safeParse(body)).toMatchObject({ success: true });
    }
  });
});

const allTerms: RoomRuleTerms[] = [
  { kind: "max_days_ahead", days: 30 },
  { kind: "max_minutes", minutes: 120 },
  { kind: "max_per_week", bookings: 2 },
  { kind: "min_head_count", people: 6 },
  { kind: "only_groups", groupIds: [other] },
  {
    kind: "priority_hours",
    weekdays: [1, 3],
    opens: "09:00",
    closes: "11:00",
    groupIds: [other],
    othersFromHoursBefore: 48,
  },
  { kind: "bookable_hours", hours: [{ weekday: null, opens: "07:00", closes: "19:00" }] },
  { kind: "closed_period", firstDay: "2026-12-21", lastDay: "2027-01-03" },
];

describe.each(allTerms)("a rule's form of $kind", (terms) => {
  it("gives the terms that it was made from", () => {
    const { kind } = terms;
    const rule: MaintainedRoomRule = {
      id,
      version: 1,
      deletedAt: null,
      allowed,
      name: "House rule",
      room: null,
      roomGroup: null,
      kind,
      terms,
    };
    const body = { ...ruleForm.body(ruleForm.of(rule)), ...ruleForm.below?.(`group-${other}`) };
    expect(newRoomRuleSchema.parse(body)).toEqual({ name: "House rule", roomGroupId: other, terms });
  });
});
