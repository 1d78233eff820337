import type { FeedbackCardView } from "@magic-meetings/contract/service-orders/receive.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { mayActFor } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { presentServiceOrder } from "./present-service-order.ts";

export interface FeedbackQuestion {
  meetingId: string;
  viewer: Principal;
  now: Date;
}

/** What came for a meeting, as its organizer is asked about it; undefined where nothing did or it is not for the viewer. */
export async function loadFeedbackCard(
  db: Queries,
  { meetingId, viewer, now }: FeedbackQuestion,
): Promise<FeedbackCardView | undefined> {
  const meeting = await findMeeting(db, { tenantId: viewer.tenantId, id: meetingId });
  if (meeting === undefined || !mayActFor(viewer, meeting)) return undefined;
  const orders = meeting.serviceOrders.filter(({ status }) => status === "delivered" || status === "closed");
  if (orders.length === 0) return undefined;
  const { id, subject, start, end, timeZone } = meeting;
  return {
    meeting: { id, subject, start: start.toISOString(), end: end.toISOString(), timeZone },
    orders: orders.map((order) => presentServiceOrder(order, now)),
  };
}
