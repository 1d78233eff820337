import type { Comparison } from "@magic-meetings/contract/comparisons/comparison.ts";
import { systemClock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { putOnEvent } from "../orphans/ask-calendar.ts";
import { keepOrphan } from "../orphans/keep-orphan.ts";
import { askToLook } from "../sync/ask-to-look.ts";
import { lockOpenDifferences, markAsked, type DifferenceToRepair } from "./difference-sql.ts";
import { readComparison } from "./start-comparison.ts";

const mostAtOnce = 1000;

/**
 * Puts differences right: the calendar's word holds, so its events are looked at and followed; a room of ours that an
 * event lacks is put on it. What has no event to look at waits for a person.
 */
export async function repairDifferences(
  context: CommandContext,
  { id, differenceIds }: { id: string; differenceIds: readonly string[] | undefined },
): Promise<Comparison> {
  const { tx, tenantId, now, principal } = context;
  await readComparison(tx, { tenantId, id });
  const wanted = { tenantId, comparisonId: id, ids: differenceIds ?? null, limit: mostAtOnce };
  const open = await lockOpenDifferences(tx, wanted);
  const looks = open.flatMap((one) =>
    one.booking === null && one.eventId !== null ? [{ mailbox: one.mailbox, eventId: one.eventId }] : [],
  );
  if (looks.length > 0) {
    await askToLook(tx, { tenantId, places: looks, because: "comparison", now: systemClock.now() });
  }
  for (const one of open) await repairOne(context, one);
  const ids = open.map((one) => one.id);
  await markAsked(tx, { tenantId, ids, now, userId: principal.userId });
  if (ids.length > 0) {
    context.audit({
      action: "comparison.repair",
      entityType: "comparison",
      entityId: id,
      newValues: { differences: ids.length },
    });
  }
  return readComparison(tx, { tenantId, id });
}

async function repairOne(context: CommandContext, one: DifferenceToRepair): Promise<void> {
  const { meetingId, booking, subject, eventId } = one;
  if (meetingId === null) return;
  if (booking !== null) {
    const facts = { subject, room: booking.room };
    await putOnEvent(context, { bookingId: booking.id, meetingId, facts });
  } else if (eventId === null) {
    const about = { entityType: "meeting", entityId: meetingId, meetingId } as const;
    await keepOrphan(context, { ...about, reason: "event_gone", facts: { subject }, foundBy: "comparison" });
  }
}
