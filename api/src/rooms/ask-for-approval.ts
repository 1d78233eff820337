import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { CommandContext, Telling } from "../commands/command-context.ts";
import type { Principal } from "../identity/principal.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { insertRoomApproval } from "./room-approval-sql.ts";
import { findRoomKeepers } from "./room-keeper-sql.ts";

export interface AskForApproval {
  bookingId: string;
  room: Pick<Room, "id" | "name" | "siteId">;
  meeting: { id: string; organizer: { id: string } };
  /** Null where whoever keeps the site's rooms decides. */
  approverId: string | null;
  /** The cards of an earlier question, which this one takes the place of. */
  alsoTell?: readonly Telling[];
}

/** Whether the asker decides about the room herself: then there is nobody to ask. */
export function decidesAlone(
  principal: Principal,
  { room, approverId }: { room: Pick<Room, "siteId">; approverId: string | null },
): boolean {
  if (principal.userId === null) return false;
  if (approverId !== null) return principal.userId === approverId;
  return principal.roles.some(
    ({ role, siteId }) => role === "facility" && (siteId === undefined || siteId === room.siteId),
  );
}

/** Puts the question to whoever approves the room; the room is not held while she thinks about it. */
export async function askForApproval(context: CommandContext, ask: AskForApproval): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { bookingId, room, meeting, approverId, alsoTell = [] } = ask;
  const id = context.newId();
  const approvers = approverId === null ? await findRoomKeepers(tx, { tenantId, siteId: room.siteId }) : [approverId];
  await insertRoomApproval(tx, {
    tenantId,
    id,
    meetingId: meeting.id,
    bookingId,
    approverId,
    now,
    userId: principal.userId,
  });
  context.signal({
    id: context.newId(),
    kind: "room_booking.requested",
    subject: { type: "room_booking", id: bookingId },
    meetingId: meeting.id,
    siteId: room.siteId,
    organizerId: meeting.organizer.id,
    facts: { room: room.name },
    tell: [
      cardFor(meeting),
      ...alsoTell,
      ...approvers.map((userId): Telling => ({ userId, kind: "approval_card", thread: `approval:${id}` })),
    ],
  });
  context.audit({
    action: "approval.ask",
    entityType: "approval",
    entityId: id,
    newValues: { roomBookingId: bookingId, meetingId: meeting.id, approverId },
  });
}
