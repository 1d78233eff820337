import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { DeliverTo } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Queries } from "../db/queries.ts";
import { findSiteOfRoom } from "../places/place-sql.ts";

/** Where an order goes, as its two columns; both empty: to the room that the meeting has at the site. */
export async function deliverToColumns(
  db: Queries,
  { tenantId, siteId, deliverTo }: { tenantId: string; siteId: string; deliverTo: DeliverTo | undefined },
): Promise<{ deliverToRoomId: string | null; deliverToPlace: string | null }> {
  if (deliverTo === undefined) return { deliverToRoomId: null, deliverToPlace: null };
  if ("place" in deliverTo) return { deliverToRoomId: null, deliverToPlace: deliverTo.place };
  if ((await findSiteOfRoom(db, { tenantId, roomId: deliverTo.roomId })) !== siteId) {
    throw new Refusal("invalid", "There is no such room at the meeting's site", {
      errors: [{ pointer: "/deliverTo/roomId", code: "invalid", detail: "No room of this site" }],
    });
  }
  return { deliverToRoomId: deliverTo.roomId, deliverToPlace: null };
}
