import type { Scope } from "../identity/identity.ts";

// API key: how another system proves who it is. It has a prefix that everybody may see and a secret that is shown once.

/** What an administrator may give a key. Acting for people is the bot's alone: a key with it could be anybody. */
export const grantableScopes = [
  "meetings.read",
  "meetings.write",
  "calendar.write",
  "production.read",
  "production.write",
  "access_passes.verify",
  "access_passes.feed",
] as const satisfies readonly Scope[];
export type GrantableScope = (typeof grantableScopes)[number];

/** The scopes of an access-control system: a key with one of them is for given access points, and for nothing else. */
export const doorScopes: readonly Scope[] = ["access_passes.verify", "access_passes.feed"];

export const keyStates = ["active", "expired", "revoked"] as const;
export type KeyState = (typeof keyStates)[number];

/** So long after revoking, a key can be taken back into use. */
export const restoreMinutes = 10;
/** How long the secret before a rotation may work beside the new one, at most. */
export const mostGraceHours = 168;

/** What is wrong with the scopes and places of a key; undefined: nothing. */
export type KeyFault = "door_key_needs_places" | "door_key_is_for_doors" | "places_are_for_doors";

/**
 * A key hangs in a box beside a door, where somebody may find it. So it opens nothing but what is asked at that door: the
 * scopes of doors go with places, and with no other scope.
 */
export function keyFault({ scopes, places }: { scopes: readonly Scope[]; places: number }): KeyFault | undefined {
  const doors = scopes.filter((scope) => doorScopes.includes(scope)).length;
  if (doors === 0) return places === 0 ? undefined : "places_are_for_doors";
  if (doors < scopes.length) return "door_key_is_for_doors";
  return places === 0 ? "door_key_needs_places" : undefined;
}

export interface KeyTimes {
  now: Date;
  validTo: Date | null;
  revokedAt: Date | null;
}

export function keyState({ now, validTo, revokedAt }: KeyTimes): KeyState {
  if (revokedAt !== null) return "revoked";
  return validTo !== null && validTo <= now ? "expired" : "active";
}

/** Whether revoking can still be undone: a key that has been off for long may have been forgotten, and found. */
export function mayRestore({ now, revokedAt }: KeyTimes): boolean {
  return revokedAt !== null && now.getTime() - revokedAt.getTime() <= restoreMinutes * 60_000;
}
