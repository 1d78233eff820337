import type { JobLog } from "../jobs/job-log.ts";
import type { Clock } from "../clock/clock.ts";
import type { CommandDeps } from "../commands/run-command.ts";
import { inTenant } from "../db/transaction.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import type { PlacesSource } from "../places/places-source.ts";
import { commitImport } from "./commit-import.ts";
import { FileRefusal, importProblem } from "./file-refusal.ts";
import {
  finishStep,
  isImportWaiting,
  LeaseLost,
  leaseImport,
  releaseImport,
  type LeasedImport,
} from "./import-lease-sql.ts";
import { Stopped } from "./import-step.ts";
import { checkAgain, readImport } from "./read-import.ts";
import { PlacesChanged } from "./write-places.ts";

export interface ImportWorkDeps {
  commands: CommandDeps;
  /** The clock of what people see. */
  clock: Clock;
  /** The clock of leases, which nobody moves. */
  systemClock: Clock;
  /** Where a company's places can be read; undefined where no directory is connected. */
  placesOf: (tenantId: string) => PlacesSource | undefined;
  log: JobLog;
}

/** How long a worker may be silent before another one takes its import over. */
const leaseMilliseconds = 60_000;
/** A file at which workers keep dying is given up. */
const mostAttempts = 5;

/** Reads, checks and writes what people bring in, one import of a company after the other. */
export function importWork(deps: ImportWorkDeps): TenantWork {
  return {
    name: "imports",
    isWaiting: (db, { tenantId }) => isImportWaiting(db, { tenantId, now: deps.systemClock.now() }),
    run: async (tenantId, stop) => {
      while (!stop.aborted && (await workOnNext(deps, tenantId, stop)));
    },
  };
}

/** False where nothing waits. */
async function workOnNext(deps: ImportWorkDeps, tenantId: string, stop: AbortSignal): Promise<boolean> {
  const { pool } = deps.commands;
  const now = deps.systemClock.now();
  const until = leaseEnd(now);
  const lease = await inTenant(pool, tenantId, (tx) => leaseImport(tx, { tenantId, now, until }));
  if (lease === undefined) return false;
  try {
    await workOn(deps, lease, stop);
  } catch (error) {
    await giveUp(deps, lease, error);
  }
  return true;
}

async function workOn(deps: ImportWorkDeps, lease: LeasedImport, stop: AbortSignal): Promise<void> {
  if (lease.attempts > mostAttempts) throw new FileRefusal("failed");
  const step = { ...deps, pool: deps.commands.pool, lease, stop, until: () => leaseEnd(deps.systemClock.now()) };
  if (lease.status === "committing") await commitImport(step);
  else if (lease.isRead) await checkAgain(step);
  else await readImport(step);
}

/** What a step that went wrong leaves: a reason, another look at the rows, or the import for somebody else. */
async function giveUp(deps: ImportWorkDeps, lease: LeasedImport, error: unknown): Promise<void> {
  if (error instanceof LeaseLost) return;
  const { pool } = deps.commands;
  const now = deps.clock.now();
  const end = (status: "failed" | "reading", problem: FileRefusal["problem"]) =>
    inTenant(pool, lease.tenantId, (tx) => finishStep(tx, lease, { status, problem, isRead: lease.isRead, now })).catch(
      ignoreLost,
    );
  if (error instanceof FileRefusal) return end("failed", error.problem);
  if (error instanceof PlacesChanged) return end("reading", importProblem("places_changed"));
  if (!(error instanceof Stopped)) {
    deps.log.warn({ err: error, tenantId: lease.tenantId, importId: lease.id }, "A step of an import broke off");
    // The lease runs out, and the next worker tries again.
    return;
  }
  await inTenant(pool, lease.tenantId, (tx) => releaseImport(tx, lease));
}

function ignoreLost(error: unknown): void {
  if (!(error instanceof LeaseLost)) throw error;
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMilliseconds);
}
