import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findRoomsByEmail, findUsersByEmail } from "../meetings/meeting-write-sql.ts";
import { lockOccurrenceAt } from "../series/occurrence-sql.ts";
import { lockSeries } from "../series/series-sql.ts";
import { findLastSeen } from "../sync/graph-event-sql.ts";
import { findCandidates } from "./candidates-sql.ts";
import type { Command } from "./command.ts";
import { identify, type Candidate, type Evidence } from "./identify.ts";
import { isGone, type Known, type LastSeen, type ReconcileRules, type Seen } from "./known.ts";
import { findLastOf } from "./known-sql.ts";
import { loadMeeting, loadSeries, type LoadedMeeting, type LoadedSeries } from "./load-known.ts";

export interface Asking {
  seen: Seen;
  lastSeen: (LastSeen & { meetingId: string | null; seriesId: string | null }) | null;
  isBrought?: boolean;
  isRepair?: boolean;
}

/** What of ours the event is, locked, and what the reconciler has to know besides. */
export interface Identified {
  known: Known | null;
  loaded: LoadedMeeting | LoadedSeries | null;
  rules: ReconcileRules;
  /** Where it cannot be said which it is: then that is all. */
  commands?: Command[];
  /** What it might be, where that is unclear. */
  unclear: Candidate[];
}

export async function whoIsIt(context: CommandContext, asking: Asking): Promise<Identified> {
  const { seen, lastSeen, isBrought = false, isRepair = false } = asking;
  const { seenIn, organizerId, rooms } = await whoseCopy(context, seen, lastSeen);
  const rules: ReconcileRules = {
    seenIn,
    organizerId,
    rooms,
    isBrought,
    isRepair,
    isCopy: false,
    splitFrom: null,
    occurrenceOf: null,
  };
  const unknown: Identified = { known: null, loaded: null, rules, unclear: [] };
  if (isGone(seen)) return byLastSeen(context, asking, unknown);
  if (seen.event.kind === "occurrence" && seen.event.occurrenceOf !== null) {
    const occurrence = await occurrenceOf(context, asking, unknown);
    if (occurrence !== undefined) return occurrence;
  }
  return byNames(context, asking, unknown, seen);
}

async function byLastSeen(
  context: CommandContext,
  { seen, lastSeen }: Asking,
  unknown: Identified,
): Promise<Identified> {
  const { tx, tenantId } = context;
  if (lastSeen?.meetingId != null)
    return knownAs(context, unknown, { kind: "meeting", id: lastSeen.meetingId }, seen, lastSeen);
  if (lastSeen?.seriesId != null)
    return knownAs(context, unknown, { kind: "series", id: lastSeen.seriesId }, seen, lastSeen);
  const names = { tenantId, clientKey: null, exchangeId: seen.eventId, iCalUid: null, seenAs: null };
  const [only, ...more] = await findCandidates(tx, names);
  if (only === undefined || more.length > 0) return unknown;
  return knownAs(context, unknown, only, seen, lastSeen);
}

async function byNames(
  context: CommandContext,
  { lastSeen }: Asking,
  unknown: Identified,
  seen: SeenEvent,
): Promise<Identified> {
  const { tx, tenantId } = context;
  const { rules } = unknown;
  const evidence = evidenceOf(seen, rules);
  const candidates = await findCandidates(tx, {
    tenantId,
    clientKey: evidence.clientKey,
    exchangeId: evidence.eventId,
    iCalUid: evidence.iCalUid,
    seenAs: lastSeen,
  });
  const identity = identify(evidence, candidates);
  if (identity.is === "known") return knownAs(context, unknown, identity.candidate, seen, lastSeen);
  if (identity.is === "unclear") {
    const facts = { because: "several_names" };
    return { ...unknown, unclear: identity.candidates, commands: [{ do: "orphan", reason: "event_unclear", facts }] };
  }
  const { copyOf } = identity;
  if (copyOf === null) return unknown;
  const isSplit = seen.event.kind === "series" && copyOf.kind === "series";
  return { ...unknown, rules: { ...rules, isCopy: true, splitFrom: isSplit ? copyOf.id : null } };
}

