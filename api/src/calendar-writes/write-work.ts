import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { CalendarProblem, type CalendarPort, type EventWrite, type SeenEvent } from "../calendar/calendar-port.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { runCommand } from "../commands/run-command.ts";
import { inTenant } from "../db/transaction.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { keepOrphan } from "../orphans/keep-orphan.ts";
import { LookLater } from "../reconciler/look-at-event.ts";
import { findLatest } from "../series/occurrence-sql.ts";
import { askToLook } from "../sync/ask-to-look.ts";
import type { EventPlace } from "../sync/event-look-sql.ts";
import { StaleReading } from "../sync/graph-event-sql.ts";
import type { SyncDeps } from "../sync/look-deps.ts";
import { pauseAfter } from "../sync/pause-rules.ts";
import { logSync, type SyncOutcome } from "../sync/sync-log-sql.ts";
import { takeInSeen } from "../sync/take-in-seen.ts";
import { dropWrite, endWrite, putOffWrite } from "./end-write-sql.ts";
import { isWriteWaiting, leaseWrite, type LeasedWrite } from "./lease-write-sql.ts";

const leaseMilliseconds = 60_000;
/** With pauses of five minutes at the end this bridges an hour in which the calendar does not answer. */
const mostAttempts = 20;

/** Tells the calendar what was changed here: outside of any transaction, and again after it broke off. */
export function calendarWriteWork(deps: SyncDeps): TenantWork {
  return {
    name: "calendar-writes",
    isWaiting: (db, { tenantId }) => isWriteWaiting(db, { tenantId, now: deps.systemClock.now() }),
    run: async (tenantId, stop) => {
      while (!stop.aborted && (await writeNext(deps, tenantId)));
    },
  };
}

/** What became of it: whether the event is as we have it, and the event as it is now. */
interface Written {
  outcome: "done" | "nothing" | "overtaken";
  seen: SeenEvent | undefined;
}

/** False where nothing waits. */
async function writeNext(deps: SyncDeps, tenantId: string): Promise<boolean> {
  const now = deps.systemClock.now();
  const until = new Date(now.getTime() + (deps.leaseMilliseconds ?? leaseMilliseconds));
  const lease = await inTenant(deps.commands.pool, tenantId, (tx) => leaseWrite(tx, { tenantId, now, until }));
  if (lease === undefined) return false;
  try {
    const calendar = deps.calendarOf(tenantId);
    if (calendar === undefined) throw new CalendarProblem("forbidden", "No calendar is connected");
    await finish(deps, lease, await write(deps, calendar, lease));
  } catch (error) {
    await giveBack(deps, lease, error);
  }
  return true;
}

const nothing: Written = { outcome: "nothing", seen: undefined };

async function write({ clock }: SyncDeps, calendar: CalendarPort, lease: LeasedWrite): Promise<Written> {
  const { what } = lease;
  const now = clock.now();
  const place = isStillSo(lease, now) ? await placeOf(calendar, lease) : undefined;
  if (place === undefined) return nothing;
  const { mailbox, eventId } = place;
  switch (what.do) {
    case "move":
      return becameOf(await calendar.moveEvent(mailbox, eventId, what));
    case "rename":
      return becameOf(await calendar.renameEvent(mailbox, eventId, what));
    case "cancel":
      await calendar.cancelEvent(mailbox, eventId, now);
      break;
    case "set_room":
      await calendar.setRoom(mailbox, eventId, { email: what.room.email, name: what.room.name });
      break;
    case "remove_room":
      await calendar.removeRoom(mailbox, eventId, what.room.email);
      break;
    case "nothing":
      return nothing;
  }
  return { outcome: "done", seen: await calendar.readEvent(mailbox, eventId) };
}

/** What was cancelled and is on again, or is over by now, is nobody's news. */
function isStillSo({ of, what }: LeasedWrite, now: Date): boolean {
  const isAhead = of.kind === "series" || of.end > now;
  const isOn = of.status === "scheduled" || of.status === "started";
  return isAhead && (what.do === "cancel" ? of.status === "cancelled" : isOn);
}

function becameOf({ outcome, seen }: EventWrite): Written {
  return { outcome: outcome === "elsewhere" ? "overtaken" : outcome === "written" ? "done" : "nothing", seen };
}

/** Undefined: no calendar knows of this meeting. */
async function placeOf(calendar: CalendarPort, { event, what }: LeasedWrite): Promise<EventPlace | undefined> {
  const { mailbox, eventId, dateOf } = event;
  if (eventId !== null) return { mailbox, eventId };
  if (dateOf === null) return undefined;
  const date = await calendar.findOccurrence(mailbox, dateOf.seriesEventId, dateOf.originalStart);
  if (date !== undefined) return { mailbox, eventId: date.eventId };
  if (what.do === "cancel") return undefined;
  throw new CalendarProblem("gone", "The date was taken out of its series");
}

