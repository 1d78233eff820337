import type { CommandContext } from "../commands/command-context.ts";
import { countEvacuation } from "./count-evacuation.ts";
import { personOf, visibleEvacuation } from "./evacuation-policy.ts";
import { lockEvacuation } from "./evacuation-sql.ts";
import { signalEvacuation } from "./signal-evacuation.ts";
import type { RollCallOutcome } from "./tick-roll-call.ts";

/** It is over: what was counted is kept, for the time when nobody's name is kept any more. */
export async function endEvacuation(
  context: CommandContext,
  given: { id: string; siteId?: string; at: Date },
): Promise<RollCallOutcome> {
  const { tx, tenantId, principal, now } = context;
  const found = await lockEvacuation(tx, { tenantId, id: given.id });
  if (given.siteId !== undefined && found?.siteId !== given.siteId)
    return { outcome: "conflict", because: "not_found" };
  const evacuation = visibleEvacuation(principal, found);
  if (evacuation.endedAt !== null) return { outcome: "duplicate", because: null };
  const { id, startedAt } = evacuation;
  const at = new Date(Math.max(startedAt.getTime(), Math.min(now.getTime(), given.at.getTime())));
  const { expected, safe } = await countEvacuation(context, evacuation, { at, userId: personOf(principal) });
  signalEvacuation(context, evacuation, "evacuation.ended", { expected, safe });
  context.audit({
    action: "end",
    entityType: "evacuation",
    entityId: id,
    newValues: { at: at.toISOString(), expected, safe },
  });
  return { outcome: "applied", because: null };
}
