import type { CommandContext, Telling } from "../commands/command-context.ts";
import { findRoomKeepers } from "../rooms/room-keeper-sql.ts";
import { approvalCardFor } from "./approval-card-thread.ts";
import type { RoomApprovalRecord } from "./approval-sql.ts";

type Asked = Pick<RoomApprovalRecord, "id" | "approver" | "booking">;

/** Everybody who was asked: their cards show what became of the request. */
export async function approversOf({ tx, tenantId }: CommandContext, approval: Asked): Promise<Telling[]> {
  const { id, approver, booking } = approval;
  const userIds = approver === null ? await findRoomKeepers(tx, { tenantId, siteId: booking.site.id }) : [approver.id];
  return userIds.map((userId) => approvalCardFor(id, userId));
}

/** The same context, where everybody who was asked is told of what is signalled as well. */
export async function tellingApprovers(context: CommandContext, approval: Asked): Promise<CommandContext> {
  const approvers = await approversOf(context, approval);
  return {
    ...context,
    signal: (signal) => context.signal({ ...signal, tell: [...(signal.tell ?? []), ...approvers] }),
  };
}
