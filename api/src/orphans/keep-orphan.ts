import type { OrphanEntity, OrphanReason, OrphanRepair } from "@magic-meetings/contract/orphans/orphan-words.ts";
import { proposedRepair } from "@magic-meetings/contract/orphans/orphan-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { orphanCardFor } from "./orphan-card-thread.ts";
import { findOrphanOwner } from "./orphan-owner-sql.ts";
import { insertOrphan, isKeptAsItIs, seeOrphanAgain, type OrphanFacts, type OrphanFinder } from "./orphan-sql.ts";

export interface FoundOrphan {
  entityType: OrphanEntity;
  entityId: string;
  /** Null where no meeting of ours is behind it. */
  meetingId: string | null;
  reason: OrphanReason;
  /** For its sentence: for example `{ subject, room }`. */
  facts?: OrphanFacts;
  /** What is proposed; absent: what the reason proposes. */
  repair?: OrphanRepair;
  /** Absent: a look at an event. */
  foundBy?: OrphanFinder;
  /** False: nobody is asked, because it is being put right already. */
  tell?: boolean;
}

/**
 * Puts what is left alone into the queue of whoever it belongs to, who is told once. While it is open, keeping it again
 * brings its facts up to date and tells nobody; what somebody decided to leave as it is is not asked about again. Gives
 * the id of the open one.
 */
export async function keepOrphan(context: CommandContext, found: FoundOrphan): Promise<string | undefined> {
  const { tx, tenantId, now } = context;
  const {
    entityType,
    entityId,
    meetingId,
    reason,
    facts = {},
    repair = proposedRepair(reason),
    foundBy = "calendar",
    tell = true,
  } = found;
  const key = { tenantId, entityType, entityId, reason };
  const open = await seeOrphanAgain(tx, { ...key, facts, repair, now });
  if (open !== undefined) return open;
  if (await isKeptAsItIs(tx, { ...key, facts })) return undefined;
  const { ownerId, siteId } = await findOrphanOwner(tx, { tenantId, entityType, entityId, meetingId });
  const id = context.newId();
  const isNew = await insertOrphan(tx, { ...key, id, meetingId, siteId, facts, repair, foundBy, ownerId, now });
  // Somebody else has just found it.
  if (!isNew) return seeOrphanAgain(tx, { ...key, facts, repair, now });
  context.signal({
    id: context.newId(),
    kind: "orphan.found",
    subject: { type: "orphan", id },
    ...(meetingId === null ? {} : { meetingId }),
    ...(siteId === null ? {} : { siteId }),
    ...(ownerId === null ? {} : { organizerId: ownerId }),
    facts: { ...facts, reason },
    ...(ownerId === null || !tell ? {} : { tell: [orphanCardFor(id, ownerId)] }),
  });
  return id;
}
