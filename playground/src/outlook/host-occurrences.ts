import type { Recurrence, RecurrenceRange } from "@magic-meetings/contract/series/recurrence.ts";
import { lastDateOf, occurrenceDates } from "@magic-meetings/contract/series/recurrence-rules.ts";
import type { HostAppointment } from "./host-appointment.ts";
import { fromLocal, toLocal } from "./local-time.ts";
import type { HostException, HostRecurrence } from "./host-recurrence.ts";
import { dayOf, patternOn } from "./host-recurrence.ts";

type Facts = Pick<HostAppointment, "start" | "end" | "timeZone" | "recurrence">;

/** One date of a series as it stands. `originalStart` is the moment that the pattern gave it. */
export interface HostOccurrence {
  originalStart: string;
  start: string;
  end: string;
  state: "as planned" | "moved" | "skipped";
}

/** The appointment's recurrence as Microsoft Graph's patternedRecurrence, null for a single appointment. */
export function toPatterned({ start, timeZone, recurrence }: Omit<Facts, "end">): Recurrence | null {
  if (!recurrence) return null;
  const { pattern, ending } = recurrence;
  return {
    pattern,
    range: { ...rangeOf(ending), startDate: dayOf({ start, timeZone }), recurrenceTimeZone: timeZone },
  };
}

function rangeOf(ending: HostRecurrence["ending"]): Pick<RecurrenceRange, "type" | "endDate" | "numberOfOccurrences"> {
  switch (ending.kind) {
    case "date":
      return { type: "endDate", endDate: ending.date };
    case "count":
      return { type: "numbered", numberOfOccurrences: ending.count };
    case "never":
      return { type: "noEnd" };
  }
}

/** The day of the last occurrence, null where the series has no end. */
export function lastDayOf(appointment: Omit<Facts, "end">): string | null {
  const patterned = toPatterned(appointment);
  return patterned && lastDateOf(patterned);
}

/**
 * A change of the form's recurrence or day: the start goes on to the first day that the pattern gives, as in Outlook.
 * What of the pattern hangs on the day follows a new day.
 */
export function repeating(appointment: HostAppointment, recurrence: HostRecurrence | null): Partial<HostAppointment> {
  const patterned = toPatterned({ ...appointment, recurrence });
  const [first] = patterned ? occurrenceDates(patterned, { most: 1 }) : [];
  return { recurrence, exceptions: [], ...(first ? onDay(appointment, first) : {}) };
}

/** A change of the day or the time of the whole appointment. */
export function startingAt(appointment: HostAppointment, start: string): Partial<HostAppointment> {
  const { recurrence, timeZone } = appointment;
  const length = Date.parse(appointment.end) - Date.parse(appointment.start);
  const moved = { start, end: new Date(Date.parse(start) + length).toISOString() };
  if (!recurrence) return moved;
  // The time of a series is part of its recurrence, so it is another recurrence even where the pattern stays.
  const pattern = patternOn(recurrence.pattern, dayOf({ start, timeZone }));
  return { ...moved, ...repeating({ ...appointment, ...moved }, { ...recurrence, pattern }) };
}

/** A change of the end alone. Single dates that were moved go back, as in Exchange after any change of a series' time. */
export function endingAt({ recurrence }: HostAppointment, end: string): Partial<HostAppointment> {
  return recurrence ? { end, recurrence: { ...recurrence }, exceptions: [] } : { end };
}

function onDay({ start, end, timeZone }: HostAppointment, day: string): Pick<HostAppointment, "start" | "end"> {
  const moved = fromLocal(`${day}T${toLocal(start, timeZone).slice(11)}`, timeZone);
  return {
    start: moved,
    end: new Date(Date.parse(moved) + Date.parse(end) - Date.parse(start)).toISOString(),
  };
}

/** The dates of a series from the first on, with what was done to each. */
export function occurrencesOf(appointment: HostAppointment, most: number): HostOccurrence[] {
  const patterned = toPatterned(appointment);
  if (!patterned) return [];
  return occurrenceDates(patterned, { most }).map((day) => {
    const { start, end } = onDay(appointment, day);
    const planned: HostOccurrence = { originalStart: start, start, end, state: "as planned" };
    const exception = appointment.exceptions.find(({ originalStart }) => originalStart === start);
    return exception ? changedBy(planned, exception) : planned;
  });
}

function changedBy(planned: HostOccurrence, exception: HostException): HostOccurrence {
  if (exception.kind === "skipped") return { ...planned, state: "skipped" };
  return { ...planned, start: exception.start, end: exception.end, state: "moved" };
}

/** The date of a series after a change of it. */
export function changedOccurrence(appointment: HostAppointment, exception: HostException): HostOccurrence {
  const length = Date.parse(appointment.end) - Date.parse(appointment.start);
  const { originalStart } = exception;
  const end = new Date(Date.parse(originalStart) + length).toISOString();
  return changedBy({ originalStart, start: originalStart, end, state: "as planned" }, exception);
}

/** The appointment's exceptions with one more; a second one of the same date takes the place of the first. */
export function withException(exceptions: HostException[], added: HostException): HostException[] {
  return [...exceptions.filter(({ originalStart }) => originalStart !== added.originalStart), added];
}