/** The ids in an event are those of the mailbox that it was seen in: only the organizer's own are the meeting's. */
function evidenceOf({ event, eventId, iCalUid }: SeenEvent, { seenIn, organizerId }: ReconcileRules): Evidence {
  const reference = event.input.exchangeReference;
  return {
    eventId: seenIn === "organizer" ? (reference?.id ?? (eventId === "" ? null : eventId)) : null,
    iCalUid: iCalUid ?? reference?.iCalUid ?? null,
    clientKey: event.kind === "occurrence" ? null : event.clientKey,
    joinHash: event.joinUrlHash,
    organizerId,
  };
}

/** One date of a series of ours: by the copy that was seen, else by the moment that the pattern gave it. */
async function occurrenceOf(
  context: CommandContext,
  { seen, lastSeen }: Asking,
  unknown: Identified,
): Promise<Identified | undefined> {
  const { tx, tenantId } = context;
  if (isGone(seen) || seen.event.occurrenceOf === null) return undefined;
  const { seriesExchangeId, originalStart } = seen.event.occurrenceOf;
  const { mailbox } = seen;
  const seenAs = (await findLastSeen(tx, { tenantId, mailbox, eventId: seriesExchangeId })) ?? null;
  const names = { tenantId, clientKey: null, exchangeId: seriesExchangeId, iCalUid: null, seenAs };
  const series = (await findCandidates(tx, names)).filter(({ kind }) => kind === "series");
  const [only, ...more] = series;
  if (only === undefined || more.length > 0) return undefined;
  await lockSeries(tx, { tenantId, id: only.id });
  const at = { seriesId: only.id, originalStart: new Date(originalStart) };
  const id = lastSeen?.meetingId ?? (await lockOccurrenceAt(tx, { tenantId, ...at }));
  const rules = { ...unknown.rules, occurrenceOf: at };
  if (id !== undefined) return knownAs(context, { ...unknown, rules }, { kind: "meeting", id }, seen, lastSeen);
  return { ...unknown, rules };
}

async function knownAs(
  context: CommandContext,
  unknown: Identified,
  { kind, id }: Pick<Candidate, "kind" | "id">,
  seen: Seen,
  lastSeen: LastSeen | null,
): Promise<Identified> {
  const { tx, tenantId } = context;
  const last = lastSeen ?? (await findLastOf(tx, { tenantId, id, mailbox: seen.mailbox }));
  const loaded = await (kind === "series" ? loadSeries : loadMeeting)(context, { id, seen, lastSeen: last });
  if (loaded === undefined) return unknown;
  const { organizer } = loaded.record;
  const isOwn = organizer.email.toLowerCase() === seen.mailbox;
  const isGoneOfOwn = isGone(seen) && isOwn;
  const seenIn = isGoneOfOwn ? ("organizer" as const) : unknown.rules.seenIn;
  return { ...unknown, known: loaded.known, loaded, rules: { ...unknown.rules, seenIn } };
}

/** Whose mailbox it was seen in, who organizes it, and which of the rooms in it are ours. */
async function whoseCopy(
  { tx, tenantId, principal }: CommandContext,
  seen: Seen,
  lastSeen: LastSeen | null,
): Promise<Pick<ReconcileRules, "seenIn" | "organizerId" | "rooms">> {
  const event = isGone(seen) ? null : seen.event;
  const invited = [event, lastSeen?.event ?? null].flatMap(
    (one) => one?.input.attendees.map(({ email }) => email) ?? [],
  );
  const found = await findRoomsByEmail(tx, { tenantId, emails: [...new Set([...invited, seen.mailbox])] });
  const isRooms = found.some(({ email }) => email === seen.mailbox);
  const stated = event?.organizerEmail ?? lastSeen?.event?.organizerEmail ?? null;
  const organizer = stated ?? seen.mailbox;
  const user = (await findUsersByEmail(tx, { tenantId, emails: [organizer] })).get(organizer);
  const isOwn = stated === null ? principal.userId !== null || event === null : organizer === seen.mailbox;
  const organizerId = stated === null ? (user?.id ?? principal.userId) : (user?.id ?? null);
  const seenIn = isRooms ? ("room" as const) : isOwn ? ("organizer" as const) : ("other" as const);
  return { seenIn, organizerId, rooms: found };
}
