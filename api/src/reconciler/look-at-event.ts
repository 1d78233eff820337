import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { onlyKnown } from "../meetings/take-people.ts";
import { keepSeen } from "../sync/graph-event-sql.ts";
import { applyCommands } from "./apply-commands.ts";
import { isNothing, type Command, type NothingBecause } from "./command.ts";
import { isGone, type Known, type LastSeen, type Seen, type Touched } from "./known.ts";
import { claimEvent, lockLastSeen } from "./known-sql.ts";
import { reconcile } from "./reconcile.ts";
import { settleTelling } from "./settle-telling.ts";
import { whoIsIt, type Identified } from "./who-is-it.ts";

/** How long a burst of changes may go on before it is told; the newest message of a thread waits so long. */
export const settleSecondsByDefault = 60;

export interface LookOptions {
  /** See `settleSecondsByDefault`; 0 tells at once. */
  settleSeconds?: number;
  /** Somebody brings the event as a meeting: it is one, whatever it carries. */
  isBrought?: boolean;
  /** Compares with what we have even where the calendar changed nothing: a replay or a repair. */
  isRepair?: boolean;
}

/** What a look led to. */
export interface LookOutcome {
  outcome: "done" | "nothing";
  /** Null where it is a series, or nothing of ours. */
  meetingId: string | null;
  seriesId: string | null;
  commands: Command[];
  /** For the log: the commands, with nothing personal in them. */
  answer: { commands: Command[] };
}

/** It is too early to say what follows: the event has to be looked at again a little later. */
export class LookLater extends Error {
  constructor() {
    super("The series was cut short a moment ago: the rest of it may be on its way");
    this.name = "LookLater";
  }
}

/**
 * Brings a meeting or series of ours to what its calendar says now, be it there or gone; in one transaction with the copy
 * of the event that was looked at. Looking again changes nothing. Throws `LookLater`. Whoever looks at the same event at once waits.
 */
export async function lookAtEvent(
  context: CommandContext,
  seen: Seen,
  options: LookOptions = {},
): Promise<LookOutcome> {
  const { settleSeconds = settleSecondsByDefault, ...rules } = options;
  const telling = settleTelling(asCalendar(context), settleSeconds);
  const looked = await lookOnce(telling, seen, rules);
  // Somebody has just taken the same event in: it is known now.
  return looked ?? (await lookOnce(telling, seen, rules)) ?? nothingDone;
}

const nothingDone: LookOutcome = {
  outcome: "nothing",
  meetingId: null,
  seriesId: null,
  commands: [],
  answer: { commands: [] },
};

/** Undefined where somebody else has just taken the event in. */
async function lookOnce(context: CommandContext, seen: Seen, rules: LookOptions): Promise<LookOutcome | undefined> {
  const { tx, tenantId, now } = context;
  const place = { tenantId, mailbox: seen.mailbox, eventId: seen.eventId };
  const lastSeen = await lockLastSeen(tx, place);
  const identified = await whoIsIt(context, { seen, lastSeen: lastSeen ?? null, ...rules });
  // Whoever brings an event that is somebody else's meeting finds nothing there.
  if (identified.loaded !== null) changeable(context.principal, identified.loaded.record);
  const commands = identified.commands ?? reconcile({ ...identified, seen, now });
  if (commands.some((command) => command.do === "nothing" && command.because === "settling")) throw new LookLater();
  if (isTakenIn(commands) && lastSeen === undefined && seen.eventId !== "") {
    const iCalUid = isGone(seen) ? null : seen.iCalUid;
    if (!(await claimEvent(tx, { ...place, id: context.newId(), iCalUid, now }))) return undefined;
  }
  const touched = await applyCommands(context, { ...identified, seen, commands });
  await keep(context, { seen, commands, identified, touched });
  const outcome = isNothing(commands) ? ("nothing" as const) : ("done" as const);
  return { outcome, ...touched, commands, answer: { commands } };
}

/** What is nobody's concern here is not kept, and what is not new is not written again. */
async function keep(
  { tx, tenantId, newId, now }: CommandContext,
  {
    seen,
    commands,
    identified,
    touched,
  }: { seen: Seen; commands: Command[]; identified: Identified; touched: Touched },
): Promise<void> {
  if ((touched.meetingId === null && touched.seriesId === null) || seen.eventId === "") return;
  const lastSeen = identified.known?.lastSeen ?? null;
  const [first] = commands;
  if (lastSeen !== null && first?.do === "nothing" && isKeptAlready(first.because, seen, lastSeen)) return;
  const isOver = first?.do === "nothing" && first.because === "over";
  const kept = isOver && !isGone(seen) ? { ...seen, event: asItWasHeld(seen.event, identified.known) } : seen;
  await keepSeen(tx, { tenantId, id: newId(), now, seen: kept, ...touched });
}

/** Whoever was taken off a meeting that is over, because her data was erased, does not come back with its event. */
function asItWasHeld(event: CalendarEvent, known: Known | null): CalendarEvent {
  return { ...event, input: { ...event.input, attendees: onlyKnown(event.input.attendees, known?.attendees ?? []) } };
}

function isKeptAlready(because: NothingBecause, seen: Seen, lastSeen: LastSeen): boolean {
  if (because === "older" || because === "a_copy" || because === "draft") return true;
  if (because !== "unchanged") return false;
  if (isGone(seen)) return lastSeen.event === null;
  return seen.changeKey !== null && seen.changeKey === lastSeen.changeKey;
}

function isTakenIn(commands: readonly Command[]): boolean {
  return commands.some(
    ({ do: what }) => what === "take_in" || what === "take_in_series" || what === "take_in_occurrence",
  );
}

/** What the calendar says is done as the system that may write meetings; what a person brings is done as her. */
function asCalendar(context: CommandContext): CommandContext {
  const { principal } = context;
  if (principal.id !== jobPrincipal(context.tenantId).id) return context;
  return { ...context, principal: { ...principal, scopes: [...principal.scopes, "calendar.write"] } };
}
