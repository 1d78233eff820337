import { CalendarProblem, type CalendarOf, type CalendarPort } from "../calendar/calendar-port.ts";
import { runCommand, type CommandDeps } from "../commands/run-command.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Clock } from "../clock/clock.ts";
import { tenantReader } from "../db/tenant-read.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import {
  deleteCalendarDelegates,
  findActiveOrganizers,
  findPeopleByEmail,
  findPeopleByEntra,
  setManager,
  type ActiveOrganizer,
} from "./directory-sql.ts";
import { insertDelegate } from "../delegates/delegate-sql.ts";
import { setStatus } from "./person-status.ts";

export interface DirectoryWorkDeps {
  commands: CommandDeps;
  calendarOf: CalendarOf;
  clock: Clock;
  /** The clock of pauses, which nobody moves. */
  systemClock: Clock;
  log: JobLog;
}

const pauseMilliseconds = 15 * 60_000;
const mostAtOnce = 15;

/**
 * Follows what the directory says of the people who organize something that lies ahead: who has left, who her manager
 * is, and who may write in her calendar. Looked at every quarter of an hour by every process; the same answer changes nothing.
 */
export function directoryWork(deps: DirectoryWorkDeps): TenantWork {
  const lookedAt = new Map<string, number>();
  return {
    name: "directory",
    isWaiting: (_, { tenantId }) => {
      const since = deps.systemClock.now().getTime() - (lookedAt.get(tenantId) ?? 0);
      return Promise.resolve(since >= pauseMilliseconds && deps.calendarOf(tenantId) !== undefined);
    },
    async run(tenantId, stop) {
      lookedAt.set(tenantId, deps.systemClock.now().getTime());
      await followDirectory(deps, tenantId, stop);
    },
  };
}

/** One look at everybody who organizes something that lies ahead. */
export async function followDirectory(deps: DirectoryWorkDeps, tenantId: string, stop?: AbortSignal): Promise<void> {
  const calendar = deps.calendarOf(tenantId);
  if (calendar === undefined) return;
  const now = deps.clock.now();
  const organizers = await findActiveOrganizers(tenantReader(deps.commands.pool, tenantId), { tenantId, now });
  for (let from = 0; from < organizers.length && stop?.aborted !== true; from += mostAtOnce) {
    await followSome(deps, { tenantId, calendar, organizers: organizers.slice(from, from + mostAtOnce) });
  }
}

interface Some {
  tenantId: string;
  calendar: CalendarPort;
  organizers: readonly ActiveOrganizer[];
}

async function followSome(deps: DirectoryWorkDeps, { tenantId, calendar, organizers }: Some): Promise<void> {
  const people = await calendar.people(organizers.map(({ entraObjectId }) => entraObjectId));
  for (const organizer of organizers) {
    const known = people.find(({ entraObjectId }) => entraObjectId === organizer.entraObjectId);
    // Whom the directory does not know at all is not judged: that is another matter than having left.
    if (known === undefined) continue;
    const hasLeft = !known.isEnabled && !(known.isShared && !organizer.hasActed);
    const delegates = hasLeft ? undefined : await delegatesOf(calendar, organizer);
    await inTransaction(deps, tenantId, async (context) => {
      if (hasLeft) await setStatus(context, { id: organizer.id, status: "disabled" });
      await followManager(context, organizer, known.managerId);
      if (delegates !== undefined) await followDelegates(context, organizer, delegates);
    });
  }
}

/** Undefined where the calendar does not say: then they stay as they are. */
async function delegatesOf(calendar: CalendarPort, { email }: ActiveOrganizer): Promise<string[] | undefined> {
  try {
    const delegates = await calendar.delegates(email);
    return delegates.flatMap((one) => (one.mayWrite ? [one.email.toLowerCase()] : []));
  } catch (error) {
    if (error instanceof CalendarProblem && (error.kind === "forbidden" || error.kind === "gone")) return undefined;
    throw error;
  }
}

async function followManager(
  { tx, tenantId, now }: CommandContext,
  { id, managerId }: ActiveOrganizer,
  managerEntraId: string | null,
): Promise<void> {
  if (managerEntraId === null) return;
  const [manager] = await findPeopleByEntra(tx, { tenantId, entraObjectIds: [managerEntraId] });
  if (manager === undefined || manager.id === managerId || manager.id === id) return;
  await setManager(tx, { tenantId, id, managerId: manager.id, now });
}

async function followDelegates(
  context: CommandContext,
  { id: managerId }: ActiveOrganizer,
  emails: readonly string[],
): Promise<void> {
  const { tx, tenantId, now } = context;
  const people = (await findPeopleByEmail(tx, { tenantId, emails })).filter(({ id }) => id !== managerId);
  const ended = await deleteCalendarDelegates(tx, { tenantId, managerId, keep: people.map(({ id }) => id) });
  for (const delegateId of ended) audit(context, "delegate.remove", managerId, delegateId);
  for (const { id: delegateId } of people) {
    const row = { tenantId, id: context.newId(), managerId, delegateId, now, userId: null };
    if (await insertDelegate(tx, { ...row, source: "calendar" })) audit(context, "delegate.add", managerId, delegateId);
  }
}

function audit(context: CommandContext, action: string, managerId: string, delegateId: string): void {
  context.audit({
    action,
    entityType: "app_user",
    entityId: managerId,
    newValues: { delegateId, source: "calendar" },
  });
}

function inTransaction(
  { commands, clock }: DirectoryWorkDeps,
  tenantId: string,
  work: (context: CommandContext) => Promise<void>,
) {
  const request = { principal: jobPrincipal(tenantId), now: clock.now(), requestId: "job:directory" };
  return runCommand(commands, request, work);
}
