import type { HeldRole } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import type { Principal } from "../identity/principal.ts";
import { momentOf, overlapBefore, overlapMilliseconds } from "./signal-order.ts";
import type { SeenSignal } from "./signal-sql.ts";
import { maySeeSignal } from "./stream-policy.ts";
import { readTopics } from "./stream-topics.ts";

const now = new Date("2026-11-21T10:00:00Z");
const [site, otherSite, vendor, otherVendor, meeting] = Array.from({ length: 5 }, () => newId(now));

function signal(type: SeenSignal["event"]["subject"]["type"], more: Partial<SeenSignal["event"]> = {}): SeenSignal {
  return {
    organizerId: "anna",
    event: {
      id: newId(now),
      kind: "production_order.created",
      subject: { type, id: newId(now) },
      meetingId: meeting ?? null,
      siteId: site ?? null,
      vendorId: vendor ?? null,
      at: now.toISOString(),
      ...more,
    },
  };
}

function person(userId: string, ...roles: HeldRole[]): Principal {
  return { kind: "user", id: `user:${userId}`, tenantId: "t", userId, name: "", roles, scopes: [] };
}

describe("who may see a signal", () => {
  const production = signal("production_order");
  const order = signal("service_order");
  const booking = signal("room_booking");
  const message = signal("message");
  const asked: SeenSignal = { ...booking, event: { ...booking.event, kind: "room_booking.requested" } };

  it.each<[string, Principal, SeenSignal, boolean]>([
    ["its meeting's organizer", person("anna", { role: "organizer" }), order, true],
    ["another organizer", person("hugo", { role: "organizer" }), order, false],
    ["somebody without a role", person("nobody"), order, false],
    ["its vendor's people", person("carla", { role: "vendor", vendorId: vendor }), production, true],
    ["another vendor's people", person("vera", { role: "vendor", vendorId: otherVendor }), production, false],
    ["its vendor's people, of an order", person("carla", { role: "vendor", vendorId: vendor }), order, false],
    ["facility of its site", person("elena", { role: "facility", siteId: site }), booking, true],
    ["facility of another site", person("elena", { role: "facility", siteId: otherSite }), booking, false],
    ["facility everywhere", person("elena", { role: "facility" }), booking, true],
    ["reception of its site", person("dag", { role: "receptionist", siteId: site }), booking, true],
    ["reception of its site, of an order", person("dag", { role: "receptionist", siteId: site }), order, false],
    ["finance, of an order", person("finn", { role: "finance" }), order, true],
    ["finance, of a room", person("finn", { role: "finance" }), booking, false],
    ["an approver, of a request", person("bo", { role: "approver" }), asked, true],
    ["an approver, of any other room", person("bo", { role: "approver" }), booking, false],
    ["an administrator, of a message", person("greta", { role: "admin" }), message, true],
    ["another organizer, of a place", person("hugo", { role: "organizer" }), signal("place"), true],
    ["another organizer, of a message", person("hugo", { role: "organizer" }), message, false],
  ])("%s", (_who, principal, seen, may) => {
    expect(maySeeSignal(principal, seen)).toBe(may);
  });

  it("is decided by scopes for a system", () => {
    const system: Principal = {
      kind: "api_key",
      id: "k",
      tenantId: "t",
      userId: null,
      name: "",
      roles: [],
      scopes: [],
    };
    expect(maySeeSignal(system, production)).toBe(false);
    expect(maySeeSignal({ ...system, scopes: ["production.read"] }, production)).toBe(true);
    expect(maySeeSignal({ ...system, scopes: ["production.read"] }, order)).toBe(false);
    expect(maySeeSignal({ ...system, scopes: ["meetings.read"] }, order)).toBe(true);
    expect(maySeeSignal({ ...system, scopes: ["meetings.read"] }, message)).toBe(false);
  });
});

describe("topics", () => {
  const { event } = signal("production_order");

  it.each([
    [undefined, true],
    ["", true],
    ["production_order", true],
    ["meeting,production_order", true],
    ["meeting", false],
    [`vendor:${vendor}`, true],
    [`vendor:${otherVendor}`, false],
    [`site:${site?.toUpperCase()}`, true],
    [`meeting:${meeting}`, true],
  ])("%s", (topics, wanted) => {
    expect(readTopics(topics)(event)).toBe(wanted);
  });

  it.each(["everything", "site:", "site:1", ",", "order", "meeting:x"])("refuse %s", (topics) => {
    expect(() => readTopics(topics)).toThrow(/topic/i);
  });
});

describe("the overlap", () => {
  it("begins before every id of its moment and after every older one", () => {
    const first = overlapBefore(now.getTime());
    const edge = now.getTime() - overlapMilliseconds;
    expect(newId(new Date(edge)) > first).toBe(true);
    expect(newId(new Date(edge - 1)) < first).toBe(true);
    expect(momentOf(newId(now))).toBe(now.getTime());
  });
});
