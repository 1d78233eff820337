import { sameRecurrence } from "@magic-meetings/contract/series/describe-recurrence-rules.ts";
import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import { lastDateOf } from "@magic-meetings/contract/series/recurrence-rules.ts";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { Command, NothingBecause, SeriesFact } from "./command.ts";
import { changedSince, isSameCopy, invitedOf, peopleChange, roomsDeclined, roomsOn } from "./compare-event.ts";
import { hasNewReference, isNewSubject } from "./fact-commands.ts";
import type { KnownSeries, Question } from "./known.ts";
import { isOver } from "./reconcile-gone.ts";
import { hasUsableTime } from "./usable-time.ts";

/** What has to be done with a series: its pattern as a whole; dates that were changed singly are events of their own. */
export function reconcileSeries(question: Question, known: KnownSeries, seen: SeenEvent): Command[] {
  const { event } = seen;
  const { rules, now } = question;
  if (event.kind === "occurrence") return occurrence(question, event);
  if (rules.seenIn !== "organizer") return nothing("a_copy");
  if (event.isDraft && known.status !== "draft") return nothing("draft");
  if (event.isCancelled) return withdrawn(known, now);
  if (known.status === "cancelled") return cameBack(question, known, event);
  if (!hasUsableTime(event)) return [unclear("no_usable_time")];
  if (rules.organizerId === null) return [unclear("organizer_unknown")];
  if (event.kind === "single") return [{ do: "convert_to_single" }];
  if (mayBeSplit(question, known, seen)) return nothing("settling");
  const commands = changes(question, known, event);
  if (commands.length > 0)
    return isOver(known, now) && known.recurrence.range.type !== "noEnd" && !reachesOn(event, now)
      ? nothing("over")
      : commands;
  return nothing(isSameCopy(known.lastSeen, event) ? "unchanged" : "own_write");
}

/** So long it takes at most until the other half of a series that was split is there as well. */
const splitMilliseconds = 15_000;

/**
 * "This and the following dates" ends one series and begins another, and either may be seen first. What is ordered for
 * the dates that are gone waits for the other half, which takes it along; only then it is cancelled.
 */
function mayBeSplit({ now, rules }: Question, known: KnownSeries, { event, modifiedAt }: SeenEvent): boolean {
  const { recurrence } = event.input;
  if (recurrence === undefined || modifiedAt === null || rules.isBrought || known.openOrders === 0) return false;
  const [before, after] = [lastDateOf(known.recurrence), lastDateOf(recurrence)];
  const isCutShort = after !== null && (before === null || after < before);
  const age = now.getTime() - Date.parse(modifiedAt);
  return isCutShort && age >= 0 && age < splitMilliseconds;
}

/** A date that is not there yet: beyond the reach of the pattern, or added singly. */
function occurrence({ rules }: Question, event: CalendarEvent): Command[] {
  if (event.isCancelled || rules.occurrenceOf === null) return nothing("not_ours");
  if (rules.seenIn !== "organizer") return nothing("a_copy");
  if (!hasUsableTime(event)) return nothing("not_ours");
  const { seriesId, originalStart } = rules.occurrenceOf;
  return [{ do: "take_in_occurrence", seriesId, originalStart: originalStart.toISOString() }];
}

function withdrawn(known: KnownSeries, now: Date): Command[] {
  if (known.status === "cancelled") return nothing("unchanged");
  return isOver(known, now) ? nothing("over") : [{ do: "cancel" }];
}

function cameBack(question: Question, known: KnownSeries, event: CalendarEvent): Command[] {
  const { lastSeen } = known;
  const wasWithdrawn = lastSeen !== null && (lastSeen.event === null || lastSeen.event.isCancelled);
  if (!wasWithdrawn || event.kind !== "series") return nothing("stays_cancelled");
  return [{ do: "restore" }, ...changes(question, known, event)];
}

