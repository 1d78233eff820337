import { refusalOfVisitAction } from "@magic-meetings/contract/visits/visit-rules.ts";
import { keepPasses } from "../access-passes/keep-passes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockVisit } from "../visits/visit-sql.ts";
import { checkOut } from "./check-out.ts";
import { findMissed, findStillIn } from "./day-end-sql.ts";
import { writeDesk } from "./desk.ts";

/** Checks everybody out who is in a house that has closed; gives their number. The reception sees it the next morning. */
export async function closeHouses(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  let closed = 0;
  for (const { id, closedAt } of await findStillIn(tx, { tenantId, now })) {
    const { outcome } = await checkOut(context, { visitId: id, at: closedAt, how: "closing" });
    if (outcome === "applied") closed += 1;
  }
  return closed;
}

/** Gives up who did not come while the meeting lasted; gives their number. She may still come and be let in. */
export async function missVisits(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const missed: string[] = [];
  for (const id of await findMissed(tx, { tenantId, now })) {
    const visit = await lockVisit(tx, { tenantId, id });
    // She may have come, or the meeting have moved, in the meantime: the locked row decides.
    if (visit === undefined || visit.end > now || refusalOfVisitAction(visit, "miss") !== null) continue;
    await writeDesk(context, visit, { change: { status: "no_show" }, signal: "visit.no_show" });
    missed.push(id);
  }
  await keepPasses(context, missed);
  return missed.length;
}
