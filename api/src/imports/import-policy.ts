import type { ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";
import { keptUpSites } from "../places/place-policy.ts";

/** An import may touch every site, so it is for those who keep up all of them; accounts are finance's. */
export function mayImport(principal: Principal, kind: ImportKind): boolean {
  if (kind === "accounts") return holdsRole(principal, "finance", "admin");
  return keptUpSites(principal) === "all";
}

export function refuseUnlessImporter(principal: Principal, kind: ImportKind): void {
  if (mayImport(principal, kind)) return;
  throw new Refusal(
    "forbidden",
    kind === "accounts"
      ? "Only finance and administrators can import accounts"
      : "Only facility management of the whole company and administrators can import",
  );
}
