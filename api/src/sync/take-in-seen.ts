import type { CommandContext } from "../commands/command-context.ts";
import { isGone, type Seen } from "../reconciler/known.ts";
import { lookAtEvent, type LookOutcome } from "../reconciler/look-at-event.ts";
import type { LookReason } from "./event-look-sql.ts";
import { keepSeen } from "./graph-event-sql.ts";

/** Does what an event as it is now asks for. Of an event that is nobody's concern here only the change key is kept. */
export async function takeInSeen(
  context: CommandContext,
  { seen, because, now, settleSeconds }: { seen: Seen; because: LookReason; now: Date; settleSeconds?: number },
): Promise<LookOutcome> {
  const { tx, tenantId, newId } = context;
  const isRepair = because === "comparison" || because === "replay";
  const looked = await lookAtEvent(context, seen, {
    isRepair,
    ...(settleSeconds === undefined ? {} : { settleSeconds }),
  });
  if (looked.meetingId === null && looked.seriesId === null && !isGone(seen)) {
    const { event: _unread, ...outside } = seen;
    await keepSeen(tx, { tenantId, id: newId(), now, seen: outside, meetingId: null, seriesId: null });
  }
  return looked;
}
