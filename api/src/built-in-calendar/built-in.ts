import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import type { Queries } from "../db/queries.ts";
import type { EventPlace } from "./event-place.ts";

export interface BuiltInCalendarDeps {
  pool: Database;
  systemClock: Clock;
  /** Hears of a change after its commit, as whoever subscribes to a calendar does; a hint. */
  told: (tenantId: string, places: readonly EventPlace[]) => void;
}

/** One company's built-in calendar. */
export type BuiltIn = BuiltInCalendarDeps & { tenantId: string; db: Queries };
