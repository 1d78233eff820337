import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findReceptionSite } from "../reception/snapshot-sql.ts";
import { personOf, refuseUnlessAtSite } from "./evacuation-policy.ts";
import {
  findEvacuation,
  findRunningEvacuation,
  insertEvacuation,
  insertEvacuationName,
  makeEvacuationReal,
  type EvacuationRecord,
} from "./evacuation-sql.ts";
import { signalEvacuation } from "./signal-evacuation.ts";

export interface Starting {
  id: string;
  siteId: string;
  drill: boolean;
  /** When it began; not later than now. */
  at: Date;
}

export interface Started {
  evacuation: EvacuationRecord;
  /** False where one ran already: this is the same one, and a drill is none any more where this is none. */
  isNew: boolean;
}

/** Begins an evacuation; at a site there is one at a time, whoever begins it. */
export async function startEvacuation(context: CommandContext, starting: Starting): Promise<Started> {
  const { tx, tenantId, principal } = context;
  const { id, siteId, drill, at } = starting;
  refuseUnlessAtSite(principal, siteId);
  const userId = personOf(principal);
  const known = await findEvacuation(tx, { tenantId, id });
  if (known !== undefined) return { evacuation: sameSite(known, siteId), isNew: false };
  if ((await findReceptionSite(tx, { tenantId, siteId })) === undefined) {
    throw new Refusal("not_found", "There is no such site");
  }
  if (await insertEvacuation(tx, { tenantId, id, siteId, drill, at, userId })) return begun(context, id);
  return joined(context, starting, userId);
}

async function begun(context: CommandContext, id: string): Promise<Started> {
  const { tx, tenantId } = context;
  const evacuation = await findEvacuation(tx, { tenantId, id });
  if (evacuation === undefined) throw new Error("An evacuation that was just begun is not there");
  signalEvacuation(context, evacuation, "evacuation.started", { drill: evacuation.drill ? 1 : 0 });
  context.audit({
    action: "start",
    entityType: "evacuation",
    entityId: id,
    newValues: { siteId: evacuation.siteId, drill: evacuation.drill, at: evacuation.startedAt.toISOString() },
  });
  return { evacuation, isNew: true };
}

/** Somebody else began it, perhaps on a tablet that knew nothing of this one. */
async function joined(context: CommandContext, { id, siteId, drill, at }: Starting, userId: string): Promise<Started> {
  const { tx, tenantId } = context;
  const running = await findRunningEvacuation(tx, { tenantId, siteId });
  // It ended between the two statements: whoever asks again begins one.
  if (running === undefined) throw new Refusal("conflict", "An evacuation has just ended here; begin another one");
  await insertEvacuationName(tx, { tenantId, id, siteId, drill, at, userId, sameAs: running.id });
  if (drill || !running.drill) return { evacuation: running, isNew: false };
  await makeEvacuationReal(tx, { tenantId, id: running.id });
  const evacuation = { ...running, drill: false };
  signalEvacuation(context, evacuation, "evacuation.started", { drill: 0 });
  context.audit({
    action: "make_real",
    entityType: "evacuation",
    entityId: running.id,
    oldValues: { drill: true },
    newValues: { drill: false },
  });
  return { evacuation, isNew: false };
}

function sameSite(evacuation: EvacuationRecord, siteId: string): EvacuationRecord {
  if (evacuation.siteId === siteId) return evacuation;
  throw new Refusal("idempotency_key_reused", "This id was given to another evacuation before");
}
