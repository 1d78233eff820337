import type { HeldRole, Role, Scope } from "@magic-meetings/contract/identity/identity.ts";

/** Who asks: a person, an app without a person, a system with an API key, or a visitor by her link. Always of one tenant. */
export interface Principal {
  kind: "user" | "app" | "api_key" | "visitor";
  /** The same for the same asker in every request: idempotency keys and rate limits are kept per id. */
  id: string;
  tenantId: string;
  /** The user asked as; null for an app or a system on its own. */
  userId: string | null;
  name: string;
  /** What the user may; empty for an app or a system. */
  roles: HeldRole[];
  /** Whose meetings she acts for as a delegate. */
  actsFor?: readonly string[];
  /** What the app or system may; a user has none unless an app acts for her. */
  scopes: Scope[];
  entraObjectId?: string;
  /** How she signed in herself; absent where an app acts for her. The token is a function so that no log writes it out. */
  signedIn?: { entraTenantId: string; userToken: () => string };
  /** The one visit that a visitor's link is for. */
  visitId?: string;
  /** The app that acts for the user, where one does. */
  actedBy?: string;
}

/** True when the role is held at all, wherever it is held for. */
export function holdsRole(principal: Principal, ...roles: Role[]): boolean {
  return principal.roles.some((held) => roles.includes(held.role));
}

/** An administrator of the whole company. */
export function isAdmin({ roles }: Principal): boolean {
  return roles.some(
    ({ role, siteId, vendorId, accountId }) =>
      role === "admin" && siteId === undefined && vendorId === undefined && accountId === undefined,
  );
}