/** The event as it is now is looked at in the same transaction: what else was changed in it is taken in, what we wrote is known. */
async function finish(deps: SyncDeps, lease: LeasedWrite, written: Written): Promise<void> {
  try {
    await inCommand(deps, lease, async (context) => {
      if (written.seen !== undefined) await takeIn(context, deps, written.seen);
      await settle(context, deps, lease, written);
    });
  } catch (error) {
    if (!isForTheLook(error)) throw error;
    // What cannot be taken in now is for a look of its own to say; the calendar has been told.
    await inCommand(deps, lease, async (context) => {
      const { mailbox, eventId } = written.seen ?? { mailbox: "", eventId: "" };
      const now = deps.systemClock.now();
      await askToLook(context.tx, { tenantId: lease.tenantId, places: [{ mailbox, eventId }], because: "own", now });
      await settle(context, deps, lease, written);
    });
  }
}

function isForTheLook(error: unknown): boolean {
  return error instanceof LookLater || error instanceof Refusal || error instanceof StaleReading;
}

async function takeIn(context: CommandContext, deps: SyncDeps, seen: SeenEvent): Promise<void> {
  const settling = deps.settleSeconds === undefined ? {} : { settleSeconds: deps.settleSeconds };
  await takeInSeen(context, { seen, because: "own", now: deps.systemClock.now(), ...settling });
}

async function settle(context: CommandContext, deps: SyncDeps, lease: LeasedWrite, written: Written): Promise<void> {
  if (written.outcome === "overtaken") {
    await dropWrite(context.tx, lease);
    if (lease.what.do === "move") tellOvertaken(context, lease);
  } else await endWrite(context.tx, lease, deps.systemClock.now());
  await record(context, lease, written.outcome === "done" ? "done" : "nothing", { outcome: written.outcome });
}

/** The calendar's newer word counts; its organizer is told that ours was not written. */
function tellOvertaken(context: CommandContext, { of: { id, organizerId } }: LeasedWrite): void {
  context.signal({
    id: context.newId(),
    kind: "meeting.overtaken",
    subject: { type: "meeting", id },
    meetingId: id,
    organizerId,
    facts: {},
    tell: [cardFor({ id, organizer: { id: organizerId } })],
  });
}

async function giveBack(deps: SyncDeps, lease: LeasedWrite, error: unknown): Promise<void> {
  const { tenantId, id, attempts } = lease;
  deps.log.warn({ err: error, tenantId, calendarWriteId: id }, "The calendar could not be told of a change");
  const kind = error instanceof CalendarProblem ? error.kind : "unavailable";
  const isPassing = kind === "busy" || kind === "unavailable" || kind === "reset";
  const now = deps.systemClock.now();
  const asked = error instanceof CalendarProblem ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const pause = Math.max(asked, pauseAfter(attempts, deps.random));
  const isGivenUp = !isPassing || attempts >= mostAttempts;
  const { mailbox, eventId } = lease.event;
  await inCommand(deps, lease, async (context) => {
    if (kind === "gone" && eventId !== null) {
      // What becomes of a meeting whose event is gone is for a look at it to say.
      await dropWrite(context.tx, lease);
      await askToLook(context.tx, { tenantId, places: [{ mailbox, eventId }], because: "own", now });
      return record(context, lease, "failed", { problem: kind });
    }
    const problem = isPassing ? "unavailable" : kind;
    const later = { until: isGivenUp ? null : new Date(now.getTime() + pause), givenUpAt: isGivenUp ? now : null };
    const became = await putOffWrite(context.tx, lease, { problem, ...later });
    if (became === "given_up") await leaveToSomebody(context, lease, problem);
    if (became !== undefined)
      await record(context, lease, became === "waits" ? "retried" : "failed", { problem: kind });
  });
}

/** Ours stays as it is; whoever looks after the meeting is asked what is right. */
async function leaveToSomebody(context: CommandContext, { of, what }: LeasedWrite, because: string): Promise<void> {
  const { tx, tenantId } = context;
  const meetingId = of.kind === "meeting" ? of.id : ((await findLatest(tx, { tenantId, seriesId: of.id })) ?? null);
  const about = { entityType: of.kind, entityId: of.id, meetingId };
  const facts = { subject: of.subject, because, what: changeOf(what), room: "room" in what ? what.room.name : "" };
  await keepOrphan(context, { ...about, reason: "event_not_written", facts });
}

/** In the words of the queue of orphans. */
function changeOf(what: LeasedWrite["what"]): "time" | "subject" | "cancel" | "room" {
  if (what.do === "move") return "time";
  if (what.do === "rename") return "subject";
  return what.do === "cancel" ? "cancel" : "room";
}

function record(
  context: CommandContext,
  { event, of, what, attempts }: LeasedWrite,
  outcome: SyncOutcome,
  answer: Record<string, unknown>,
): Promise<void> {
  return logSync(context.tx, context.tenantId, {
    id: context.newId(),
    at: context.now,
    kind: "write",
    mailbox: event.mailbox,
    eventId: event.eventId,
    meetingId: of.kind === "meeting" ? of.id : null,
    outcome,
    request: { write: what.do, ...("room" in what ? { room: what.room.email } : {}), attempts },
    answer,
  });
}

async function inCommand(
  { commands, clock }: SyncDeps,
  { tenantId, id }: LeasedWrite,
  work: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const request = { principal: jobPrincipal(tenantId), now: clock.now(), requestId: `calendar-write-${id}` };
  await runCommand(commands, request, work);
}
