import type { Channel } from "@magic-meetings/contract/messages/message-words.ts";
import { inTenant } from "../db/transaction.ts";
import { claimMessages, type Claim } from "./claim-messages.ts";
import { deliverMessage } from "./deliver-message.ts";
import type { DeliveryCounts, DeliveryDeps, Pace } from "./delivery-deps.ts";

/** Enough for all that a channel takes of a company, where it needs a quarter of a second for each. */
const defaultConcurrency = 12;

/** While a storm lasts, so many leave at a time, and then nothing for a while: a screen is looked at, a mail is not yet. */
const inStorm = { messages: 4, milliseconds: 400 };

/** What has to wait for longer is left to the next wake-up or sweep. */
const longestHeldMilliseconds = 2_500;

interface Delivering {
  tenantId: string;
  stop?: AbortSignal;
}

/**
 * Delivers what is due for a tenant until nothing is: claims in one short transaction, calls the channel outside of any,
 * completes each message in its own. Any number of workers may do so at once. `stop` ends it after what is on its way.
 */
export async function deliverMessages(deps: DeliveryDeps, { tenantId, stop }: Delivering): Promise<DeliveryCounts> {
  const { concurrency = defaultConcurrency, pace } = deps;
  const counts: DeliveryCounts = { sent: 0, failed: 0, postponed: 0, suppressed: 0, refused: 0 };
  const running = new Set<Promise<void>>();
  const full = fullChannels(pace);
  let broken: { error: unknown } | undefined;
  const start = (message: Claim["claimed"][number]) => {
    // One that cannot be completed keeps its lease; the others are completed all the same.
    const run = deliverMessage(deps, { tenantId, message, stop })
      .then((end) => void (counts[end] += 1))
      .catch((error: unknown) => void (broken ??= { error }))
      .finally(() => running.delete(run));
    running.add(run);
  };
  while (stop?.aborted !== true && broken === undefined) {
    // A few at once, so that not every message needs a claim of its own.
    if (running.size > concurrency / 2) {
      await Promise.race(running);
      continue;
    }
    // What ends during the claim may leave something to do that the claim did not see.
    const wasIdle = running.size === 0;
    const isStorm = pace !== undefined && deps.isStorm?.() === true;
    if (isStorm) await pace.wait(inStorm.milliseconds, stop);
    const limit = Math.min(isStorm ? inStorm.messages : concurrency, concurrency - running.size);
    const claim = await claimSome(deps, { tenantId, limit, without: full.channels() });
    full.add(claim.full);
    counts.suppressed += claim.suppressed;
    claim.claimed.forEach(start);
    if (claim.claimed.length > 0 || claim.suppressed > 0) continue;
    const held = shortest(claim.heldMilliseconds, full.milliseconds());
    if (pace !== undefined && held !== undefined && held <= longestHeldMilliseconds) await pace.wait(held, stop);
    else if (running.size > 0) await Promise.race(running);
    else if (wasIdle) break;
  }
  await Promise.all(running);
  if (broken) throw broken.error;
  return counts;
}

interface Claiming {
  tenantId: string;
  limit: number;
  without: readonly Channel[];
}

function claimSome({ clock, commands, pace }: DeliveryDeps, claiming: Claiming): Promise<Claim> {
  const now = clock.now();
  return inTenant(commands.pool, claiming.tenantId, (tx) =>
    claimMessages(tx, { ...claiming, now, paceNow: pace && (() => pace.now().getTime()) }),
  );
}

/** Which channels take nothing more of the company for now: what waits for them keeps nothing else back. */
function fullChannels(pace: Pace | undefined) {
  const until = new Map<Channel, number>();
  const now = () => pace?.now().getTime() ?? 0;
  const closed = () => [...until].filter(([, end]) => end > now());
  return {
    add(full: Claim["full"]) {
      for (const [channel, milliseconds] of full) until.set(channel, now() + milliseconds);
    },
    channels: () => closed().map(([channel]) => channel),
    /** Until the first of them takes something again; undefined: all do. */
    milliseconds: () => shortest(...closed().map(([, end]) => end - now())),
  };
}

function shortest(...milliseconds: (number | undefined)[]): number | undefined {
  const known = milliseconds.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
