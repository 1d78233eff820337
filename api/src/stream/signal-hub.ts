import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { coalesce } from "../jobs/coalesce.ts";
import { overlapBefore } from "./signal-order.ts";
import { readSignalsAfter, type SeenSignal } from "./signal-sql.ts";

/** A live screen's end of the hub. */
export interface Listener {
  tell(signal: SeenSignal): void;
}

/** Tells the live screens of this process what happens, each signal once: one query a tenant and wake-up. */
export interface SignalHub {
  /** From now on the listener is told of the tenant's signals; the answer ends that. */
  join(tenantId: string, listener: Listener): () => void;
  /** There may be new signals of the tenant; of every tenant without one. */
  wake(tenantId?: string): void;
  stop(): Promise<void>;
}

export interface SignalHubDeps {
  pool: Database;
  clock: Clock;
  log: { warn(facts: object, message: string): void };
  /** How often is looked for what no wake-up told, in milliseconds. */
  sweepMilliseconds?: number;
}

interface Tenant {
  listeners: Set<Listener>;
  /** The clock at the beginning of the last reading. */
  readAt: number;
  /** Ids told since the overlap before that. */
  told: Set<string>;
}

const defaultSweep = 5_000;
const pageSize = 500;

export function createSignalHub({ pool, clock, log, sweepMilliseconds = defaultSweep }: SignalHubDeps): SignalHub {
  const tenants = new Map<string, Tenant>();
  const readSoon = coalesce(async (tenantId) => {
    const tenant = tenants.get(tenantId);
    if (tenant === undefined) return;
    await readOn(pool, tenantId, tenant, clock.now().getTime()).catch((error: unknown) =>
      log.warn({ err: error, tenantId }, "Live screens were not told"),
    );
  });
  const wake = (tenantId?: string) => {
    for (const id of tenantId === undefined ? tenants.keys() : [tenantId]) void readSoon(id);
  };
  const sweep = setInterval(wake, sweepMilliseconds);
  sweep.unref();
  return {
    wake,
    join(tenantId, listener) {
      const tenant = tenants.get(tenantId) ?? { listeners: new Set(), readAt: clock.now().getTime(), told: new Set() };
      tenants.set(tenantId, tenant);
      tenant.listeners.add(listener);
      return () => {
        tenant.listeners.delete(listener);
        if (tenant.listeners.size === 0 && tenants.get(tenantId) === tenant) tenants.delete(tenantId);
      };
    },
    async stop() {
      clearInterval(sweep);
      tenants.clear();
      await readSoon.settled();
    },
  };
}

async function readOn(pool: Database, tenantId: string, tenant: Tenant, now: number): Promise<void> {
  // The demo's clock can be set back: then reading begins earlier, never later.
  const first = overlapBefore(Math.min(tenant.readAt, now));
  const db = tenantReader(pool, tenantId);
  const read = new Set<string>();
  for (let after: string | undefined = first; after !== undefined;) {
    const page: SeenSignal[] = await readSignalsAfter(db, { tenantId, after, limit: pageSize });
    for (const signal of page) {
      read.add(signal.event.id);
      if (!tenant.told.has(signal.event.id)) for (const listener of tenant.listeners) listener.tell(signal);
    }
    after = page.length < pageSize ? undefined : page.at(-1)?.event.id;
  }
  tenant.told = read;
  tenant.readAt = now;
}
