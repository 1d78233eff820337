import type { CommandContext, Telling } from "../commands/command-context.ts";
import { askForApproval, decidesAlone } from "./ask-for-approval.ts";
import type { BookingForAct } from "./booking-for-act-sql.ts";
import { withdrawRoomApprovals } from "./room-approval-sql.ts";
import { findRoomKeepers } from "./room-keeper-sql.ts";
import { makeRequested } from "./room-reopen-sql.ts";

/** A booking that was asked for. */
interface Asked {
  id: string;
  siteId: string;
}

/** Takes back the questions about bookings that nobody wants any more; gives whose cards have to say so, by booking. */
export async function withdrawApprovals(
  context: CommandContext,
  bookings: readonly Asked[],
): Promise<Map<string, Telling[]>> {
  const { tx, tenantId, now, principal } = context;
  const bookingIds = bookings.map(({ id }) => id);
  const withdrawn = await withdrawRoomApprovals(tx, { tenantId, bookingIds, now, userId: principal.userId });
  const tellings = new Map<string, Telling[]>();
  for (const { id, bookingId, approverId } of withdrawn) {
    const siteId = bookings.find((booking) => booking.id === bookingId)?.siteId ?? "";
    const asked = approverId === null ? await findRoomKeepers(tx, { tenantId, siteId }) : [approverId];
    const cards = asked.map((userId): Telling => ({ userId, kind: "approval_card", thread: `approval:${id}` }));
    tellings.set(bookingId, [...(tellings.get(bookingId) ?? []), ...cards]);
    context.audit({
      action: "approval.withdraw",
      entityType: "approval",
      entityId: id,
      oldValues: { state: "pending" },
      newValues: { state: "withdrawn" },
    });
  }
  return tellings;
}

/** The meeting was moved before anybody decided: the question for the old time is taken back and put for the new one. */
export async function askAgain(context: CommandContext, { booking, meeting, terms }: BookingForAct): Promise<void> {
  const cards = (await withdrawApprovals(context, [{ id: booking.id, siteId: booking.room.siteId }])).get(booking.id);
  if (cards === undefined) return;
  const { approverId } = terms;
  await askForApproval(context, { bookingId: booking.id, room: booking.room, meeting, approverId, alsoTell: cards });
}

/** An approval is for a time: whoever gave the room decides about the new one as well, and it is not held till then. */
export async function askForNewTime(
  context: CommandContext,
  { booking, meeting, terms }: BookingForAct,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { approvalNeeded, approverId } = terms;
  const { id, room, status } = booking;
  if (status !== "confirmed" || !approvalNeeded || decidesAlone(principal, { room, approverId })) return;
  await makeRequested(tx, { tenantId, id, now, userId: principal.userId });
  await askForApproval(context, { bookingId: id, room, meeting, approverId });
}
