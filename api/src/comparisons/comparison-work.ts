import { CalendarProblem, type CalendarOf, type CalendarPort } from "../calendar/calendar-port.ts";
import type { Clock } from "../clock/clock.ts";
import type { CommandDeps } from "../commands/run-command.ts";
import { newId } from "../db/new-id.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant } from "../db/transaction.ts";
import type { JobLog } from "../jobs/job-log.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import { logSync } from "../sync/sync-log-sql.ts";
import {
  finishComparison,
  isComparisonWaiting,
  leaseComparison,
  LeaseLost,
  proceedTo,
  putOffComparison,
  type LeasedComparison,
} from "./comparison-lease-sql.ts";
import { compareMeetings, type Found } from "./compare-meetings.ts";
import { compareMailbox } from "./compare-mailbox.ts";
import { insertDifferences } from "./difference-sql.ts";
import {
  findKnownUids,
  listMeetingsToCompare,
  listPeopleMailboxes,
  listRoomMailboxes,
  type RoomMailbox,
} from "./our-meetings-sql.ts";

export interface ComparisonWorkDeps {
  commands: CommandDeps;
  calendarOf: CalendarOf;
  /** The clock of what people see. */
  clock: Clock;
  /** The clock of leases, which nobody moves. */
  systemClock: Clock;
  log: JobLog;
}

const leaseMilliseconds = 60_000;
const pauseMilliseconds = 15_000;
/** A comparison at which workers keep failing is given up. */
const mostAttempts = 5;
/** So many meetings between two signs of life. */
const meetingsAtOnce = 40;

/** Makes the comparisons that people asked for, one of a company after the other; goes on where a lost worker was. */
export function comparisonWork(deps: ComparisonWorkDeps): TenantWork {
  return {
    name: "comparisons",
    isWaiting: (db, { tenantId }) => isComparisonWaiting(db, { tenantId, now: deps.systemClock.now() }),
    run: async (tenantId, stop) => {
      while (!stop.aborted && (await compareNext(deps, tenantId, stop)));
    },
  };
}

interface Comparing {
  deps: ComparisonWorkDeps;
  calendar: CalendarPort;
  lease: LeasedComparison;
  rooms: RoomMailbox[];
  stop: AbortSignal;
}

/** This worker stops in the middle of a comparison. */
class Stopped extends Error {}

/** False where nothing waits. */
async function compareNext(deps: ComparisonWorkDeps, tenantId: string, stop: AbortSignal): Promise<boolean> {
  const { pool } = deps.commands;
  const now = deps.systemClock.now();
  const until = leaseEnd(deps);
  const lease = await inTenant(pool, tenantId, (tx) => leaseComparison(tx, { tenantId, now, until }));
  if (lease === undefined) return false;
  try {
    const calendar = deps.calendarOf(tenantId);
    if (calendar === undefined) await end(deps, lease, "failed", "no_calendar");
    else {
      const rooms = await listRoomMailboxes(tenantReader(pool, tenantId), tenantId);
      await compare({ deps, calendar, lease, rooms, stop });
      await end(deps, lease, "done", null);
    }
  } catch (error) {
    await giveUp(deps, lease, error);
  }
  return true;
}

async function compare(comparing: Comparing): Promise<void> {
  const { lease } = comparing;
  if (lease.step === "our_meetings") {
    await compareOurs(comparing);
    await compareTheirs(comparing, null);
  } else await compareTheirs(comparing, lease.reached);
}

async function compareOurs(comparing: Comparing): Promise<void> {
  const { deps, calendar, lease, rooms } = comparing;
  const db = tenantReader(deps.commands.pool, lease.tenantId);
  let after = lease.reached;
  for (;;) {
    const meetings = await listMeetingsToCompare(db, { ...lease, after, limit: meetingsAtOnce });
    const last = meetings.at(-1);
    if (last === undefined) return;
    const found = await compareMeetings(calendar, meetings, rooms);
    await keep(comparing, found, { step: "our_meetings", reached: last.id, compared: meetings.length });
    after = last.id;
  }
}

