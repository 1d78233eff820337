import type { RefusalAtDoor } from "@magic-meetings/contract/access-passes/verify-rules.ts";
import type { Tx } from "../db/transaction.ts";
import { insertTries, takeWays, type NewTry } from "./verify-write-sql.ts";

/** A try that was judged by what was read; whether the pass went this way already is decided while it is written down. */
export interface JudgedTry extends NewTry {
  /** The site lets no pass in twice without its coming out between. */
  takesWay: boolean;
}

/** What was written down: the try's reason as it stands then. */
export type Recorded = RefusalAtDoor | null;

/** Writes tries down, at most one of a pass, and answers each in the same order. */
export async function recordTries(tx: Tx, tenantId: string, tries: readonly JudgedTry[]): Promise<Recorded[]> {
  const going = tries.flatMap(({ takesWay, because, accessPassId, direction, at }) =>
    takesWay && because === null && accessPassId !== null ? [{ accessPassId, direction, at }] : [],
  );
  const went = going.length === 0 ? new Set<string>() : await takeWays(tx, tenantId, going);
  const ended = tries.map((one) => ({ ...one, because: endOf(one, went) }));
  await insertTries(tx.later, tenantId, ended);
  return ended.map(({ because }) => because);
}

function endOf({ takesWay, because, accessPassId }: JudgedTry, went: ReadonlySet<string>): Recorded {
  if (because !== null || !takesWay || accessPassId === null || went.has(accessPassId)) return because;
  return "passed_back";
}
