import { repairsOf } from "@magic-meetings/contract/orphans/orphan-rules.ts";
import type { OrphanRepair } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { Orphan, OrphanRepairInput } from "@magic-meetings/contract/orphans/orphan.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { askAgain } from "../calendar-writes/calendar-write-sql.ts";
import { systemClock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { handOverLeftAlone } from "../hand-over/hand-over-left-alone.ts";
import { lockMeeting } from "../meetings/meeting-sql.ts";
import { lockSeries } from "../series/series-sql.ts";
import { askCalendar, lookAgain } from "./ask-calendar.ts";
import { cancelWhatIsLeft, releaseItsRoom } from "./cancel-what-is-left.ts";
import { feesOf, hasEvent, isOrganized } from "./offer-repairs.ts";
import { findOrdersOfOrphans } from "./orphan-orders-sql.ts";
import { visibleOrphan } from "./orphan-policy.ts";
import { findOrphan, lockOrphan, type OrphanRecord } from "./orphan-read-sql.ts";
import { reopenOrphan } from "./orphan-write-sql.ts";
import { presentOrphans } from "./present-orphan.ts";
import { settleOrphan } from "./settle-orphan.ts";
import { takeOtherRoom } from "./take-other-room.ts";
import { orphanCardFor } from "./orphan-card-thread.ts";

/** What a repair does, once it is clear that it may be done. */
type Repair = (context: CommandContext, orphan: OrphanRecord, input: OrphanRepairInput) => Promise<void>;

const repairs: Record<OrphanRepair, Repair> = {
  cancel: async (context, orphan, { acceptFees = [] }) => {
    await refuseUnshownFees(context, orphan, acceptFees);
    await cancelWhatIsLeft(context, orphan);
    await settle(context, orphan, "cancel");
  },
  other_room: async (context, orphan, { roomId }) => {
    await takeOtherRoom(context, orphan, roomId);
    await settle(context, orphan, "other_room");
  },
  release_room: async (context, orphan) => {
    await releaseItsRoom(context, orphan, "released");
    await settle(context, orphan, "release_room");
  },
  put_room_back: (context, orphan) => askCalendar(context, orphan),
  look_again: async (context, orphan) => {
    await lookAgain(context, orphan);
    await settle(context, orphan, "look_again");
  },
  write_again: async (context, orphan) => {
    const { tx, tenantId, principal } = context;
    const seriesId = orphan.entityType === "series" ? orphan.entityId : null;
    const meetingId = seriesId === null ? (orphan.meeting?.id ?? null) : null;
    if (meetingId === null && seriesId === null) {
      throw new Refusal("wrong_state", "There is no meeting to tell the calendar of");
    }
    await askAgain(tx, { tenantId, meetingId, seriesId, by: principal.userId, now: systemClock.now() });
    context.workWaiting();
    await settle(context, orphan, "write_again");
  },
  keep: async (context, orphan, { note = "" }) => {
    if (note.trim() === "") {
      throw new Refusal("invalid", "Say why it is right as it is", {
        errors: [{ pointer: "/note", code: "required", detail: "Say why it is right as it is" }],
      });
    }
    await settleOrphan(context, { id: orphan.id, resolution: "keep", note: note.trim() });
  },
  hand_over: async (context, orphan) => {
    const { meeting, entityType, entityId } = orphan;
    if (meeting === null || (entityType !== "meeting" && entityType !== "series")) {
      throw new Refusal("wrong_state", "This cannot be handed over");
    }
    await handOverLeftAlone(context, { personId: meeting.organizer.id, kind: entityType, id: entityId });
    await settle(context, orphan, "hand_over");
  },
};

/** One press puts right what is left alone; of many who press at once one does it, and the others are told so. */
export async function repairOrphan(
  context: CommandContext,
  { id, input }: { id: string; input: OrphanRepairInput },
): Promise<Orphan> {
  const { tx, tenantId, principal } = context;
  const seen = visibleOrphan(principal, await findOrphan(tx, { tenantId, id }));
  // Meetings before what is left of them, as everybody who looks at their events does.
  if (seen.meeting !== null) await lockMeeting(tx, { tenantId, id: seen.meeting.id });
  if (seen.entityType === "series") await lockSeries(tx, { tenantId, id: seen.entityId });
  const orphan = visibleOrphan(principal, await lockOrphan(tx, { tenantId, id }));
  if (orphan.resolved !== null) throw new Refusal("wrong_state", "This is resolved already");
  if (orphan.asked !== null) throw new Refusal("wrong_state", "A repair of this is on its way");
  const possible = repairsOf(orphan, { handOver: isOrganized(orphan), calendar: hasEvent(orphan) });
  if (!possible.includes(input.repair)) throw new Refusal("wrong_state", "This cannot be repaired in this way");
  await repairs[input.repair](context, orphan, input);
  return presentThis(context, id);
}

/** Takes back that something was kept as it is: its owner is asked again. */
export async function reopenThis(context: CommandContext, id: string): Promise<Orphan> {
  const { tx, tenantId, principal } = context;
  visibleOrphan(principal, await lockOrphan(tx, { tenantId, id }));
  const opened = await reopenOrphan(tx, { tenantId, id });
  if (opened === undefined) throw new Refusal("wrong_state", "Only what was kept as it is can be taken up again");
  const { meetingId, siteId, ownerId, reason } = opened;
  context.signal({
    id: context.newId(),
    kind: "orphan.reopened",
    subject: { type: "orphan", id },
    ...(meetingId === null ? {} : { meetingId }),
    ...(siteId === null ? {} : { siteId }),
    ...(ownerId === null ? {} : { organizerId: ownerId, tell: [orphanCardFor(id, ownerId)] }),
    facts: { reason },
  });
  context.audit({ action: "orphan.reopen", entityType: "orphan", entityId: id, newValues: { reason } });
  return presentThis(context, id);
}

async function presentThis({ tx, tenantId, now, principal }: CommandContext, id: string): Promise<Orphan> {
  const after = visibleOrphan(principal, await findOrphan(tx, { tenantId, id }));
  const [presented] = await presentOrphans(tx, { tenantId, orphans: [after], now });
  if (presented === undefined) throw new Refusal("not_found", "There is no such orphan");
  return presented;
}

async function settle(context: CommandContext, { id }: OrphanRecord, resolution: OrphanRepair): Promise<void> {
  await settleOrphan(context, { id, resolution });
}

/** What was shown is what it costs at most; a fee that has risen meanwhile is shown first. */
async function refuseUnshownFees(
  { tx, tenantId, now }: CommandContext,
  orphan: OrphanRecord,
  accepted: readonly Money[],
): Promise<void> {
  const orders = await findOrdersOfOrphans(tx, { tenantId, ids: [orphan.id], now });
  const isShown = ({ amountMinor, currency }: Money) =>
    accepted.some((one) => one.currency === currency && one.amountMinor >= amountMinor);
  if (feesOf(orders.get(orphan.id) ?? [], now).every(isShown)) return;
  throw new Refusal("fee_applies", "Cancelling costs a fee: look at it and accept it");
}
