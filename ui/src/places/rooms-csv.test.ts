import type { RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import { describe, expect, it } from "vitest";
import { cell, roomsAsCsv } from "./rooms-csv.ts";

const nodes = { countries: [], byId: new Map() };

const room: RoomItem = {
  id: "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f",
  version: 1,
  deletedAt: null,
  allowed: { change: { ok: true }, delete: { ok: true }, restore: { ok: false } },
  name: "=HYPERLINK(1)",
  email: "aurora@nordlys.example",
  siteId: "0199a0e2-7c11-7cc3-98c4-dc0c0c07398a",
  building: "Harbour, north",
  floor: "Basement",
  floorLevel: -1,
  floorId: "0199a0e2-7c11-7cc3-98c4-dc0c0c07398b",
  capacity: 12,
  features: ["screen", "video"],
  approvalNeeded: true,
};

describe("rooms as a spreadsheet", () => {
  it("has a line for every room", () => {
    expect(roomsAsCsv([room], nodes)).toBe(
      "\uFEFFsite,building,floorLevel,floor,name,email,capacity,features,approval\r\n" +
        `,"Harbour, north",-1,Basement,'=HYPERLINK(1),aurora@nordlys.example,12,screen; video,yes\r\n`,
    );
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+45 12", "'+45 12"],
    ["-2+3", "'-2+3"],
    ["-2", "-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ['say "hi"', '"say ""hi"""'],
    ['=A1,"x"', `"'=A1,""x"""`],
    ["Aurora", "Aurora"],
  ])("writes %j as %j", (value, written) => {
    expect(cell(value)).toBe(written);
  });
});
