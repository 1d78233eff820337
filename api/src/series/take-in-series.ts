import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { sameRecurrence } from "@magic-meetings/contract/series/describe-recurrence-rules.ts";
import { recurrenceProblems } from "@magic-meetings/contract/series/recurrence-problem-rules.ts";
import { lastDateOf, occurrenceDates } from "@magic-meetings/contract/series/recurrence-rules.ts";
import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import { mostOccurrences } from "@magic-meetings/contract/series/series.ts";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import {
  findMeeting,
  lockMeetingByIdentity,
  type MeetingIdentity,
  type MeetingRecord,
} from "../meetings/meeting-sql.ts";
import { presentMeeting } from "../meetings/present-meeting.ts";
import type { TakeInMeeting } from "../meetings/take-in-meeting.ts";
import { withSeriesOrders } from "../series-orders/follow-series-orders.ts";
import { provisionalMinutes } from "../rooms/book-room.ts";
import { inviteOf, takeInvite } from "./take-invite.ts";
import { findFirstComing, lockComingOccurrences, type OccurrenceRecord } from "./occurrence-sql.ts";
import { joinSeries } from "./occurrence-write-sql.ts";
import { moveSeriesRooms } from "./move-series-rooms.ts";
import { plannedDates, planOccurrences, type OccurrencePlan } from "./plan-occurrences.ts";
import { scheduleSeries } from "./schedule-series.ts";
import { keepVisitsOfDates } from "./keep-visits-of-dates.ts";
import { splitSeries } from "./split-series.ts";
import { extendSeriesHolds } from "./date-booking-sql.ts";
import { lockSeries, lockSeriesByIdentity, type SeriesFacts, type SeriesRecord } from "./series-sql.ts";
import { insertSeries, updateSeries } from "./series-write-sql.ts";
import { recordSeries } from "./record-series.ts";
import { writeDates } from "./write-dates.ts";

const minute = 60_000;
const longestMeeting = 31 * 24 * 60 * minute;
/** How far ahead a series without an end has its dates. */
export const monthsAhead = 3;

/**
 * Makes a series of an appointment or event that repeats, or brings the one that it is up to date: its dates become
 * meetings; a change of the pattern moves, adds and cancels dates with what hangs on them. Doing it again changes
 * nothing. Gives the meeting of the first coming date.
 */
export async function takeInSeries(context: CommandContext, request: TakeInMeeting): Promise<Meeting> {
  const { tx, tenantId, now } = context;
  const found = await findOrInsert(context, request, factsOf(request, now));
  if ("sent" in found) return presentMeeting(found.sent, context.principal, now);
  const { series, isNew } = found;
  changeable(context.principal, series);
  if (series.status === "cancelled") {
    throw new Refusal("wrong_state", "This series was cancelled: make a new appointment");
  }
  // What is being edited in an invite that was sent holds only once it is sent again: the calendar says so.
  if (!request.isSent && series.status !== "draft") return presentFirst(context, series.id);
  const existing = await lockComingOccurrences(tx, { tenantId, seriesId: series.id, now });
  const facts = reaching(factsOf(request, now, series.timeZone), { series, isNew, existing, now });
  const plan = planFor({ facts, series, existing, now });
  await withSeriesOrders(context, { seriesId: series.id, organizer: series.organizer }, async (told) => {
    await write(told, request, { series, isNew, facts, plan });
    if (request.isSent && series.status === "draft") await scheduleSeries(told, series);
  });
  if (!request.isSent) {
    const expiresAt = new Date(now.getTime() + provisionalMinutes * minute);
    await extendSeriesHolds(tx, { tenantId, seriesId: series.id, expiresAt });
  }
  return presentFirst(context, series.id);
}

/** What would become of the dates of a series with another pattern; its row and its coming dates are locked. */
export async function planSeries(
  { tx, tenantId, now }: CommandContext,
  series: SeriesRecord,
  input: TakeInMeeting["input"],
): Promise<OccurrencePlan> {
  const existing = await lockComingOccurrences(tx, { tenantId, seriesId: series.id, now });
  const written = factsOf({ input, clientKey: null }, now, series.timeZone);
  const facts = reaching(written, { series, isNew: false, existing, now });
  return planFor({ facts, series, existing, now });
}