async function compareTheirs(comparing: Comparing, after: string | null): Promise<void> {
  const { deps, calendar, lease, rooms } = comparing;
  const { tenantId, from, to } = lease;
  const db = tenantReader(deps.commands.pool, tenantId);
  const known = (iCalUids: string[]) => findKnownUids(db, { tenantId, iCalUids });
  const mailboxes = await mailboxesOf(comparing);
  const left = mailboxes.filter((mailbox) => after === null || mailbox > after);
  const ofSites = rooms.filter((room) => isWanted(room, lease));
  if (after === null) await keep(comparing, [], { step: "their_events", reached: "", compared: 0, more: left.length });
  for (const mailbox of left) {
    const found = await compareMailbox(calendar, mailbox, { window: { from, to }, rooms: ofSites, known });
    await keep(comparing, found, { step: "their_events", reached: mailbox, compared: 1 });
  }
}

/** A room's mailbox has whatever holds the room; the built-in calendar keeps an event with its organizer only. */
async function mailboxesOf({ deps, calendar, lease, rooms }: Comparing): Promise<string[]> {
  if (calendar.name === "graph") return rooms.filter((room) => isWanted(room, lease)).map(({ email }) => email);
  const { tenantId } = lease;
  return listPeopleMailboxes(tenantReader(deps.commands.pool, tenantId), tenantId);
}

function isWanted({ siteId }: RoomMailbox, { siteIds }: LeasedComparison): boolean {
  return siteIds.length === 0 || siteIds.includes(siteId);
}

/** What was found and how far it is, in one transaction. */
async function keep(
  { deps, lease, stop }: Comparing,
  found: readonly Found[],
  reached: { step: LeasedComparison["step"]; reached: string; compared: number; more?: number },
): Promise<void> {
  const { tenantId, id: comparisonId } = lease;
  await inTenant(deps.commands.pool, tenantId, async (tx) => {
    await proceedTo(tx, lease, { ...reached, until: leaseEnd(deps) });
    const now = deps.clock.now();
    const differences = found.map((one) => ({ ...one, id: newId(now) }));
    await insertDifferences(tx, { tenantId, comparisonId }, differences);
  });
  if (stop.aborted) throw new Stopped();
}

async function end(
  deps: ComparisonWorkDeps,
  lease: LeasedComparison,
  status: "done" | "failed",
  problem: string | null,
): Promise<void> {
  const now = deps.clock.now();
  const { tenantId, id, from, to, siteIds } = lease;
  await inTenant(deps.commands.pool, tenantId, async (tx) => {
    await finishComparison(tx, lease, { status, problem, now });
    await logSync(tx, tenantId, {
      id: newId(now),
      at: now,
      kind: "comparison",
      outcome: status,
      request: { comparison: id, from: from.toISOString(), to: to.toISOString(), sites: siteIds.length },
      answer: problem === null ? {} : { problem },
    });
  });
}

async function giveUp(deps: ComparisonWorkDeps, lease: LeasedComparison, error: unknown): Promise<void> {
  if (error instanceof LeaseLost) return;
  const { pool } = deps.commands;
  const { tenantId } = lease;
  if (error instanceof Stopped) return inTenant(pool, tenantId, (tx) => putOffComparison(tx, lease, null));
  deps.log.warn({ err: error, tenantId, comparisonId: lease.id }, "A comparison broke off");
  const isCalendar = error instanceof CalendarProblem;
  if (lease.attempts >= mostAttempts) {
    await end(deps, lease, "failed", isCalendar ? "unavailable" : "failed").catch(ignoreLost);
    return;
  }
  const seconds = isCalendar ? (error.retryAfterSeconds ?? 0) : 0;
  const until = new Date(deps.systemClock.now().getTime() + Math.max(seconds * 1000, pauseMilliseconds));
  await inTenant(pool, tenantId, (tx) => putOffComparison(tx, lease, until));
}

function ignoreLost(error: unknown): void {
  if (!(error instanceof LeaseLost)) throw error;
}

function leaseEnd({ systemClock }: ComparisonWorkDeps): Date {
  return new Date(systemClock.now().getTime() + leaseMilliseconds);
}
