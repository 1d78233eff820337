import type { OrphanResolution } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { orphanCardFor } from "./orphan-card-thread.ts";
import { resolveOrphan, type ResolvedOrphan } from "./orphan-write-sql.ts";

export interface Settling {
  id: string;
  resolution: OrphanResolution;
  note?: string;
  /** Who decided it, where that is not whoever does it. */
  by?: string | null;
}

/** Takes one out of the queue and brings its owner's card up to date; false where it was resolved already. */
export async function settleOrphan(
  context: CommandContext,
  { id, resolution, note = "", by = context.principal.userId }: Settling,
): Promise<boolean> {
  const { tx, tenantId, now } = context;
  const person = resolution === "by_itself" ? null : by;
  const resolved = await resolveOrphan(tx, { tenantId, id, now, by: person, resolution, note });
  if (resolved === undefined) return false;
  signalOf(context, resolved, resolution);
  context.audit({
    action: "orphan.resolve",
    entityType: "orphan",
    entityId: id,
    newValues: { resolution, note, reason: resolved.reason },
  });
  return true;
}

function signalOf(context: CommandContext, orphan: ResolvedOrphan, resolution: OrphanResolution): void {
  const { id, meetingId, siteId, ownerId, reason } = orphan;
  context.signal({
    id: context.newId(),
    kind: "orphan.resolved",
    subject: { type: "orphan", id },
    ...(meetingId === null ? {} : { meetingId }),
    ...(siteId === null ? {} : { siteId }),
    ...(ownerId === null ? {} : { organizerId: ownerId, tell: [orphanCardFor(id, ownerId)] }),
    facts: { reason, resolution },
  });
}