/** The meeting that stands for a series in an answer: its first coming date, else its last. */
export async function presentFirst(context: CommandContext, seriesId: string): Promise<Meeting> {
  const { tx, tenantId, principal, now } = context;
  const id = await findFirstComing(tx, { tenantId, seriesId, now });
  const meeting = id === undefined ? undefined : await findMeeting(tx, { tenantId, id });
  if (meeting === undefined) throw new Refusal("meeting_over", "None of the dates of this series is still to come");
  return presentMeeting(meeting, principal, now);
}

/** The dates reach three months ahead where the series has no end; there is at least one. */
export function reachOf(recurrence: Recurrence, today: string): string {
  const end = lastDateOf(recurrence);
  if (end !== null) return end;
  const { startDate } = recurrence.range;
  const reach = inMonths(startDate > today ? startDate : today, monthsAhead);
  const [first = reach] = occurrenceDates(recurrence, { from: today, most: 1 });
  return first > reach ? first : reach;
}

export function inMonths(date: string, months: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
}

/** One Windows zone stands for many places: the one that the series has already is taken again. */
function factsOf(
  { input, clientKey }: Pick<TakeInMeeting, "input" | "clientKey">,
  now: Date,
  zoneBefore?: string,
): SeriesFacts {
  const { recurrence } = input;
  if (recurrence === undefined) throw new Error("A series needs a recurrence");
  const [start, end] = [new Date(input.start), new Date(input.end)];
  const timeZone = toIanaZone(recurrence.range.recurrenceTimeZone || input.timeZone, zoneBefore);
  if (timeZone === undefined) throw invalid("/timeZone", "This is no time zone that IANA or Windows knows");
  if (!(start < end)) throw invalid("/end", "The end must lie after the start");
  if (end.getTime() - start.getTime() > longestMeeting) throw invalid("/end", "A meeting lasts 31 days at most");
  const today = wallClock(now, timeZone).date;
  const errors = recurrenceProblems(recurrence, today);
  if (errors[0]) throw new Refusal("invalid", errors[0].detail, { errors });
  const { id = null, iCalUid = null, changeKey = null } = input.exchangeReference ?? {};
  return {
    subject: input.subject,
    recurrence,
    timeZone,
    startsAt: wallClock(start, timeZone).time,
    durationMinutes: Math.max(1, Math.round((end.getTime() - start.getTime()) / minute)),
    endsOn: lastDateOf(recurrence),
    materialisedUntil: reachOf(recurrence, today),
    clientKey,
    exchangeId: id,
    iCalUid,
    changeKey,
  };
}

function invalid(pointer: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code: "invalid", detail }] });
}

/** `sent`: the appointment is one meeting that was sent, and repeats only once it is sent again. */
type Found = { series: SeriesRecord; isNew: boolean } | { sent: MeetingRecord };

async function findOrInsert(context: CommandContext, request: TakeInMeeting, facts: SeriesFacts): Promise<Found> {
  const { tx, tenantId, now, principal } = context;
  const identity = { ...facts, tenantId, organizerId: request.organizerId };
  const { knownAs, splitFrom } = request;
  const known =
    knownAs === undefined ? await lockSeriesByIdentity(tx, identity) : await lockSeries(tx, { tenantId, id: knownAs });
  if (known) return { series: known, isNew: false };
  const adopted = await findAdopted(context, identity, request.adopts);
  if (adopted !== undefined && adopted.status !== "draft" && !request.isSent) return { sent: adopted };
  const id = context.newId();
  const isInserted = await insertSeries(tx, {
    ...facts,
    tenantId,
    id,
    organizerId: request.organizerId,
    now,
    userId: principal.userId,
  });
  const series = await lockSeriesByIdentity(tx, {
    ...identity,
    ...(isInserted ? {} : { exchangeId: null, iCalUid: null }),
  });
  if (series === undefined) {
    throw new Refusal("conflict", "This appointment is being written by somebody else: try again");
  }
  if (isInserted && adopted !== undefined) await adopt(context, series, adopted);
  if (isInserted && splitFrom !== undefined) await splitSeries(context, { series, from: splitFrom });
  return { series, isNew: isInserted };
}

/** The appointment may have been one meeting before it was made to repeat: then that is one of the dates. */
async function findAdopted(
  { tx, tenantId, principal }: CommandContext,
  identity: MeetingIdentity,
  adopts?: string,
): Promise<MeetingRecord | undefined> {
  const id = adopts ?? (await lockMeetingByIdentity(tx, identity));
  const meeting = id === undefined ? undefined : await findMeeting(tx, { tenantId, id });
  if (meeting === undefined) return undefined;
  changeable(principal, meeting);
  const isOpen = meeting.status === "draft" || meeting.status === "scheduled";
  return isOpen && meeting.series === null ? meeting : undefined;
}

