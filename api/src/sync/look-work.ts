import { CalendarProblem, type CalendarPort } from "../calendar/calendar-port.ts";
import { inTenant } from "../db/transaction.ts";
import { createStormGauge, type StormGauge } from "../jobs/storm-gauge.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import { claimLooks, isLookWaiting, LookLost, putOffLook, type LeasedLook } from "./event-look-sql.ts";
import { lookAtPlace } from "./look-at-place.ts";
import type { SyncDeps } from "./look-deps.ts";
import { pauseAfter } from "./pause-rules.ts";

const defaultLease = 60_000;
/** Looks at a time; a mailbox answers no more than four requests at once. */
const mostAtOnce = 4;
/** How long nobody asks a calendar that does not answer. */
const unavailableMilliseconds = 5_000;

export interface LookWork extends TenantWork {
  /** Whether the calendars answer, for health; empty until one was asked. */
  calendars(): Record<string, "up" | "down">;
  /** Whether many events are being looked at. */
  isStorm(): boolean;
}

/** Looks at the events that were asked to be looked at, and does what follows from them. */
export function lookWork(deps: SyncDeps): LookWork {
  const pauses = new Map<string, number>();
  const asked = new Set<string>();
  const storm = createStormGauge(() => deps.systemClock.now().getTime());
  return {
    name: "event-looks",
    isStorm: () => storm.isOn(),
    calendars(): Record<string, "up" | "down"> {
      if (asked.size === 0) return {};
      return { calendar: [...asked].some((tenantId) => isPaused(pauses, tenantId, deps)) ? "down" : "up" };
    },
    isWaiting: async (db, { tenantId }) =>
      deps.calendarOf(tenantId) !== undefined &&
      !isPaused(pauses, tenantId, deps) &&
      (await isLookWaiting(db, { tenantId, now: deps.systemClock.now() })),
    run: async (tenantId, stop) => {
      const calendar = deps.calendarOf(tenantId);
      if (calendar === undefined) return;
      asked.add(tenantId);
      const worker = { deps, calendar, tenantId, pauses, storm, stop };
      await Promise.all(Array.from({ length: mostAtOnce }, () => workUntilNone(worker)));
    },
  };
}

interface Worker {
  deps: SyncDeps;
  calendar: CalendarPort;
  tenantId: string;
  /** Until when nobody asks the calendar of a company, or one of its mailboxes. */
  pauses: Map<string, number>;
  storm: StormGauge;
  stop: AbortSignal;
}

function isPaused(pauses: Map<string, number>, key: string, { systemClock }: SyncDeps): boolean {
  return (pauses.get(key) ?? 0) > systemClock.now().getTime();
}

async function workUntilNone(worker: Worker): Promise<void> {
  const { deps, tenantId, pauses, storm, stop } = worker;
  const { pool } = deps.commands;
  while (!stop.aborted && !isPaused(pauses, tenantId, deps)) {
    const now = deps.systemClock.now();
    const until = new Date(now.getTime() + (deps.leaseMilliseconds ?? defaultLease));
    const [look] = await inTenant(pool, tenantId, (tx) => claimLooks(tx, { tenantId, now, until, limit: 1 }));
    if (look === undefined) return;
    await storm.during(() => workOn(worker, look));
  }
}

async function workOn(worker: Worker, look: LeasedLook): Promise<void> {
  const { deps, calendar, tenantId, pauses } = worker;
  const key = `${tenantId} ${look.mailbox}`;
  try {
    if (isPaused(pauses, key, deps)) {
      await giveBack(worker, look, { until: new Date(pauses.get(key) ?? 0), attempts: look.attempts - 1 });
    } else {
      await lookAtPlace({ deps, calendar, tenantId, look });
    }
  } catch (error) {
    if (error instanceof LookLost) return;
    await putOff(worker, look, error);
  }
}

/** A mailbox that is busy is left alone for as long as it says, a calendar that does not answer for a while. */
async function putOff(worker: Worker, look: LeasedLook, error: unknown): Promise<void> {
  const { deps, tenantId, pauses } = worker;
  const now = deps.systemClock.now().getTime();
  deps.log.warn({ err: error, tenantId, lookId: look.id }, "An event could not be looked at");
  if (error instanceof CalendarProblem && error.kind === "busy") {
    const until = now + Math.max(1, error.retryAfterSeconds ?? 0) * 1000;
    pauses.set(`${tenantId} ${look.mailbox}`, until);
    // It keeps its pace whoever asks for it meanwhile, and is no failure.
    return giveBack(worker, look, { until: new Date(until), attempts: 1, problem: error.message });
  }
  if (error instanceof CalendarProblem && error.kind === "unavailable") {
    pauses.set(tenantId, now + unavailableMilliseconds);
  }
  const until = new Date(now + pauseAfter(look.attempts, deps.random));
  return giveBack(worker, look, { until, attempts: look.attempts, problem: String(error) });
}

async function giveBack(
  { deps, tenantId }: Worker,
  look: LeasedLook,
  { until, attempts, problem = null }: { until: Date; attempts: number; problem?: string | null },
): Promise<void> {
  const kept = problem?.slice(0, 500) ?? null;
  await inTenant(deps.commands.pool, tenantId, (tx) =>
    putOffLook(tx, tenantId, look, { until, attempts, problem: kept }),
  );
}
