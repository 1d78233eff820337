import type { CommandContext } from "../commands/command-context.ts";
import { letGoOfRooms } from "../rooms/release-room.ts";
import { findRoomBooking } from "../rooms/room-booking-sql.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { findOutlivedApprovals } from "./approval-write-sql.ts";

const atOnce = 50;

/** Withdraws requests that nobody decided before what they ask for was over; gives their number. */
export async function lapseApprovals(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const outlived = await findOutlivedApprovals(tx, { tenantId, now, limit: atOnce });
  for (const { bookingId } of outlived) {
    const found = await findRoomBooking(tx, { tenantId, id: bookingId });
    const meeting = found && (await findMeeting(tx, { tenantId, id: found.meetingId }));
    if (meeting === undefined || found === undefined) continue;
    await letGoOfRooms(context, { meeting, bookings: [found.booking], status: "released", reason: "expired" });
  }
  return outlived.length;
}
