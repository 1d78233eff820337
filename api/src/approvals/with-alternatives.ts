import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Queries } from "../db/queries.ts";
import { findAlternatives } from "../rooms/find-alternatives.ts";
import { findApproval } from "./approval-sql.ts";

interface Deciding {
  queries: Queries;
  tenantId: string;
  approvalId: string;
  now: Date;
}

/** What can be had instead, with the refusal of a room that is taken: read after it, outside its transaction. */
export async function withAlternatives<T>(deciding: Deciding, decide: () => Promise<T>): Promise<T> {
  try {
    return await decide();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "room_taken") throw error;
    throw new Refusal(error.code, error.message, { ...error.more, alternatives: await insteadOf(deciding) });
  }
}

/** Judged by what the organizer may book: the room is hers. */
async function insteadOf({ queries, tenantId, approvalId, now }: Deciding): Promise<RoomAlternative[]> {
  const approval = await findApproval(queries, { tenantId, id: approvalId, now });
  if (approval?.type !== "room_booking") return [];
  const { booking, meeting } = approval;
  const { start, end, headCount: capacity } = booking;
  const whose = { tenantId, userId: meeting.organizer.id, meetingId: meeting.id };
  return findAlternatives(queries, { ...whose, siteId: booking.site.id, start, end, capacity, features: [] }, now);
}
