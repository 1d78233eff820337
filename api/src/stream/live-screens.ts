import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FastifyReply } from "fastify";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import type { Principal } from "../identity/principal.ts";
import { openEventStream, type EventStream } from "./event-stream.ts";
import type { SignalHub } from "./signal-hub.ts";
import { momentOf, overlapBefore } from "./signal-order.ts";
import { readSignalsAfter, type SeenSignal } from "./signal-sql.ts";
import { maySeeSignal } from "./stream-policy.ts";
import type { Wants } from "./stream-topics.ts";

export interface LiveScreensDeps {
  pool: Database;
  clock: Clock;
  hub: SignalHub;
  log: { warn(facts: object, message: string): void };
  heartbeatMilliseconds?: number;
  mostPerPrincipal?: number;
}

export interface NewScreen {
  principal: Principal;
  wants: Wants;
  /** What the screen saw last, where it comes back. */
  lastEventId: string | undefined;
  /** Who the screen's owner is now; throws when she is not let in any more. */
  authenticateAgain: () => Promise<Principal>;
  reply: FastifyReply;
}

/** The open live screens of this process. */
export interface LiveScreens {
  /** Throws a Refusal when the principal has too many open. */
  open(screen: NewScreen): void;
  count(): number;
  endAll(): void;
}

interface OpenScreen {
  principal: Principal;
  stream: EventStream;
  authenticateAgain: NewScreen["authenticateAgain"];
}

const defaultHeartbeat = 15_000;
/** Every so many heartbeats a screen's owner has to be known still. */
const beatsBetweenChecks = 4;
const defaultMostPerPrincipal = 30;
const mostScreens = 5_000;
const pageSize = 500;

export function createLiveScreens(deps: LiveScreensDeps): LiveScreens {
  const { hub, log, heartbeatMilliseconds = defaultHeartbeat, mostPerPrincipal = defaultMostPerPrincipal } = deps;
  const screens = new Set<OpenScreen>();
  const counts = new Map<string, number>();
  let beats = 0;
  const heartbeat = setInterval(() => {
    beats += 1;
    for (const screen of screens) {
      screen.stream.beat();
      if (beats % beatsBetweenChecks === 0) void check(screen);
    }
  }, heartbeatMilliseconds);
  heartbeat.unref();

  function open({ principal, wants, lastEventId, authenticateAgain, reply }: NewScreen): void {
    const key = `${principal.tenantId} ${principal.id}`;
    const count = counts.get(key) ?? 0;
    if (count >= mostPerPrincipal || screens.size >= mostScreens) {
      throw new Refusal("rate_limited", "Too many live screens are open: close one first");
    }
    counts.set(key, count + 1);
    const held: SeenSignal[] = [];
    let catchingUp = true;
    // The hub may come only later to what catching up has read already; it comes to each signal once.
    let caughtUp = new Set<string>();
    const tell = (signal: SeenSignal) => {
      if (wants(signal.event) && maySeeSignal(screen.principal, signal)) screen.stream.send(signal);
    };
    const tellNew = (signal: SeenSignal) => {
      if (!caughtUp.delete(signal.event.id)) tell(signal);
    };
    const leave = hub.join(principal.tenantId, {
      tell: (signal) => void (catchingUp ? held.push(signal) : tellNew(signal)),
    });
    const stream = openEventStream(reply, () => {
      leave();
      screens.delete(screen);
      const left = (counts.get(key) ?? 1) - 1;
      if (left === 0) counts.delete(key);
      else counts.set(key, left);
    });
    const screen: OpenScreen = { principal, stream, authenticateAgain };
    screens.add(screen);
    const from = lastEventId === undefined ? deps.clock.now().getTime() : momentOf(lastEventId);
    catchUp(deps, screen, from, tell).then(
      (seen) => {
        catchingUp = false;
        caughtUp = seen;
        for (const signal of held) tellNew(signal);
      },
      (error: unknown) => {
        log.warn({ err: error, tenantId: principal.tenantId }, "A live screen could not catch up");
        stream.end();
      },
    );
  }

  return {
    open,
    count: () => screens.size,
    endAll() {
      clearInterval(heartbeat);
      for (const { stream } of screens) stream.end();
    },
  };
}

/** Tells what happened since a moment, and a little before it: a change that began earlier may have ended later. */
async function catchUp(
  { pool }: LiveScreensDeps,
  { principal: { tenantId }, stream }: OpenScreen,
  from: number,
  tell: (signal: SeenSignal) => void,
): Promise<Set<string>> {
  const db = tenantReader(pool, tenantId);
  const seen = new Set<string>();
  for (let after: string | undefined = overlapBefore(from); after !== undefined;) {
    const page: SeenSignal[] = await readSignalsAfter(db, { tenantId, after, limit: pageSize });
    for (const signal of page) {
      seen.add(signal.event.id);
      tell(signal);
    }
    await stream.drained();
    after = page.length < pageSize ? undefined : page.at(-1)?.event.id;
  }
  return seen;
}

/** A token that has ended or an account that was switched off ends the stream; a database that is away does not. */
async function check(screen: OpenScreen): Promise<void> {
  try {
    screen.principal = await screen.authenticateAgain();
  } catch (error) {
    if (error instanceof Refusal) screen.stream.end();
  }
}
