import { CalendarProblem, type CalendarPort } from "../calendar/calendar-port.ts";
import { newId } from "../db/new-id.ts";
import { inTenant } from "../db/transaction.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import { isSweepDue, settleSweep, takeDueSweep, type DeltaRecord } from "./delta-sql.ts";
import type { SyncDeps } from "./look-deps.ts";
import { pauseAfter } from "./pause-rules.ts";
import { isSubscriptionDue } from "./subscription-sql.ts";
import { sweepMailbox } from "./sweep-mailbox.ts";
import { logSync } from "./sync-log-sql.ts";
import { tendNextSubscription } from "./tend-subscription.ts";
import { tendWatched } from "./tend-watched.ts";

const minute = 60_000;
const leaseMilliseconds = 5 * minute;
/** How often a mailbox is read, and how often it is asked which ones there are. */
const sweepEvery = 4 * minute;
const watchEvery = minute;
const hopelessPause = 60 * minute;

/**
 * The safety net under notifications: subscriptions are kept alive, and every mailbox that matters is read every few
 * minutes, so that a lost notification costs minutes and not the truth.
 */
export function sweepWork(deps: SyncDeps): TenantWork {
  const watchedAt = new Map<string, number>();
  const isWatchDue = (tenantId: string) =>
    deps.systemClock.now().getTime() - (watchedAt.get(tenantId) ?? 0) > watchEvery;
  return {
    name: "calendar-sweeps",
    isWaiting: async (db, { tenantId }) => {
      if (deps.calendarOf(tenantId) === undefined) return false;
      if (isWatchDue(tenantId)) return true;
      const now = deps.systemClock.now();
      return (await isSweepDue(db, { tenantId, now })) || (await isSubscriptionDue(db, { tenantId, now }));
    },
    run: async (tenantId, stop) => {
      const calendar = deps.calendarOf(tenantId);
      if (calendar === undefined) return;
      const tending = { deps, calendar, tenantId };
      if (isWatchDue(tenantId)) {
        watchedAt.set(tenantId, deps.systemClock.now().getTime());
        await tendWatched(deps, calendar, tenantId);
      }
      while (!stop.aborted && (await tendNextSubscription(tending)));
      while (!stop.aborted && (await sweepNext(tending)));
    },
  };
}

interface Sweeping {
  deps: SyncDeps;
  calendar: CalendarPort;
  tenantId: string;
}

/** Reads one mailbox that is due; false where none is. */
async function sweepNext(sweeping: Sweeping): Promise<boolean> {
  const { deps, tenantId } = sweeping;
  const now = deps.systemClock.now();
  const until = new Date(now.getTime() + leaseMilliseconds);
  const delta = await inTenant(deps.commands.pool, tenantId, (tx) => takeDueSweep(tx, { tenantId, now, until }));
  if (delta === undefined) return false;
  try {
    await sweepOne(sweeping, delta);
  } catch (error) {
    await noteProblem(sweeping, delta, error);
  }
  return true;
}

async function sweepOne(sweeping: Sweeping, delta: DeltaRecord): Promise<void> {
  const { deps, tenantId } = sweeping;
  const { cursor, window, asked } = await sweepMailbox({ ...sweeping, delta });
  const now = deps.systemClock.now();
  const nextSweepAt = new Date(now.getTime() + sweepEvery * (0.8 + 0.4 * deps.random()));
  await inTenant(deps.commands.pool, tenantId, async (tx) => {
    const to = { cursor, windowFrom: window.from, windowTo: window.to, now, nextSweepAt, attempts: 0, problem: null };
    await settleSweep(tx, tenantId, delta, to);
    if (asked === 0) return;
    const entry = { id: newId(now), at: now, kind: "sweep", mailbox: delta.mailbox, outcome: "done" } as const;
    await logSync(tx, tenantId, { ...entry, answer: { asked } });
  });
}

/** Where the calendar cannot go on from the cursor, all of the window is read at once. */
async function noteProblem({ deps, tenantId }: Sweeping, delta: DeltaRecord, error: unknown): Promise<void> {
  const kind = error instanceof CalendarProblem ? error.kind : undefined;
  const isReset = kind === "reset";
  if (!isReset) deps.log.warn({ err: error, tenantId }, "A mailbox could not be read");
  const busy = error instanceof CalendarProblem ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const pause = Math.max(busy, pauseAfter(delta.attempts, deps.random));
  const isFirstReset = isReset && delta.cursor !== null;
  const wait = kind === "gone" || kind === "forbidden" ? hopelessPause : isFirstReset ? 0 : pause;
  const now = deps.systemClock.now();
  const { windowFrom, windowTo, attempts } = delta;
  const cursor = isReset ? null : delta.cursor;
  const nextSweepAt = new Date(now.getTime() + wait);
  const problem = isReset ? null : String(error).slice(0, 500);
  const to = { cursor, windowFrom, windowTo, now, nextSweepAt, attempts, problem };
  await inTenant(deps.commands.pool, tenantId, (tx) => settleSweep(tx, tenantId, delta, to));
}
