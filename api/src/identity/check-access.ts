import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Access } from "@magic-meetings/contract/http/endpoint.ts";
import { holdsRole, type Principal } from "./principal.ts";

/** Whether the contract lets this principal call the endpoint at all; finer rules are the feature's. */
export function mayCall(access: Access, principal: Principal): boolean {
  if ("public" in access) return true;
  if ("visitor" in access) return principal.kind === "visitor";
  if (access.scopes?.some((scope) => principal.scopes.includes(scope))) return true;
  if (principal.kind !== "user") return false;
  return access.roles === "any" || holdsRole(principal, ...access.roles);
}

/** Refuses with 403 what `mayCall` denies. */
export function checkAccess(access: Access, principal: Principal): void {
  if (mayCall(access, principal)) return;
  throw new Refusal("forbidden", sentence(access, principal));
}

function sentence(access: Access, principal: Principal): string {
  if ("public" in access || "visitor" in access) return "This is not allowed";
  if (principal.kind !== "user") return `This needs one of the scopes ${(access.scopes ?? []).join(", ") || "(none)"}`;
  if (access.roles === "any" || access.roles.length === 0) return "This is not for people";
  return `This is for people with the role ${access.roles.join(" or ")}`;
}
