import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { ClosedDelivery } from "@magic-meetings/contract/vendors/closed-delivery.ts";
import { findMeetingOrderApprovals } from "../approvals/approval-sql.ts";
import { newestQuestions, presentOrderApproval } from "../approvals/present-order-subject.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { presentProductionOrder } from "../production-orders/present-production-order.ts";
import { findProductionOrdersOfMeeting } from "../production-orders/production-order-sql.ts";
import { presentRoomBooking } from "../rooms/present-room-booking.ts";
import { listRoomWaits } from "../rooms/room-wait-sql.ts";
import { findClosedOfMeeting } from "../vendors/closed-delivery-sql.ts";
import { countVisitorsOfMeeting } from "../visits/visit-count-sql.ts";
import { findLostRooms } from "./lost-rooms-sql.ts";
import { findMeeting } from "./meeting-sql.ts";
import { maySee } from "./meeting-policy.ts";
import { presentMeeting } from "./present-meeting.ts";

export interface CardQuestion {
  meetingId: string;
  /** Who will look at the card: what is allowed on it is hers. */
  viewer: Principal;
  now: Date;
}

/** The meeting as its card shows it now; undefined where it is gone or not for the viewer. */
export async function loadMeetingCard(
  db: Queries,
  { meetingId, viewer, now }: CardQuestion,
): Promise<MeetingCardView | undefined> {
  const { tenantId } = viewer;
  const meeting = await findMeeting(db, { tenantId, id: meetingId });
  if (meeting === undefined || !maySee(viewer, meeting)) return undefined;
  const production = await findProductionOrdersOfMeeting(db, { tenantId, meetingId });
  const closed = meeting.serviceOrders.length > 0 ? await findClosedOfMeeting(db, { tenantId, meetingId, now }) : [];
  const visitors = await countVisitorsOfMeeting(db, { tenantId, meetingId });
  const lost = await findLostRooms(db, { tenantId, meetingId });
  return {
    meeting: presentMeeting(meeting, viewer, now),
    productionOrders: production.map((order) => pickForCard(presentProductionOrder(order, now))),
    lostRooms: lost.map((booking) => presentRoomBooking(booking, { people: meeting, principal: viewer, now })),
    roomWaits: await listRoomWaits(db, { tenantId, meetingId }),
    ...(closed.length > 0 ? { closedDeliveries: closed.map(pickOfClosed) } : {}),
    ...(visitors === undefined ? {} : { visitors }),
    ...(meeting.serviceOrders.length > 0 ? await orderApprovals(db, { tenantId, meetingId, now }) : {}),
  };
}

async function orderApprovals(
  db: Queries,
  question: { tenantId: string; meetingId: string; now: Date },
): Promise<Pick<MeetingCardView, "orderApprovals">> {
  const known = await findMeetingOrderApprovals(db, question);
  return known.length === 0 ? {} : { orderApprovals: newestQuestions(known).map(presentOrderApproval) };
}

function pickOfClosed({ number, vendor, site, deliverAt, holiday }: ClosedDelivery) {
  return { number, vendor, site, deliverAt, holiday };
}

function pickForCard({
  id,
  number,
  vendor,
  status,
  deliverAt,
  deliverTo,
  declined,
  proposal,
}: MeetingCardView["productionOrders"][number]) {
  return { id, number, vendor, status, deliverAt, deliverTo, declined, proposal };
}
