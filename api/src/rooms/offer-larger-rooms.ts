import type { CommandContext } from "../commands/command-context.ts";
import type { MeetingRecord } from "../meetings/meeting-sql.ts";
import { lockRoomBooking } from "./booking-for-act-sql.ts";
import { offerReplacement } from "./offer-replacement.ts";
import { lockSpaces } from "./room-space-sql.ts";

/**
 * More people come than a room holds: the best larger one is kept and offered, and the room stays until it is taken.
 * True where there is an offer. Rooms that hold everybody, or several at one location, are left as they are.
 */
export async function offerLargerRooms(
  context: CommandContext,
  { before, after }: { before: MeetingRecord; after: MeetingRecord },
): Promise<boolean> {
  let isOffered = false;
  for (const { id, headCount } of after.locations) {
    const headCountBefore = before.locations.find((location) => location.id === id)?.headCount ?? headCount;
    const [only, ...more] = after.roomBookings.filter(({ locationId }) => locationId === id);
    if (headCount <= headCountBefore || only === undefined || more.length > 0) continue;
    if (headCount <= only.room.capacity) continue;
    isOffered = (await offerLarger(context, { bookingId: only.id, roomId: only.room.id, headCount })) || isOffered;
  }
  return isOffered;
}

async function offerLarger(
  context: CommandContext,
  { bookingId, roomId, headCount }: { bookingId: string; roomId: string; headCount: number },
): Promise<boolean> {
  const { tx, tenantId } = context;
  await lockSpaces(tx, { tenantId, roomIds: [roomId] });
  const found = await lockRoomBooking(tx, { tenantId, id: bookingId });
  if (found === undefined) return false;
  const { booking, meeting, organizer } = found;
  return offerReplacement(context, {
    like: booking,
    capacity: headCount,
    meeting: { ...meeting, organizer },
    keepsOld: true,
  });
}
