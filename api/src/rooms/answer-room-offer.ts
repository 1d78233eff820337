import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomWait } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { writeRoomsToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { followRooms } from "../production-orders/follow-rooms.ts";
import { recordWait } from "./offer-room.ts";
import { letGoOfRooms } from "./release-room.ts";
import { findRoomBooking, settleRoomBookings } from "./room-booking-sql.ts";
import { findRoomWait, lockRoomWait, settleRoomWait, type LockedWait } from "./room-wait-sql.ts";

interface Answering {
  id: string;
  wait: LockedWait;
  meeting: MeetingRecord;
}

/** Takes the room that is offered, and lets go of the one that it stands in for. Taking it again changes nothing. */
export async function acceptRoomOffer(context: CommandContext, id: string): Promise<RoomWait> {
  const answering = await waitOf(context, id);
  const { wait, meeting } = answering;
  if (wait.status === "taken") return present(context, id);
  const isOpen = wait.status === "offered" && wait.offerExpiresAt !== null && wait.offerExpiresAt > context.now;
  if (!isOpen || wait.bookingId === null) {
    throw new Refusal("offer_over", "This offer is over: the room has gone to somebody else or is free for everybody");
  }
  // An invite that is still being written makes everything firm when it is sent.
  if (meeting.status !== "draft") {
    await confirm(context, wait.bookingId);
    const taken = await bookingOf(context, wait.bookingId);
    if (taken) await writeRoomsToCalendar(context, meeting.id, [taken.room]);
  }
  if (wait.replacesId !== null) await letGoOfReplaced(context, answering, wait.replacesId);
  await followRooms(context, [meeting]);
  return settle(context, answering, "taken");
}

/** Waits no longer, or declines the offer: then the next in line is offered the room. */
export async function withdrawRoomWait(context: CommandContext, id: string): Promise<RoomWait> {
  const answering = await waitOf(context, id);
  const { wait, meeting } = answering;
  if (wait.status === "taken") throw new Refusal("wrong_state", "The room is taken already: release it instead");
  if (wait.status !== "waiting" && wait.status !== "offered") return present(context, id);
  const answer = await settle(context, answering, "withdrawn");
  const offered = wait.bookingId === null ? undefined : await bookingOf(context, wait.bookingId);
  if (wait.status === "offered" && offered) {
    await letGoOfRooms(context, { meeting, bookings: [offered], status: "released", reason: "organizer" });
  }
  return answer;
}

async function waitOf(context: CommandContext, id: string): Promise<Answering> {
  const { tx, tenantId, principal } = context;
  const wait = await lockRoomWait(tx, { tenantId, id });
  if (wait === undefined) throw new Refusal("not_found", "There is no such place in the line");
  const meeting = changeable(principal, await findMeeting(tx, { tenantId, id: wait.meetingId }));
  return { id, wait, meeting };
}

async function confirm(context: CommandContext, bookingId: string): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const settled = await settleRoomBookings(tx, {
    tenantId,
    ids: [bookingId],
    status: "confirmed",
    now,
    userId: principal.userId,
  });
  if (settled.length === 0) throw new Refusal("offer_over", "This offer is over: the room is not kept any more");
}

async function letGoOfReplaced(context: CommandContext, { meeting }: Answering, bookingId: string): Promise<void> {
  const old = await bookingOf(context, bookingId);
  if (old) await letGoOfRooms(context, { meeting, bookings: [old], status: "released", reason: "replaced" });
}

async function bookingOf({ tx, tenantId }: CommandContext, id: string) {
  return (await findRoomBooking(tx, { tenantId, id }))?.booking;
}

async function settle(
  context: CommandContext,
  { id, meeting }: Answering,
  status: "taken" | "withdrawn",
): Promise<RoomWait> {
  const { tx, tenantId, now, principal } = context;
  await settleRoomWait(tx, { tenantId, id, status, now, userId: principal.userId });
  const wait = await present(context, id);
  recordWait(context, { id, roomName: wait.room.name, siteId: wait.room.siteId, meeting }, `room_wait.${status}`);
  return wait;
}

async function present({ tx, tenantId }: CommandContext, id: string): Promise<RoomWait> {
  const wait = await findRoomWait(tx, { tenantId, id });
  if (wait === undefined) throw new Error("The place in the line that was just written is not there");
  return wait;
}
