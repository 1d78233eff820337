import type { OrphanReason, OrphanResolution } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { orphanCardFor } from "./orphan-card-thread.ts";
import { findOpenOf, resolveOrphan, type ResolvedOrphan } from "./orphan-write-sql.ts";

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

/**
 * What a look at an event has made clear: those that are open about a meeting or series end by themselves. For whoever
 * keeps them with `keepOrphan`.
 */
export async function settleOrphansOf(
  context: CommandContext,
  about:
    { meetingId: string; reasons: readonly OrphanReason[] } | { seriesId: string; reasons: readonly OrphanReason[] },
): Promise<void> {
  const { tx, tenantId } = context;
  const of = "meetingId" in about ? { meetingId: about.meetingId } : { seriesId: about.seriesId };
  for (const id of await findOpenOf(tx, { tenantId, ...of, reasons: about.reasons })) {
    await settleOrphan(context, { id, resolution: "by_itself" });
  }
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
