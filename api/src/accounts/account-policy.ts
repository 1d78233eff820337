import type { Allowance } from "@magic-meetings/contract/words/words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Principal } from "../identity/principal.ts";

/** Which accounts somebody sees: all of the company, or those that she owns or has the finance role for. */
export interface AccountSight {
  all: boolean;
  userId: string | null;
  accountIds: string[];
}

export function accountSight({ roles, userId }: Principal): AccountSight {
  const accountIds = roles.flatMap(({ role, accountId }) =>
    role === "finance" && accountId !== undefined ? [accountId] : [],
  );
  return { all: isFinancier(roles), userId, accountIds };
}

/** Finance of the whole company, and administrators. */
function isFinancier(roles: Principal["roles"]): boolean {
  return roles.some(
    ({ role, siteId, vendorId, accountId }) =>
      (role === "finance" || role === "admin") && !siteId && !vendorId && !accountId,
  );
}

export function refuseUnlessFinancier({ principal }: { principal: Principal }): void {
  if (isFinancier(principal.roles)) return;
  throw new Refusal("forbidden", "Only finance of the whole company and administrators can do this");
}

/** Finance sees every vendor's statement, a vendor's own people theirs; nobody else learns that there is one. */
export function maySeeVendor(principal: Principal, vendorId: string): boolean {
  if (isFinancier(principal.roles)) return true;
  return principal.roles.some((held) => held.role === "vendor" && held.vendorId === vendorId);
}

export interface AccountState {
  status: "open" | "closed";
  heldMinor: number;
}

/** What may be done with an account now. */
export function allowedOfAccount(
  principal: Principal,
  { status, heldMinor }: AccountState,
): { change: Allowance; close: Allowance } {
  if (!isFinancier(principal.roles)) {
    const never = { ok: false, because: "forbidden" };
    return { change: never, close: never };
  }
  const close =
    status === "closed"
      ? { ok: false, because: "wrong_state" }
      : heldMinor > 0
        ? { ok: false, because: "account_has_holds" }
        : { ok: true };
  return { change: { ok: true }, close };
}
