import type { Clock } from "../clock/clock.ts";
import type { CommandDeps } from "../commands/run-command.ts";
import type { Database } from "../db/pool.ts";
import type { PlacesSource } from "../places/places-source.ts";
import type { LeasedImport } from "./import-lease-sql.ts";
import type { RowToStore } from "./import-row-sql.ts";
import type { OutcomeCounts } from "./import-sql.ts";

/** A step of an import in the hands of a worker. */
export interface ImportStep {
  pool: Database;
  commands: CommandDeps;
  clock: Clock;
  lease: LeasedImport;
  stop: AbortSignal;
  placesOf: (tenantId: string) => PlacesSource | undefined;
  /** Until when the lease is kept from now on. */
  until(): Date;
}

/** Rows that are worked on together: one statement each, and one sign of life. */
export const rowsAtOnce = 500;

/** This worker stops in the middle of a step. */
export class Stopped extends Error {
  constructor() {
    super("The worker stops");
    this.name = "Stopped";
  }
}

export function continueUnlessStopped({ stop }: ImportStep): void {
  if (stop.aborted) throw new Stopped();
}

export function countByOutcome(rows: readonly RowToStore[]): OutcomeCounts {
  const counts = { create: 0, update: 0, same: 0, bad: 0 };
  for (const { judged } of rows) counts[judged.outcome] += 1;
  return counts;
}
