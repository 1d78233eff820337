import { setTimeout as delay } from "node:timers/promises";
import type { Channel } from "@magic-meetings/contract/messages/message-words.ts";
import { createCircuitBreaker, type CircuitBreaker } from "../messages/circuit-breaker.ts";
import type { DeliveryCounts } from "../messages/delivery-deps.ts";
import { createDeliverer } from "./deliverer.ts";
import { superviseRunner } from "./supervise-runner.ts";
import { sweep } from "./sweep.ts";
import { createTasks } from "./tasks.ts";
import { createTenantWorkers } from "./tenant-work.ts";
import type { WorkerDeps } from "./worker-deps.ts";

export interface Worker {
  /** Takes no more work, finishes what runs within 10 s. */
  stop(): Promise<void>;
  /** Something happened at a tenant's: starts the work that follows signals. */
  follow(tenantId: string): void;
  /** When the last sweep went through, by the system's clock. */
  heartbeat(): Date;
  /** Which channels answer. A dead one holds up nothing but its own messages. */
  channels(): Partial<Record<Channel, "up" | "down">>;
  /** What became of messages in this process. */
  totals(): DeliveryCounts;
}

const defaultSweepMilliseconds = 10_000;
const longestStopMilliseconds = 9_500;

/** Starts the jobs of this process; any number of processes may do so. The sweep needs nothing of graphile-worker. */
export function startWorker(deps: WorkerDeps): Worker {
  const stopping = new AbortController();
  const { signal: stop } = stopping;
  const { clock, commands, log } = deps.delivery;
  const breakers = breakersOf(deps);
  let heartbeat = deps.systemClock.now();
  const pace = {
    now: () => deps.systemClock.now(),
    wait: (milliseconds: number, until: AbortSignal = stop) =>
      delay(milliseconds, undefined, { signal: until }).catch(() => undefined),
  };
  const deliver = createDeliverer({ pace, ...deps.delivery, breakers }, stop);
  const workers = createTenantWorkers(deps.work ?? [], { pool: commands.pool, log, stop });
  const { look } = workers;
  const runner = superviseRunner({ jobs: deps.jobs, tasks: createTasks(deps, { deliver, look, stop }), log, stop });
  const sweeper = repeatedly(deps.sweepMilliseconds ?? defaultSweepMilliseconds, stop, async () => {
    try {
      await sweep({ pool: commands.pool, clock, log, stop, deliver, look });
      heartbeat = deps.systemClock.now();
    } catch (error) {
      log.warn({ err: error }, "The sweep failed");
    }
  });
  return {
    follow: workers.follow,
    heartbeat: () => heartbeat,
    channels: () => Object.fromEntries(Object.entries(breakers).map(([name, breaker]) => [name, breaker.state()])),
    totals: () => ({ ...deliver.totals }),
    stop: async () => {
      stopping.abort();
      const ended = Promise.all([runner, sweeper, deliver.settled(), workers.settled()]);
      await Promise.race([ended, delay(longestStopMilliseconds, undefined, { ref: false })]);
    },
  };
}

function breakersOf({ delivery, systemClock }: WorkerDeps): Partial<Record<Channel, CircuitBreaker>> {
  const names = Object.keys(delivery.channels) as Channel[];
  return Object.fromEntries(names.map((name) => [name, createCircuitBreaker(systemClock)]));
}

async function repeatedly(milliseconds: number, stop: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!stop.aborted) {
    await work();
    await delay(milliseconds, undefined, { signal: stop }).catch(() => undefined);
  }
}
