import { CalendarProblem, type CalendarOf, type CalendarPort } from "../calendar/calendar-port.ts";
import type { Clock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { runCommand, type CommandDeps } from "../commands/run-command.ts";
import { inTenant } from "../db/transaction.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import { askToLook } from "../sync/ask-to-look.ts";
import { logSync, type SyncOutcome } from "../sync/sync-log-sql.ts";
import { giveRepairBack, isRepairWaiting, isStillOurs, leaseRepair, type LeasedRepair } from "./asked-repair-sql.ts";
import { settleOrphan } from "./settle-orphan.ts";

export interface OrphanWorkDeps {
  commands: CommandDeps;
  calendarOf: CalendarOf;
  /** The clock of what people see. */
  clock: Clock;
  /** The clock of leases, which nobody moves. */
  systemClock: Clock;
  log: JobLog;
}

const leaseMilliseconds = 60_000;
const mostAttempts = 8;
const pauseMilliseconds = 15_000;

/** Carries out the repairs that the calendar has to be asked for: outside of any transaction, and again after it broke off. */
export function orphanWork(deps: OrphanWorkDeps): TenantWork {
  return {
    name: "orphan-repairs",
    isWaiting: (db, { tenantId }) => isRepairWaiting(db, { tenantId, now: deps.systemClock.now() }),
    run: async (tenantId, stop) => {
      while (!stop.aborted && (await repairNext(deps, tenantId)));
    },
  };
}

/** False where nothing waits. */
async function repairNext(deps: OrphanWorkDeps, tenantId: string): Promise<boolean> {
  const now = deps.systemClock.now();
  const until = new Date(now.getTime() + leaseMilliseconds);
  const lease = await inTenant(deps.commands.pool, tenantId, (tx) => leaseRepair(tx, { tenantId, now, until }));
  if (lease === undefined) return false;
  const calendar = deps.calendarOf(tenantId);
  try {
    if (calendar === undefined) throw new CalendarProblem("forbidden", "No calendar is connected");
    await invite(calendar, lease);
    await inTransaction(deps, lease, (context) => finish(context, deps, lease));
  } catch (error) {
    await giveUp(deps, lease, error);
  }
  return true;
}

/** A room that said no is asked anew: it has to come off the event first. */
async function invite(calendar: CalendarPort, { event, room, reason, replaces }: LeasedRepair): Promise<void> {
  if (event === null || room === null) return;
  const { mailbox, eventId } = event;
  if (reason === "room_declined") await calendar.removeRoom(mailbox, eventId, room.email);
  await calendar.setRoom(mailbox, eventId, { ...room, ...(replaces === null ? {} : { replaces }) });
}

async function finish(context: CommandContext, { systemClock }: OrphanWorkDeps, lease: LeasedRepair): Promise<void> {
  const { tx, tenantId } = context;
  const { id, event, room, askedBy } = lease;
  if (event === null || room === null) {
    await settleOrphan(context, { id, resolution: "by_itself" });
    return;
  }
  await settleOrphan(context, { id, resolution: "put_room_back", by: askedBy });
  await askToLook(tx, { tenantId, places: [event], because: "own", now: systemClock.now() });
  await record(context, lease, "done", {});
}

async function giveUp(deps: OrphanWorkDeps, lease: LeasedRepair, error: unknown): Promise<void> {
  deps.log.warn({ err: error, tenantId: lease.tenantId, orphanId: lease.id }, "A room could not be put on its event");
  const kind = error instanceof CalendarProblem ? error.kind : "unavailable";
  const isPassing = kind === "busy" || kind === "unavailable";
  const seconds = error instanceof CalendarProblem ? (error.retryAfterSeconds ?? 0) : 0;
  const pause = Math.max(seconds * 1000, pauseMilliseconds);
  const until = isPassing && lease.attempts < mostAttempts ? new Date(deps.systemClock.now().getTime() + pause) : null;
  const problem = kind === "gone" || kind === "forbidden" ? kind : kind === "reset" ? "refused" : "unavailable";
  await inTransaction(deps, lease, async (context) => {
    await giveRepairBack(context.tx, lease, { problem, until });
    await record(context, lease, until === null ? "failed" : "retried", { problem: kind });
  });
}

function record(
  context: CommandContext,
  { event, room, meetingId, attempts }: LeasedRepair,
  outcome: SyncOutcome,
  answer: Record<string, unknown>,
): Promise<void> {
  return logSync(context.tx, context.tenantId, {
    id: context.newId(),
    at: context.now,
    kind: "write",
    mailbox: event?.mailbox ?? "",
    eventId: event?.eventId ?? null,
    meetingId,
    outcome,
    request: { write: "set_room", room: room?.email ?? null, attempts },
    answer,
  });
}

/** Does nothing where another worker has taken the repair over. */
async function inTransaction(
  { commands, clock }: OrphanWorkDeps,
  lease: LeasedRepair,
  work: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const request = { principal: jobPrincipal(lease.tenantId), now: clock.now(), requestId: `orphan-${lease.id}` };
  await runCommand(commands, request, async (context) => {
    if (await isStillOurs(context.tx, lease)) await work(context);
  });
}
