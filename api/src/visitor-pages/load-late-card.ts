import type { LateCardView } from "@magic-meetings/contract/visitor-pages/late-card.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { seesNames } from "../visits/visit-access.ts";
import { findVisit } from "../visits/visit-sql.ts";

/** That a visitor comes later, as her host's card says it; undefined where it is not so any more or not for the viewer. */
export async function loadLateCard(
  db: Queries,
  { visitId, viewer }: { visitId: string; viewer: Principal },
): Promise<LateCardView | undefined> {
  const visit = await findVisit(db, { tenantId: viewer.tenantId, id: visitId });
  if (visit === undefined || visit.visitor === null || visit.lateUntil === null) return undefined;
  if (!seesNames(viewer, visit)) return undefined;
  const { visitor, site, start, lateUntil, meeting } = visit;
  return {
    visitId,
    visitor: visitor.name,
    company: visitor.company,
    site: { name: site.name, timeZone: site.timeZone },
    start: start.toISOString(),
    expectedAt: lateUntil.toISOString(),
    meeting: meeting && { id: meeting.id, subject: meeting.subject },
  };
}
