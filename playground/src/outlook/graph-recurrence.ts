import type { RecurrencePattern, RecurrenceRange } from "@magic-meetings/contract/series/recurrence.ts";
import type { HostAppointment } from "./host-appointment.ts";
import { toLocal } from "./local-time.ts";
import { toPatterned } from "./host-occurrences.ts";

/** Microsoft Graph's `patternedRecurrence` as Exchange gives it: every member is there, those that mean nothing as defaults. */
export interface GraphRecurrence {
  pattern: Required<RecurrencePattern>;
  range: Required<RecurrenceRange>;
}

/** The appointment's recurrence, `zone` being the Windows name of its zone; null for a single appointment. */
export function toGraphRecurrence(
  appointment: Pick<HostAppointment, "start" | "timeZone" | "recurrence">,
  zone: string,
): GraphRecurrence | null {
  const patterned = toPatterned(appointment);
  if (!patterned) return null;
  return {
    pattern: {
      month: 0,
      dayOfMonth: 0,
      daysOfWeek: [],
      firstDayOfWeek: "sunday",
      index: "first",
      ...patterned.pattern,
    },
    range: { endDate: "0001-01-01", numberOfOccurrences: 0, ...patterned.range, recurrenceTimeZone: zone },
  };
}

/** The ids of the dates that were taken out of the series: `OID.<series>.<date>`. */
export function cancelledOf({ exceptions, timeZone }: HostAppointment, seriesId: string): string[] {
  return exceptions
    .filter(({ kind }) => kind === "skipped")
    .map(({ originalStart }) => `OID.${seriesId}.${toLocal(originalStart, timeZone).slice(0, 10)}`)
    .sort();
}
