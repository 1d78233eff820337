import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../db/pool.ts";
import { routeTemplate } from "./request-log.ts";

const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How many events wait to be looked at, and since when the oldest does. */
export type LooksWaiting = () => Promise<{ waiting: number; oldestSeconds: number }>;

/** What is left alone and waits for a decision, and how long the oldest of it has waited. */
export type OrphansWaiting = () => Promise<{ waiting: number; oldestSeconds: number }>;

export interface MetricsDeps {
  pool: Database;
  /** Asked when the metrics are read; absent where this process does not know. */
  messagesPending?: () => Promise<number>;
  looksWaiting?: LooksWaiting;
  orphansWaiting?: OrphansWaiting;
  /** What became of messages in this process so far; absent where it delivers none. */
  deliveries?: () => Record<string, number>;
  liveScreens: () => number;
}

/** `GET /metrics` in Prometheus' text form: durations by route template, connections, messages that wait, the process itself. */
export function addMetrics(
  server: FastifyInstance,
  { pool, messagesPending, looksWaiting, orphansWaiting, deliveries, liveScreens }: MetricsDeps,
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "mm_http_request_duration_seconds",
    help: "Duration of HTTP requests by route template",
    labelNames: ["method", "route", "status"],
    buckets: durationBuckets,
    registers: [registry],
  });
  addConnectionGauge(registry, pool);
  new Gauge({
    name: "mm_live_screens",
    help: "Open event streams",
    registers: [registry],
    collect() {
      this.set(liveScreens());
    },
  });
  if (messagesPending) addPendingGauge(registry, messagesPending);
  if (looksWaiting) addLookGauges(registry, looksWaiting);
  if (orphansWaiting) addOrphanGauges(registry, orphansWaiting);
  if (deliveries) addDeliveryCounter(registry, deliveries);
  server.addHook("onResponse", async (request, reply) => {
    if (request.routeOptions.config.isLongLived) return;
    const labels = { method: request.method, route: routeTemplate(request), status: String(reply.statusCode) };
    durations.observe(labels, reply.elapsedTime / 1000);
  });
  server.get("/metrics", { config: { access: { public: true } } }, async (_request, reply) => {
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}

function addConnectionGauge(registry: Registry, pool: Database): void {
  new Gauge({
    name: "mm_database_connections",
    help: "Connections of the pool by state, and requests that wait for one",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "busy" }, pool.totalCount - pool.idleCount);
      this.set({ state: "awaited" }, pool.waitingCount);
    },
  });
}

function addDeliveryCounter(registry: Registry, deliveries: () => Record<string, number>): void {
  new Counter({
    name: "mm_message_deliveries_total",
    help: "Deliveries by what became of them; refused: completed after the lease was lost",
    labelNames: ["outcome"],
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(deliveries())) this.inc({ outcome }, count);
    },
  });
}

function addPendingGauge(registry: Registry, messagesPending: () => Promise<number>): void {
  new Gauge({
    name: "mm_messages_pending",
    help: "Messages that wait for their delivery",
    registers: [registry],
    async collect() {
      // Without the database the other figures are still wanted.
      this.set(await messagesPending().catch(() => Number.NaN));
    },
  });
}

function addLookGauges(registry: Registry, looksWaiting: LooksWaiting): void {
  const oldest = new Gauge({
    name: "mm_event_look_oldest_seconds",
    help: "How long the oldest of the calendar events that wait to be looked at has waited",
    registers: [registry],
  });
  new Gauge({
    name: "mm_event_looks_waiting",
    help: "Calendar events that wait to be looked at",
    registers: [registry],
    async collect() {
      const looks = await looksWaiting().catch(() => ({ waiting: Number.NaN, oldestSeconds: Number.NaN }));
      this.set(looks.waiting);
      oldest.set(looks.oldestSeconds);
    },
  });
}

function addOrphanGauges(registry: Registry, orphansWaiting: OrphansWaiting): void {
  const gauges = {
    waiting: ["mm_orphans_waiting", "Meetings, bookings and orders that are left alone and wait for a decision"],
    oldestSeconds: ["mm_orphan_oldest_seconds", "How long the oldest of what is left alone has waited for a decision"],
  } as const;
  for (const [figure, [name, help]] of Object.entries(gauges) as ["waiting" | "oldestSeconds", [string, string]][]) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const orphans = await orphansWaiting().catch(() => ({ waiting: Number.NaN, oldestSeconds: Number.NaN }));
        this.set(orphans[figure]);
      },
    });
  }
}
