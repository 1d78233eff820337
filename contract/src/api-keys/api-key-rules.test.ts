import { describe, expect, it } from "vitest";
import { scopes } from "../identity/identity.ts";
import { grantableScopes, keyFault, keyState, mayRestore, type KeyFault } from "./api-key-rules.ts";

const now = new Date("2026-11-21T10:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("what a key may do", () => {
  it("never includes acting for people", () => {
    expect(scopes.filter((scope) => !(grantableScopes as readonly string[]).includes(scope))).toEqual(["bot.act"]);
  });

  it.each<[string, Parameters<typeof keyFault>[0], KeyFault | undefined]>([
    ["a system that reads meetings", { scopes: ["meetings.read"], places: 0 }, undefined],
    ["a door with its place", { scopes: ["access_passes.verify"], places: 1 }, undefined],
    ["a door that works offline", { scopes: ["access_passes.verify", "access_passes.feed"], places: 3 }, undefined],
    ["a door without a place", { scopes: ["access_passes.verify"], places: 0 }, "door_key_needs_places"],
    ["a feed without a place", { scopes: ["access_passes.feed"], places: 0 }, "door_key_needs_places"],
    [
      "a door that reads meetings",
      { scopes: ["access_passes.verify", "meetings.read"], places: 1 },
      "door_key_is_for_doors",
    ],
    ["a system with a place", { scopes: ["meetings.read"], places: 1 }, "places_are_for_doors"],
  ])("%s", (_, key, fault) => {
    expect(keyFault(key)).toBe(fault);
  });
});

describe("the state of a key", () => {
  it.each([
    ["without an end", { validTo: null, revokedAt: null }, "active"],
    ["before its end", { validTo: minutesAgo(-1), revokedAt: null }, "active"],
    ["at its end", { validTo: now, revokedAt: null }, "expired"],
    ["revoked", { validTo: null, revokedAt: minutesAgo(1) }, "revoked"],
    ["revoked and over", { validTo: minutesAgo(5), revokedAt: minutesAgo(1) }, "revoked"],
  ])("%s", (_, times, state) => {
    expect(keyState({ now, ...times })).toBe(state);
  });

  it.each([
    [null, false],
    [0, true],
    [10, true],
    [11, false],
  ])("can be taken back %s minutes after revoking: %s", (minutes, isPossible) => {
    const revokedAt = minutes === null ? null : minutesAgo(minutes);
    expect(mayRestore({ now, validTo: null, revokedAt })).toBe(isPossible);
  });
});
