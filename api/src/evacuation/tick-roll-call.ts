import type { ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import type { ChangeOutcome } from "@magic-meetings/contract/reception/reception-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { countEvacuation } from "./count-evacuation.ts";
import { personOf, visibleEvacuation } from "./evacuation-policy.ts";
import { findEvacuation } from "./evacuation-sql.ts";
import { isAtSite, putTick } from "./roll-call-sql.ts";
import { signalEvacuation } from "./signal-evacuation.ts";

export interface Ticking {
  evacuationId: string;
  /** Whose list it is ticked on; absent: the evacuation's own. */
  siteId?: string;
  subject: { type: "visit" | "meeting"; id: string };
  safe: boolean;
  count?: number | undefined;
  at: Date;
}

export interface RollCallOutcome {
  outcome: ChangeOutcome;
  because: ErrorCode | null;
}

/** Somebody was seen, or one's own word for it is taken back; what others said stays. */
export async function tickRollCall(context: CommandContext, ticking: Ticking): Promise<RollCallOutcome> {
  const { tx, tenantId, principal, now } = context;
  const { evacuationId: id, subject, safe, count } = ticking;
  const found = await findEvacuation(tx, { tenantId, id });
  if (ticking.siteId !== undefined && found?.siteId !== ticking.siteId) return conflict("not_found");
  const evacuation = visibleEvacuation(principal, found);
  const { siteId } = evacuation;
  const at = ticking.at < now ? ticking.at : now;
  // What was seen while it ran is taken in, however late a tablet says it.
  if (evacuation.endedAt !== null && at > evacuation.endedAt) return conflict("wrong_state");
  if (!(await isAtSite(tx, { tenantId, siteId, ...subject }))) return conflict("not_found");
  const isNew = await putTick(tx, {
    tenantId,
    evacuationId: evacuation.id,
    subjectType: subject.type,
    subjectId: subject.id,
    userId: personOf(principal),
    at,
    safe,
    count: subject.type === "meeting" ? (count ?? null) : null,
  });
  if (!isNew) return { outcome: "duplicate", because: null };
  const { endedAt, endedBy } = evacuation;
  if (endedAt !== null && endedBy !== null) {
    await countEvacuation(context, evacuation, { at: endedAt, userId: endedBy.id });
  }
  signalEvacuation(context, evacuation, "evacuation.ticked");
  return { outcome: "applied", because: null };
}

function conflict(because: ErrorCode): RollCallOutcome {
  return { outcome: "conflict", because };
}
