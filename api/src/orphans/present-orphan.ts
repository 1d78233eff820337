import type { Orphan, OrphanRepairOffer } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Queries } from "../db/queries.ts";
import { offerRepairs } from "./offer-repairs.ts";
import type { OrphanRecord } from "./orphan-read-sql.ts";

/** Orphans as the API tells of them, with what can be done about each now. */
export async function presentOrphans(
  db: Queries,
  { tenantId, orphans, now }: { tenantId: string; orphans: readonly OrphanRecord[]; now: Date },
): Promise<Orphan[]> {
  const offers = await offerRepairs(db, { tenantId, orphans, now });
  return orphans.map((orphan) => presentOrphan(orphan, offers.get(orphan.id) ?? []));
}

function presentOrphan(orphan: OrphanRecord, repairs: OrphanRepairOffer[]): Orphan {
  const { meeting, resolved, asked } = orphan;
  const isOpen = resolved === null && asked === null;
  return {
    id: orphan.id,
    reason: orphan.reason,
    entity: { type: orphan.entityType, id: orphan.entityId },
    meeting: meeting && {
      id: meeting.id,
      subject: meeting.subject,
      start: meeting.start.toISOString(),
      end: meeting.end.toISOString(),
      timeZone: meeting.timeZone,
      status: meeting.status,
      organizer: { id: meeting.organizer.id, name: meeting.organizer.name },
    },
    site: orphan.site,
    facts: orphan.facts,
    owner: orphan.owner,
    foundAt: orphan.foundAt.toISOString(),
    repairs,
    asked: asked && { ...asked, at: asked.at.toISOString() },
    problem: orphan.problem,
    resolved: resolved && { ...resolved, at: resolved.at.toISOString() },
    version: orphan.version,
    allowed: {
      resolve: isOpen ? { ok: true } : { ok: false, because: "wrong_state" },
      reopen: resolved?.how === "keep" ? { ok: true } : { ok: false, because: "wrong_state" },
    },
  };
}
