import { whoIsTold, type CardNature } from "@magic-meetings/contract/delegates/told-rules.ts";
import type { MessageKind } from "@magic-meetings/contract/messages/message-words.ts";
import type { NewSignal, PlannedMessage } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { findToldManagers, type ToldManager } from "./delegate-sql.ts";

/** What goes to a meeting's organizer, and so to her delegates; the other kinds are somebody's own matter. */
const organizersKinds: ReadonlySet<MessageKind> = new Set<MessageKind>([
  "meeting_card",
  "head_count_card",
  "move_card",
  "series_order_card",
]);

/** After these a meeting's card waits for an answer. */
const askingSignals: ReadonlySet<string> = new Set<string>([
  "room_booking.declined",
  "room_wait.offered",
  "service_order.rejected",
  "service_order.change_rejected",
  "service_order.vendor_closed",
  "production_order.declined",
  "production_order.proposed",
]);

/** Whether a message asks or merely tells; pure. Of several signals of one transaction one that asks is enough. */
export function natureOf(message: PlannedMessage, signals: readonly NewSignal[]): CardNature {
  if (message.kind !== "meeting_card" && message.kind !== "series_order_card") return "asks";
  const asks = causesOf(message, signals).some(({ kind, facts }) => askingSignals.has(kind) || facts["asks"] === 1);
  return asks ? "asks" : "tells";
}

/** The signals that a message comes from. */
function causesOf(message: PlannedMessage, signals: readonly NewSignal[]): NewSignal[] {
  return signals.filter(({ tell = [] }) =>
    tell.some(({ userId, thread }) => userId === message.receiverId && thread === message.thread),
  );
}

/** The card of an order for a series goes to its vendors' people as well, for whom nobody stands in. */
function isForOrganizer(message: PlannedMessage, signals: readonly NewSignal[]): boolean {
  if (!organizersKinds.has(message.kind)) return false;
  if (message.kind !== "series_order_card") return true;
  return causesOf(message, signals).some(({ organizerId }) => organizerId === message.receiverId);
}

/** Puts the messages for managers to whom each prefers, everybody once a thread; pure. */
export function addressTo(
  managers: readonly ToldManager[],
  planned: readonly PlannedMessage[],
  { signals, newId }: { signals: readonly NewSignal[]; newId: () => string },
): PlannedMessage[] {
  const addressed = new Map<string, PlannedMessage>();
  for (const message of planned) {
    const manager = managers.find(({ managerId }) => managerId === message.receiverId);
    const receivers: (string | null)[] =
      manager === undefined || !isForOrganizer(message, signals)
        ? [message.receiverId]
        : whoIsTold(natureOf(message, signals), manager);
    for (const receiverId of receivers) {
      const key = JSON.stringify([receiverId, message.visitId, message.kind, message.thread]);
      if (addressed.has(key)) continue;
      const id = receiverId === message.receiverId ? message.id : newId();
      addressed.set(key, { ...message, id, receiverId });
    }
  }
  return [...addressed.values()];
}

/** Messages for a meeting's organizer go to her delegates as she prefers. */
export async function addressMessages(
  db: Queries,
  args: { tenantId: string; planned: PlannedMessage[]; signals: readonly NewSignal[]; newId: () => string },
): Promise<PlannedMessage[]> {
  const { tenantId, planned, signals, newId } = args;
  const organizers = planned.flatMap((message) =>
    message.receiverId !== null && isForOrganizer(message, signals) ? [message.receiverId] : [],
  );
  if (organizers.length === 0) return planned;
  const managers = await findToldManagers(db, { tenantId, userIds: [...new Set(organizers)] });
  return managers.length === 0 ? planned : addressTo(managers, planned, { signals, newId });
}
