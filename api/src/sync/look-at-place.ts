import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { CalendarProblem, type CalendarPort, type SeenEvent } from "../calendar/calendar-port.ts";
import { runCommand } from "../commands/run-command.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { askToLook } from "./ask-to-look.ts";
import { endLook, type EventPlace, type LeasedLook } from "./event-look-sql.ts";
import { copyOf, findItself } from "./find-itself.ts";
import { findChangeKeys, findLastSeen, keepSeen, type LastSeen } from "./graph-event-sql.ts";
import type { SyncDeps } from "./look-deps.ts";
import { logSync, type SyncEntry } from "./sync-log-sql.ts";
import { takeInSeen } from "./take-in-seen.ts";

interface Looking {
  deps: SyncDeps;
  calendar: CalendarPort;
  tenantId: string;
  look: LeasedLook;
}

type Entry = Omit<SyncEntry, "id" | "at" | "kind">;

/**
 * One look: the event is read outside of a transaction; what follows, what was seen, the log's entry and the end of the
 * wait are one transaction. A copy of an event only leads to the event itself, in its organizer's mailbox.
 */
export async function lookAtPlace(looking: Looking): Promise<void> {
  const { deps, calendar, tenantId, look } = looking;
  const db = tenantReader(deps.commands.pool, tenantId);
  const seen = await readEvent(calendar, look);
  const last = await findLastSeen(db, { tenantId, mailbox: look.mailbox, eventId: look.eventId });
  const copy = copyOf(look, seen, last);
  const itself = copy && (await findItself({ db, calendar, tenantId }, copy));
  if (itself !== undefined) await inOneTransaction(looking, (context) => leadTo(context, looking, seen, itself));
  else if (seen !== undefined && isAsBefore(look, seen, last)) await inOneTransaction(looking, async () => undefined);
  else await takeIn(looking, seen);
}

/** A mailbox that is not there has no events. */
async function readEvent(calendar: CalendarPort, { mailbox, eventId }: EventPlace): Promise<SeenEvent | undefined> {
  try {
    return await calendar.readEvent(mailbox, eventId);
  } catch (error) {
    if (error instanceof CalendarProblem && error.kind === "gone") return undefined;
    throw error;
  }
}

/** What the calendar keeps telling of without a change costs no more than the reading. */
function isAsBefore({ because }: LeasedLook, seen: SeenEvent, last: LastSeen | undefined): boolean {
  if (because !== "notification" && because !== "sweep") return false;
  return seen.changeKey !== null && seen.changeKey === last?.changeKey;
}

async function leadTo(
  context: CommandContext,
  { deps, look: { mailbox, eventId, because } }: Looking,
  seen: SeenEvent | undefined,
  itself: EventPlace,
): Promise<undefined> {
  const { tx, tenantId, newId } = context;
  const now = deps.systemClock.now();
  const copy = seen ?? { mailbox, eventId };
  await keepSeen(tx, { tenantId, id: newId(), now, seen: copy, meetingId: null, seriesId: null });
  await askToLook(tx, { tenantId, places: [itself], because, now, newId });
}

async function takeIn(looking: Looking, seen: SeenEvent | undefined): Promise<void> {
  const { deps, look } = looking;
  const { mailbox, eventId, because } = look;
  const now = deps.systemClock.now();
  try {
    await inOneTransaction(looking, async (context) => {
      const settle = deps.settleSeconds === undefined ? {} : { settleSeconds: deps.settleSeconds };
      const taking = { seen: seen ?? { mailbox, eventId, gone: true as const }, because, now, ...settle };
      const { outcome, meetingId, answer } = await takeInSeen(context, taking);
      await askForExceptions(context, looking, seen);
      return { outcome, meetingId, answer };
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "unavailable") throw error;
    // What the rules refuse is refused again next time: it is kept with its reason and not tried again by itself.
    const { code, message } = error;
    await inOneTransaction(looking, async () => ({ outcome: "refused", answer: { code, detail: message } }));
  }
}

/** The dates of a series that are not as they were seen are events of their own to look at. */
async function askForExceptions(
  { tx, tenantId, newId }: CommandContext,
  { deps, look: { mailbox, because } }: Looking,
  seen: SeenEvent | undefined,
): Promise<void> {
  const exceptions = seen?.exceptions ?? [];
  if (exceptions.length === 0) return;
  const now = deps.systemClock.now();
  const eventIds = exceptions.map((one) => one.eventId);
  const known = await findChangeKeys(tx, { tenantId, mailbox, eventIds });
  const changed = exceptions.filter((one) => one.changeKey === null || known.get(one.eventId) !== one.changeKey);
  const places = changed.map((one) => ({ mailbox, eventId: one.eventId }));
  await askToLook(tx, { tenantId, places, because, now, newId });
}

/** The work, its entry in the log where it has one, and as the last statement the end of the wait. */
async function inOneTransaction(
  { deps, tenantId, look }: Looking,
  work: (context: CommandContext) => Promise<Entry | undefined>,
): Promise<void> {
  const principal = jobPrincipal(tenantId);
  const request = { principal, now: deps.clock.now(), requestId: `look-${look.id}` };
  await runCommand(deps.commands, request, async (context) => {
    const entry = await work(context);
    const { mailbox, eventId, because, asked, attempts } = look;
    if (entry !== undefined) {
      const about = { mailbox, eventId, request: { because, asked, attempts } };
      await logSync(context.tx, tenantId, { ...about, id: context.newId(), at: context.now, kind: "look", ...entry });
    }
    await endLook(context.tx, tenantId, look, deps.systemClock.now());
  });
}
