import type { Channel } from "@magic-meetings/contract/messages/message-words.ts";
import type { Queries } from "../db/queries.ts";
import { chooseMessages, paced, rateLimited, superseded } from "./choose-messages.ts";
import {
  leaseMessages,
  lockPending,
  postponeMessage,
  readPendingOfDueThreads,
  suppressMessages,
  type PendingMessage,
} from "./claim-sql.ts";
import { paceMessages } from "./pace-messages.ts";

/** A message that this worker alone may deliver until `leaseUntil`. */
export interface ClaimedMessage extends PendingMessage {
  /** The number of the lease; a completion under an older one is refused. */
  fence: number;
  /** When its call was taken of the channel's limits, by a clock that nobody moves; null: nothing limits it. */
  ticket: number | null;
}

export interface Claim {
  claimed: ClaimedMessage[];
  suppressed: number;
  /** What is due is held back to stay within the limits of a person: something may go after so long. */
  heldMilliseconds?: number | undefined;
  /** The company has had enough of these channels, for so many milliseconds. */
  full: ReadonlyMap<Channel, number>;
}

export const leaseSeconds = 30;

/** More than wanted is looked at, because a part of it may lie in threads that another worker holds. */
const lookAhead = 5;

interface Claiming {
  tenantId: string;
  now: Date;
  limit: number;
  /** Milliseconds of a clock that nobody moves, for the channel's limits; absent: they are not looked at. */
  paceNow?: (() => number) | undefined;
  /** Channels that are left alone for now. */
  without?: readonly Channel[];
}

/** Takes up to `limit` due messages of a tenant, at most one a person. To be run in a transaction of its own. */
export async function claimMessages(db: Queries, claiming: Claiming): Promise<Claim> {
  const { tenantId, now, limit, paceNow, without = [] } = claiming;
  const seen = await readPendingOfDueThreads(db, { tenantId, now, limit: limit * lookAhead, without });
  if (seen.length === 0) return { claimed: [], suppressed: 0, full: new Map() };
  const locked = await lockPending(db, { tenantId, messages: seen });
  const { supersede, postpone, ...choice } = chooseMessages(seen, locked, now);
  const wanted = choice.deliver.slice(0, limit);
  const held = paceNow === undefined ? undefined : await paceMessages(db, { tenantId, messages: wanted, now: paceNow });
  const deliver = held?.go ?? wanted.map((message) => ({ message, ticket: null }));
  const suppressed = await suppressMessages(db, { tenantId, messages: supersede, reason: superseded });
  for (const { message, until } of postpone) {
    await postponeMessage(db, { tenantId, message, until, reason: rateLimited });
  }
  for (const { message, milliseconds } of held?.wait ?? []) {
    const next = new Date(now.getTime() + milliseconds);
    await postponeMessage(db, { tenantId, message, until: next, reason: paced });
  }
  const until = new Date(now.getTime() + leaseSeconds * 1000);
  const fences = await leaseMessages(db, { tenantId, messages: deliver.map(({ message }) => message), until });
  const claimed = deliver.flatMap(({ message, ticket }) => {
    const fence = fences.get(message.id);
    if (fence === undefined) return [];
    return [{ ...message, fence, ticket, leaseUntil: until, attempts: message.attempts + 1 }];
  });
  const waits = held?.wait.map(({ milliseconds }) => milliseconds) ?? [];
  const heldMilliseconds = waits.length === 0 ? undefined : Math.min(...waits);
  return { claimed, suppressed, heldMilliseconds, full: held?.full ?? new Map() };
}
