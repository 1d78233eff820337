import type { FastifyInstance } from "fastify";

/** What has to hold before requests are sent here; each check tells whether it does. */
export interface HealthChecks {
  migrated: () => Promise<boolean>;
  connected: () => Promise<boolean>;
  /** Absent where another process does the jobs. */
  workerHeartbeatFresh?: () => Promise<boolean>;
}

/** Outside systems by name. One that is down is shown and changes nothing: orders go on, messages wait. */
export type OutsideSystems = () => Record<string, "up" | "down">;

const publicly = { config: { access: { public: true } } } as const;

/** `/health/live`: the process answers. `/health/ready`: it can do its work, else 503 with the checks that fail. */
export function addHealthRoutes(
  server: FastifyInstance,
  checks: HealthChecks,
  outsideSystems: OutsideSystems = () => ({}),
): void {
  server.get("/health/live", publicly, async () => ({ status: "live" }));
  server.get("/health/ready", publicly, async (_request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(
        async ([name, check]: [string, () => Promise<boolean>]) => [name, await check().catch(() => false)] as const,
      ),
    );
    const ready = results.every(([, ok]) => ok);
    reply.code(ready ? 200 : 503).header("cache-control", "no-store");
    if (!ready) reply.header("retry-after", "5");
    const status = ready ? "ready" : "not ready";
    return { status, checks: Object.fromEntries(results), outside: outsideSystems() };
  });
}
