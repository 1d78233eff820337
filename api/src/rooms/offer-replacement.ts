import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import { replacementOfferMinutes } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import { brokenRule, closedSite } from "@magic-meetings/contract/rooms/room-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { holdOffer, recordWait } from "./offer-room.ts";
import { findReplacements, type Replacement } from "./replacement-sql.ts";
import { insertRoomWait } from "./room-wait-sql.ts";

export interface ReplacementWanted {
  /** The booking that cannot stand, or that is too small. */
  like: { id: string; room: { id: string; siteId: string; features: readonly string[] } };
  capacity: number;
  meeting: {
    id: string;
    status: MeetingStatus;
    start: Date;
    end: Date;
    organizer: { id: string; groupIds: readonly string[] };
  };
  /** Whether the old room is let go of only when the new one is taken. */
  keepsOld?: boolean;
}

/** Keeps the best room that can stand in for another, in the same building first, and offers it; true where there is one. */
export async function offerReplacement(context: CommandContext, wanted: ReplacementWanted): Promise<boolean> {
  const { tx, tenantId, now } = context;
  const { like, capacity, meeting, keepsOld = false } = wanted;
  const found = await findReplacements(tx, {
    tenantId,
    roomId: like.room.id,
    meetingId: meeting.id,
    start: meeting.start,
    end: meeting.end,
    capacity,
  });
  for (const room of found.filter((one) => mayHold(one, wanted, now))) {
    const offer = await holdOffer(context, { room: { ...room, meeting }, minutes: replacementOfferMinutes });
    if (offer === undefined) continue;
    const id = context.newId();
    const replacesId = keepsOld ? like.id : null;
    const stamp = { tenantId, now, userId: null };
    const answered = { bookingId: offer.bookingId, replacesId, offerExpiresAt: offer.expiresAt };
    await insertRoomWait(tx, {
      ...stamp,
      ...answered,
      id,
      roomId: room.roomId,
      meetingId: meeting.id,
      status: "offered",
    });
    recordWait(context, { ...room, id, meeting }, "room_wait.offered");
    return true;
  }
  return false;
}

function mayHold({ terms }: Replacement, { meeting, capacity }: ReplacementWanted, now: Date): boolean {
  const { start, end, organizer } = meeting;
  const { timeZone } = terms;
  const ask = { start, end, now, timeZone, headCount: capacity, groupIds: organizer.groupIds, heldThatWeek: null };
  return closedSite(terms.calendar, meeting) === null && brokenRule(terms.rules, ask) === null;
}
