import { isUniqueViolation } from "../db/constraint-errors.ts";
import { inTenant } from "../db/transaction.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { runCommand } from "../commands/run-command.ts";
import type { Principal } from "../identity/principal.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { finishStep, recordProgress, type LeasedImport } from "./import-lease-sql.ts";
import { listImportRows, skipBadRows, type StoredRow } from "./import-row-sql.ts";
import { continueUnlessStopped, rowsAtOnce, type ImportStep } from "./import-step.ts";
import { kindOfImport } from "./kinds-of-import.ts";
import { sameJudgement } from "./read-import.ts";
import { PlacesChanged } from "./write-places.ts";

/**
 * Writes every good row in one transaction. Each is judged once more in it: where that comes to anything else than what
 * the person was shown, nothing is written. Throws `PlacesChanged`.
 */
export async function commitImport(step: ImportStep): Promise<void> {
  const { lease, commands, clock } = step;
  const request = { principal: principalOf(lease), now: clock.now(), requestId: `import-${lease.id}` };
  try {
    await runCommand(commands, request, (context) => writeAll(context, step));
  } catch (error) {
    // Somebody was faster with the same name or e-mail.
    throw isUniqueViolation(error) ? new PlacesChanged() : error;
  }
}

async function writeAll(context: CommandContext, step: ImportStep): Promise<void> {
  const { tx, tenantId, now } = context;
  const { lease } = step;
  const importId = lease.id;
  const kind = kindOfImport(lease.kind);
  await kind.prepare?.(context);
  const open = await kind.open(tx, { tenantId, now });
  let after = 0;
  let written = 0;
  for (;;) {
    continueUnlessStopped(step);
    const rows = await listImportRows(tx, { tenantId, importId, after, limit: rowsAtOnce });
    const good = rows.filter(({ outcome }) => outcome !== "bad");
    const checked = await open.check(tx, { tenantId, importId, firsts: "none" }, good);
    refuseAnythingNew(checked.rows, good);
    written += await checked.write(context);
    await tellProgress(step, written);
    after = rows.at(-1)?.number ?? after;
    if (rows.length < rowsAtOnce) break;
  }
  if (lease.skipBad) await skipBadRows(tx, { tenantId, importId });
  open.finish?.(context);
  await finishStep(tx, lease, { status: "committed", problem: null, isRead: true, now });
}

/** The person decided on what the rows were judged to be then. */
function refuseAnythingNew(checked: readonly { judged: Parameters<typeof sameJudgement>[0] }[], shown: StoredRow[]) {
  if (!checked.every(({ judged }, index) => sameJudgement(judged, shown[index]))) throw new PlacesChanged();
}

/** On a connection of its own: what is told is seen at once, what is written at the end. */
async function tellProgress({ pool, lease, until }: ImportStep, written: number): Promise<void> {
  const progress = Math.min(99, Math.floor((written / Math.max(lease.rows.toWrite, 1)) * 100));
  const outcomes = { create: 0, update: 0, same: 0, bad: 0 };
  await inTenant(pool, lease.tenantId, (tx) =>
    recordProgress(tx, lease, { read: 0, outcomes, progress, until: until() }),
  );
}

/** Whoever pressed is who changes the places. */
function principalOf({ tenantId, user }: LeasedImport): Principal {
  if (user === null) return jobPrincipal(tenantId);
  return { kind: "user", id: `user:${user.id}`, tenantId, userId: user.id, name: user.name, roles: [], scopes: [] };
}
