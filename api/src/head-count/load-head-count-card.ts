import type { HeadCountCardView } from "@magic-meetings/contract/head-count/head-count.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { maySee } from "../meetings/meeting-policy.ts";
import { loadHeadCount } from "./load-head-count.ts";
import { presentHeadCount } from "./present-head-count.ts";

export interface HeadCountQuestion {
  orderId: string;
  /** Who will look at it: what is allowed on it is hers. */
  viewer: Principal;
  now: Date;
}

/** The head count of an order as its card shows it now; undefined where it is gone or not for the viewer. */
export async function loadHeadCountCard(
  db: Queries,
  { orderId, viewer, now }: HeadCountQuestion,
): Promise<HeadCountCardView | undefined> {
  const loaded = await loadHeadCount(db, { tenantId: viewer.tenantId, orderId, now });
  if (loaded === undefined || !maySee(viewer, loaded.subject)) return undefined;
  return { headCount: presentHeadCount(loaded, viewer) };
}
