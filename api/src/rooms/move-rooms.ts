import { brokenRule, closedSite } from "@magic-meetings/contract/rooms/room-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { moveRoomBooking } from "./room-booking-sql.ts";
import { lockRoomBooking, type BookingForAct } from "./booking-for-act-sql.ts";
import { offerFreedRooms } from "./offer-freed-rooms.ts";
import { offerReplacement } from "./offer-replacement.ts";
import { letGoOfRooms } from "./release-room.ts";
import { lockSpaces } from "./room-space-sql.ts";
import { askAgain, askForNewTime } from "./withdraw-approvals.ts";

interface Moving {
  bookings: readonly { id: string; room: { id: string } }[];
  to: { start: Date; end: Date };
}

/**
 * The rooms of a meeting follow it to its new time. One that is taken then, or that its site's hours or its rules do not
 * give then, is let go of, and the best one that is free in its place is kept for the organizer to take. One that
 * somebody approved is asked for anew.
 */
export async function moveRooms(context: CommandContext, { bookings, to }: Moving): Promise<void> {
  if (bookings.length === 0) return;
  const { tx, tenantId } = context;
  const roomIds = bookings.map(({ room }) => room.id);
  await lockSpaces(tx, { tenantId, roomIds });
  for (const { id } of bookings) {
    const found = await lockRoomBooking(tx, { tenantId, id });
    if (found !== undefined) await moveOne(context, found, to);
  }
  await offerFreedRooms(context, roomIds);
}

async function moveOne(context: CommandContext, found: BookingForAct, to: Moving["to"]): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { booking, meeting } = found;
  const move = { tenantId, id: booking.id, ...to, now, userId: principal.userId };
  if (mayStandAt(found, to, now) && (await moveRoomBooking(tx, move))) {
    if (booking.status === "requested") await askAgain(context, found);
    else await askForNewTime(context, found);
    return;
  }
  await letGoOfRooms(context, { meeting, bookings: [booking], status: "released", reason: "moved" });
  const organizer = found.organizer;
  await offerReplacement(context, {
    like: booking,
    capacity: found.headCount,
    meeting: { ...meeting, ...to, organizer },
  });
}

/** What a person holds in a week does not count: she held the room already. */
function mayStandAt({ terms, headCount, organizer }: BookingForAct, to: Moving["to"], now: Date): boolean {
  const ask = { ...to, now, timeZone: terms.timeZone, headCount, groupIds: organizer.groupIds, heldThatWeek: null };
  return closedSite(terms.calendar, to) === null && brokenRule(terms.rules, ask) === null;
}
