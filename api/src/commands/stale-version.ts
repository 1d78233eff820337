import { Refusal } from "@magic-meetings/contract/problems/problem.ts";

/** Refuses with 412 and the current version when the change was made against another one; `expected` is the request's If-Match. */
export function refuseStaleVersion(currentVersion: number, expected: number | undefined): void {
  if (expected === undefined || expected === currentVersion) return;
  throw new Refusal("version_conflict", "Somebody else changed this in the meantime", { currentVersion });
}
