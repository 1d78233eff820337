import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";

/** How the whole meeting stands, in the order in which it matters to the organizer. */
export type MeetingCardState = "cancelled" | "attention" | "draft" | "waiting" | "confirmed";

/**
 * One word for the whole picture: somebody's no, a lost room, a closed vendor and an offer that runs out before what is open, and what
 * is open before done. A vendor who has not answered yet opens nothing: the order is confirmed, and stands unless the
 * vendor declines.
 */
export function meetingCardState({
  meeting,
  productionOrders,
  lostRooms,
  roomWaits,
  closedDeliveries = [],
}: MeetingCardView): MeetingCardState {
  if (meeting.status === "cancelled") return "cancelled";
  const declined =
    meeting.roomBookings.some((booking) => booking.status === "declined") ||
    meeting.serviceOrders.some((order) => order.status === "rejected") ||
    productionOrders.some(isMissing) ||
    lostRooms.length > 0 ||
    closedDeliveries.length > 0;
  const offered = roomWaits.some((wait) => wait.status === "offered");
  if (declined || offered) return "attention";
  if (meeting.status === "draft") return "draft";
  const open =
    meeting.roomBookings.some((booking) => booking.status === "provisional" || booking.status === "requested") ||
    meeting.serviceOrders.some((order) => openOrders.has(order.status));
  return open ? "waiting" : "confirmed";
}

/** Declined, and nothing else was agreed on. */
export function isMissing({ status, proposal }: MeetingCardView["productionOrders"][number]): boolean {
  return status === "declined" && proposal?.state !== "accepted" && proposal?.state !== "superseded";
}

const openOrders: ReadonlySet<string> = new Set(["draft", "submitted", "awaiting_approval"]);
