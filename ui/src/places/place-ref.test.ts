import { describe, expect, it } from "vitest";
import { kindOfType, readPlaceRef, viewOf, writePlaceRef, type PlaceRef } from "./place-ref.ts";

const id = "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f";
const refs: [string, PlaceRef][] = [
  [`room:${id}`, { kind: "room", id }],
  [`country:${id}`, { kind: "country", id }],
  [`business-hours:${id}`, { kind: "business-hours", id }],
  [`new-floor:${id}`, { kind: "new", of: "floor", below: id }],
  [`new-room-rule:group-${id}`, { kind: "new", of: "room-rule", below: `group-${id}` }],
  ["new-site:", { kind: "new", of: "site", below: "" }],
];

describe("what is chosen, in the page's address", () => {
  it.each(refs)("%s is read and written", (text, ref) => {
    expect(readPlaceRef(text)).toEqual(ref);
    expect(writePlaceRef(ref)).toBe(text);
  });

  it.each([null, "", "room:", "planet:1", "room:../../x", "new-country:1", "rooms"])("%j means nothing", (text) => {
    expect(readPlaceRef(text)).toBeUndefined();
  });

  it("chooses the view that shows it", () => {
    expect(viewOf({ kind: "holiday", id }, "places")).toBe("hours");
    expect(viewOf({ kind: "new", of: "user-group", below: "" }, "hours")).toBe("groups");
    expect(viewOf({ kind: "room-rule", id }, "groups")).toBe("groups");
    expect(viewOf({ kind: "room", id }, "groups")).toBe("places");
    expect(viewOf(undefined, "hours")).toBe("hours");
  });

  it("knows the service's names of kinds", () => {
    expect(kindOfType("access_point")).toBe("access-point");
    expect(kindOfType("room_booking")).toBeUndefined();
  });
});
