import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { bookingFor, recordAct } from "./act-on-booking.ts";
import { momentOf } from "./present-room-booking.ts";
import { refuseByRules } from "./refuse-room.ts";
import { moveRoomBooking } from "./room-booking-sql.ts";

const minute = 60_000;

/** Keeps the room longer where nobody else has it then; refuses with `room_taken`, `site_closed` or `room_rule_broken`. */
export async function extendRoomBooking(
  context: CommandContext,
  { id, minutes }: { id: string; minutes: number },
): Promise<RoomBooking> {
  const { tx, tenantId, principal, now } = context;
  const found = await bookingFor(context, id, "extend");
  const { booking, meeting, terms, organizer, headCount } = found;
  const { start, end } = momentOf(booking);
  const until = new Date(end.getTime() + minutes * minute);
  const wanted = { start, end: until, roomId: booking.room.id, roomName: booking.room.name, meetingId: meeting.id };
  await refuseByRules(context, { ...wanted, terms, organizer, headCount });
  const isKept = await moveRoomBooking(tx, { tenantId, id, start, end: until, now, userId: principal.userId });
  if (!isKept) throw new Refusal("room_taken", `${booking.room.name} is needed for somebody else then`);
  return recordAct(context, {
    found,
    kind: "room_booking.extended",
    action: "room_booking.extend",
    facts: { minutes },
    oldValues: { end: end.toISOString() },
    newValues: { end: until.toISOString() },
  });
}
