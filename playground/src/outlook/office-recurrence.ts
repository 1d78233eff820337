import { toWindowsZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { HostAppointment } from "./host-appointment.ts";
import { toLocal } from "./local-time.ts";
import { lastDayOf } from "./host-occurrences.ts";
import type { HostPattern, Weekday } from "./host-recurrence.ts";
import { isEveryWorkingDay, partsOf, workingDays } from "./host-recurrence.ts";

/**
 * A recurrence as Outlook gives it to office.js, which makes its `SeriesTime` of `seriesTimeJson`. Days and times are
 * the wall clock of `recurrenceTimeZone`, never UTC. Office.js has no number of times: only a last day, or none.
 */
export interface OfficeRecurrence {
  recurrenceType: "daily" | "weekday" | "weekly" | "monthly" | "yearly";
  recurrenceProperties: OfficeRecurrenceProperties | null;
  recurrenceTimeZone: { name: string; offset: number };
  seriesTimeJson: OfficeSeriesTime;
}

export interface OfficeRecurrenceProperties {
  interval: number;
  days?: string[];
  firstDayOfWeek?: string;
  dayOfMonth?: number;
  dayOfWeek?: string;
  weekNumber?: string;
  month?: string;
}

export interface OfficeSeriesTime {
  startYear: number;
  startMonth: number;
  startDay: number;
  endYear?: number;
  endMonth?: number;
  endDay?: number;
  noEndDate?: true;
  /** Minutes since midnight. */
  startTimeMin: number;
  durationMin: number;
}

type Facts = Pick<HostAppointment, "start" | "end" | "timeZone" | "recurrence">;

/** The appointment's recurrence in office.js' words, null for a single appointment. */
export function toOfficeRecurrence(appointment: Facts): OfficeRecurrence | null {
  const { recurrence, timeZone, start } = appointment;
  if (!recurrence) return null;
  return {
    recurrenceType: typeOf(recurrence.pattern),
    recurrenceProperties: propertiesOf(recurrence.pattern),
    recurrenceTimeZone: { name: toWindowsZone(timeZone) ?? timeZone, offset: offsetOf(start, timeZone) },
    seriesTimeJson: seriesTimeOf(appointment),
  };
}

function typeOf(pattern: HostPattern): OfficeRecurrence["recurrenceType"] {
  switch (pattern.type) {
    case "daily":
      return "daily";
    case "weekly":
      return isEveryWorkingDay(pattern) ? "weekday" : "weekly";
    case "absoluteMonthly":
    case "relativeMonthly":
      return "monthly";
    case "absoluteYearly":
    case "relativeYearly":
      return "yearly";
  }
}

function propertiesOf(pattern: HostPattern): OfficeRecurrenceProperties | null {
  const { interval } = pattern;
  switch (pattern.type) {
    case "daily":
      return { interval };
    case "weekly":
      if (isEveryWorkingDay(pattern)) return null;
      return { interval, days: pattern.daysOfWeek.map(shortDay), firstDayOfWeek: shortDay(pattern.firstDayOfWeek) };
    case "absoluteMonthly":
      return { interval, dayOfMonth: pattern.dayOfMonth };
    case "relativeMonthly":
      return { interval, dayOfWeek: groupOf(pattern.daysOfWeek), weekNumber: pattern.index };
    case "absoluteYearly":
      return { interval, month: shortMonths[pattern.month - 1] ?? "", dayOfMonth: pattern.dayOfMonth };
    case "relativeYearly":
      return {
        interval,
        month: shortMonths[pattern.month - 1] ?? "",
        dayOfWeek: groupOf(pattern.daysOfWeek),
        weekNumber: pattern.index,
      };
  }
}

const shortMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function shortDay(day: Weekday): string {
  return day.slice(0, 3);
}

/** Office.js names one day, or a kind of day: "the last weekday of the month". */
function groupOf(days: Weekday[]): string {
  if (days.length === 7) return "day";
  if (days.length === workingDays.length) return "weekday";
  return days.length === 2 ? "weekendDay" : shortDay(days[0] ?? "monday");
}

function seriesTimeOf(appointment: Facts): OfficeSeriesTime {
  const { start, end, timeZone } = appointment;
  const [startDay = "", time = ""] = toLocal(start, timeZone).split("T");
  const first = partsOf(startDay);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const lastDay = lastDayOf(appointment);
  const last = lastDay === null ? undefined : partsOf(lastDay);
  return {
    startYear: first.year,
    startMonth: first.month,
    startDay: first.dayOfMonth,
    ...(last ? { endYear: last.year, endMonth: last.month, endDay: last.dayOfMonth } : { noEndDate: true as const }),
    startTimeMin: hours * 60 + minutes,
    durationMin: (Date.parse(end) - Date.parse(start)) / 60_000,
  };
}

/** Minutes between the zone and UTC on the day that the series begins. */
function offsetOf(start: string, timeZone: string): number {
  return (Date.parse(`${toLocal(start, timeZone)}Z`) - Date.parse(start)) / 60_000;
}
