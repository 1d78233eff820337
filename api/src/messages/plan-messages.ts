import type { NewSignal, PlannedMessage } from "../commands/command-context.ts";

/**
 * Which messages the signals of one transaction cause: one a receiver, kind and thread, told by the last signal that
 * asks for it, because the message shows what is true after all of them.
 */
export function planMessages(signals: readonly NewSignal[], { newId }: { newId: () => string }): PlannedMessage[] {
  const planned = new Map<string, Omit<PlannedMessage, "id">>();
  for (const signal of signals) {
    for (const { userId = null, visitId = null, kind, thread, notBefore } of signal.tell ?? []) {
      const key = JSON.stringify([userId, visitId, kind, thread]);
      // What one of them tells at once is told at once.
      const before = planned.get(key);
      const waits = notBefore !== undefined && (before === undefined || before.notBefore !== undefined);
      planned.delete(key);
      planned.set(key, {
        signalId: signal.id,
        kind,
        receiverId: userId,
        visitId,
        meetingId: signal.meetingId ?? null,
        thread,
        ...(waits ? { notBefore } : {}),
      });
    }
  }
  return [...planned.values()].map((message) => ({ id: newId(), ...message }));
}

/** The thread of a meeting's one card: every newer card takes the older one's place. */
export function meetingThread(meetingId: string): string {
  return `meeting:${meetingId}`;
}
