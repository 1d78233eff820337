import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Principal } from "../identity/principal.ts";
import { keptUpSites } from "../places/place-policy.ts";

/** An import may touch every site, so it is for those who keep up all of them. */
export function refuseUnlessImporter({ principal }: { principal: Principal }): void {
  if (keptUpSites(principal) === "all") return;
  throw new Refusal("forbidden", "Only facility management of the whole company and administrators can import");
}
