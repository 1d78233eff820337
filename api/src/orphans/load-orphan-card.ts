import type { OrphanCardView } from "@magic-meetings/contract/orphans/orphan.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { visibleOrphan } from "./orphan-policy.ts";
import { findOrphan } from "./orphan-read-sql.ts";
import { presentOrphans } from "./present-orphan.ts";

export interface OrphanQuestion {
  orphanId: string;
  /** Who will look at it. */
  viewer: Principal;
  now: Date;
}

/** What is left alone as its card shows it now; undefined where it is gone or not for the viewer. */
export async function loadOrphanCard(
  db: Queries,
  { orphanId, viewer, now }: OrphanQuestion,
): Promise<OrphanCardView | undefined> {
  const { tenantId } = viewer;
  try {
    const found = visibleOrphan(viewer, await findOrphan(db, { tenantId, id: orphanId }));
    const [orphan] = await presentOrphans(db, { tenantId, orphans: [found], now });
    return orphan && { orphan };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