function changes(question: Question, known: KnownSeries, event: CalendarEvent): Command[] {
  const { rules } = question;
  const { organizerId } = rules;
  // What was handed over here has its event where it was: only the calendar's own change counts.
  const isOrganizerNew =
    organizerId !== null &&
    organizerId !== known.organizer.id &&
    changedSince(known.lastSeen, event, { isRepair: false }, (one) => one.organizerEmail);
  const facts = changedFacts(question, known, event);
  const skipped = newlySkipped(question, known, event);
  return [
    ...(isOrganizerNew ? [{ do: "change_organizer" as const, organizerId }] : []),
    ...(facts.length > 0 ? [{ do: "change_series" as const, facts }] : []),
    ...(known.status === "draft" && !event.isDraft ? [{ do: "send" as const }] : []),
    ...(skipped.length > 0 ? [{ do: "skip_occurrence" as const, dates: skipped }] : []),
    ...seriesRooms(question, known, event),
  ];
}

function changedFacts({ rules }: Question, known: KnownSeries, event: CalendarEvent): SeriesFact[] {
  const { input } = event;
  const { recurrence } = input;
  const zone = toIanaZone(recurrence?.range.recurrenceTimeZone || input.timeZone, known.timeZone) ?? known.timeZone;
  const minutes = Math.max(1, Math.round((Date.parse(input.end) - Date.parse(input.start)) / 60_000));
  const isTimeOther =
    wallClock(new Date(input.start), zone).time !== known.startsAt || minutes !== known.durationMinutes;
  const timeOf = (one: CalendarEvent) => [
    wallClock(new Date(one.input.start), zone).time,
    Date.parse(one.input.end) - Date.parse(one.input.start),
  ];
  const isChanged = (pick: (one: CalendarEvent) => unknown) => changedSince(known.lastSeen, event, rules, pick);
  const isPatternOther = recurrence !== undefined && !sameRecurrence(known.recurrence, recurrence);
  return [
    ...(isNewSubject(rules, known, event) ? (["subject"] as const) : []),
    ...(isTimeOther && isChanged(timeOf) ? (["time"] as const) : []),
    ...(isPatternOther && isChanged(({ input: { recurrence: one } }) => one) ? (["pattern"] as const) : []),
    ...(zone !== known.timeZone && isChanged((one) => one.input.timeZone) ? (["time_zone"] as const) : []),
    ...(peopleChange(known.attendees, input.attendees) !== null && isChanged(invitedOf) ? (["people"] as const) : []),
    ...(hasNewReference(rules, known, event) ? (["reference"] as const) : []),
  ];
}

/** Dates that the series says were cancelled, and did not say so at the last look. */
function newlySkipped({ rules }: Question, { lastSeen }: KnownSeries, event: CalendarEvent): string[] {
  const before = rules.isRepair ? [] : (lastSeen?.event?.cancelledDates ?? []);
  return event.cancelledDates.filter((date) => !before.includes(date));
}

function seriesRooms({ rules }: Question, known: KnownSeries, event: CalendarEvent): Command[] {
  if (event.isDraft) return [];
  const before = known.lastSeen?.event ?? null;
  const was = before === null ? [] : roomsOn(before, rules.rooms).map(({ roomId }) => roomId);
  const on = roomsOn(event, rules.rooms).map(({ roomId }) => roomId);
  const there = [...on, ...roomsDeclined(event, rules.rooms).map(({ roomId }) => roomId)];
  const isAnew = before === null || before.isCancelled || rules.isRepair;
  // On its way onto the event or off it, as the series has it.
  const isWritten = (id: string) => known.writing.roomIds.includes(id);
  const isNew = (id: string) => isAnew || !was.includes(id);
  const booked = on.filter((id) => !known.roomIds.includes(id) && isNew(id) && !isWritten(id)).sort();
  const released = known.roomIds.filter((id) => was.includes(id) && !there.includes(id) && !isWritten(id));
  return [
    ...(released.length > 0 ? [{ do: "release_rooms" as const, roomIds: released }] : []),
    ...(booked.length > 0 ? [{ do: "book_rooms" as const, roomIds: booked }] : []),
  ];
}

function reachesOn({ input }: CalendarEvent, now: Date): boolean {
  const range = input.recurrence?.range;
  if (range === undefined || range.type !== "endDate") return true;
  return Date.parse(`${range.endDate}T23:59:59Z`) > now.getTime();
}

function unclear(because: string): Command {
  return { do: "orphan", reason: "event_unclear", facts: { because } };
}

function nothing(because: NothingBecause): Command[] {
  return [{ do: "nothing", because }];
}