/** It takes the place of the date on its own day, else that of the first. */
async function adopt({ tx, tenantId, now }: CommandContext, series: SeriesRecord, meeting: MeetingRecord) {
  const dates = plannedDates(series, { now, until: series.materialisedUntil, most: mostOccurrences });
  const day = wallClock(meeting.start, series.timeZone).date;
  const place = dates.find(({ date }) => date === day) ?? dates[0];
  if (place === undefined) return;
  await joinSeries(tx, { tenantId, id: meeting.id, seriesId: series.id, originalStart: place.start });
}

interface Known {
  series: SeriesRecord;
  isNew: boolean;
  existing: readonly OccurrenceRecord[];
  now: Date;
}

/** What has dates already keeps them: a series without an end never reaches less far than it did. */
function reaching(facts: SeriesFacts, { series, isNew, existing }: Known): SeriesFacts {
  if (facts.endsOn !== null) return facts;
  const days = existing.map((one) => wallClock(one.originalStart, series.timeZone).date);
  const furthest = [facts.materialisedUntil, ...(isNew ? [] : [series.materialisedUntil]), ...days].sort().at(-1);
  const limit = inMonths(facts.materialisedUntil, monthsAhead);
  const until = furthest ?? facts.materialisedUntil;
  return { ...facts, materialisedUntil: until < limit ? until : limit };
}

function planFor(of: { facts: SeriesFacts; series: SeriesRecord; existing: readonly OccurrenceRecord[]; now: Date }) {
  const { facts, series, existing, now } = of;
  const desired = plannedDates(facts, { now, until: facts.materialisedUntil, most: mostOccurrences });
  if (desired.length === 0 && existing.length === 0) {
    throw new Refusal("meeting_over", "None of the dates of this series is still to come");
  }
  return planOccurrences(existing, desired, { now, zoneBefore: series.timeZone });
}

interface Writing {
  series: SeriesRecord;
  isNew: boolean;
  facts: SeriesFacts;
  plan: OccurrencePlan;
}

async function write(context: CommandContext, request: TakeInMeeting, writing: Writing): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { series, isNew, facts, plan } = writing;
  const invite = await inviteOf(context, request, series);
  const changed = isNew ? [] : changesOf(series, facts);
  const isPlanEmpty = plan.added.length + plan.changed.length + plan.gone.length === 0;
  if (!isNew && changed.length > 0) {
    const status = series.status;
    await updateSeries(tx, { ...facts, status, tenantId, id: series.id, now, userId: principal.userId });
  }
  const areAllTouched = changed.includes("subject") || changed.includes("timeZone");
  const added = isPlanEmpty && !areAllTouched ? [] : await writeDates(context, { series, facts, plan, areAllTouched });
  if (await takeInvite(context, { invite, plan, added })) changed.push("attendees");
  await keepVisitsOfDates(context, { series, plan, invite, isNew, areSplitOff: request.splitFrom !== undefined });
  if (!isPlanEmpty) await moveSeriesRooms(context, { series, plan, added });
  const what = changed.filter((name) => name !== "reference" && name !== "reach");
  if (isNew) await recordSeries(context, { series, kind: "series.drafted", facts: { dates: added.length } });
  else if (what.length > 0 || plan.changed.length + plan.gone.length > 0) {
    const told = { changed: what.join(", ") || "dates" };
    await recordSeries(context, { series, kind: "series.changed", facts: told, before: series, after: facts });
  } else if (added.length > 0) {
    // A series without an end reaches further than it did when it came the last time.
    await recordSeries(context, { series, kind: "series.extended", facts: { dates: added.length }, tell: false });
  }
}

function changesOf(before: SeriesRecord, after: SeriesFacts): string[] {
  const same = {
    subject: before.subject === after.subject,
    recurrence: sameRecurrence(before.recurrence, after.recurrence),
    time: before.startsAt === after.startsAt && before.durationMinutes === after.durationMinutes,
    timeZone: before.timeZone === after.timeZone,
    reach: before.materialisedUntil === after.materialisedUntil,
    reference:
      (after.exchangeId === null || before.exchangeId === after.exchangeId) &&
      (after.iCalUid === null || before.iCalUid === after.iCalUid) &&
      (after.changeKey === null || before.changeKey === after.changeKey) &&
      (after.clientKey === null || before.clientKey !== null),
  };
  return Object.entries(same).flatMap(([name, isSame]) => (isSame ? [] : [name]));
}
