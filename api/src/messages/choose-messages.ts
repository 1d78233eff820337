import type { PendingMessage } from "./claim-sql.ts";

export interface Choice {
  /** The newest of its thread, due now. */
  deliver: PendingMessage[];
  /** Older ones: the newest of the thread shows what is true now. */
  supersede: PendingMessage[];
  /** The newest of its thread, while the channel asked to be left alone. */
  postpone: { message: PendingMessage; until: Date }[];
}

/** The channel named the moment of the next attempt; a newer message of the thread keeps it. */
export const rateLimited = "rate_limited";

/** Held back by ourselves, to stay within the channel's limits. */
export const paced = "paced";

export const superseded = "superseded";

/**
 * What to do with the pending messages of some threads; pure. `seen` is all that is pending there, oldest first,
 * `locked` the part of it that this worker holds. A thread that another worker holds or has leased in part is left
 * alone, so that deliveries of one thread never overtake each other.
 */
export function chooseMessages(seen: readonly PendingMessage[], locked: readonly PendingMessage[], now: Date): Choice {
  const held = new Map(locked.map((message) => [message.id, message]));
  const choice: Choice = { deliver: [], supersede: [], postpone: [] };
  for (const thread of byThread(seen)) {
    const mine = thread.flatMap(({ id }) => held.get(id) ?? []);
    if (mine.length < thread.length || mine.some((message) => isLeased(message, now))) continue;
    const newest = mine.at(-1);
    if (newest === undefined) continue;
    choice.supersede.push(...mine.slice(0, -1));
    const until = endOfRateLimit(mine, now);
    if (until !== undefined) choice.postpone.push({ message: newest, until });
    else if (newest.nextAttemptAt <= now || hasSettled(mine, newest, now)) choice.deliver.push(newest);
  }
  return choice;
}

/** A burst is told when its first change has waited long enough, by its newest message: it cannot go on for ever. */
function hasSettled(messages: readonly PendingMessage[], newest: PendingMessage, now: Date): boolean {
  const isNew = ({ attempts }: PendingMessage) => attempts === 0;
  return isNew(newest) && messages.some((message) => isNew(message) && message.nextAttemptAt <= now);
}

function byThread(messages: readonly PendingMessage[]): Iterable<PendingMessage[]> {
  const threads = new Map<string, PendingMessage[]>();
  for (const message of messages) {
    const thread = threads.get(threadOf(message));
    if (thread) thread.push(message);
    else threads.set(threadOf(message), [message]);
  }
  return threads.values();
}

function threadOf({ receiverId, visitId, channel, thread }: PendingMessage): string {
  return JSON.stringify([receiverId ?? visitId, channel, thread]);
}

function isLeased({ leaseUntil }: PendingMessage, now: Date): boolean {
  return leaseUntil !== null && leaseUntil > now;
}

function endOfRateLimit(messages: readonly PendingMessage[], now: Date): Date | undefined {
  return messages
    .filter(({ reason, nextAttemptAt }) => reason === rateLimited && nextAttemptAt > now)
    .map(({ nextAttemptAt }) => nextAttemptAt)
    .sort((a, b) => b.getTime() - a.getTime())[0];
}
