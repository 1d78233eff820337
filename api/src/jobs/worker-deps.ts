import type { Clock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Database } from "../db/pool.ts";
import type { DeliveryDeps } from "../messages/delivery-deps.ts";
import type { TenantWork } from "./tenant-work.ts";

/** Ends what nobody went on with in time; gives how many it ended, and is asked again until there are none. */
export interface ExpiryTask {
  name: string;
  run: (context: CommandContext) => Promise<number>;
}

export interface WorkerDeps {
  delivery: DeliveryDeps;
  /** Connections as `mm_jobs`: one is kept for listening, and one is used by every job that runs. */
  jobs: Database;
  expiring: readonly ExpiryTask[];
  /** Longer work for a tenant at a time. */
  work?: readonly TenantWork[];
  /** A clock that nobody moves, for heartbeats and for what goes by the database's own clock. */
  systemClock: Clock;
  sweepMilliseconds?: number;
}
