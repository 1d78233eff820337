import type { BusinessHours, Holiday, OpeningHours } from "@magic-meetings/contract/places/business-hours.ts";
import type { FormSpec } from "./form-spec.ts";

export type HoursForm = {
  name: string;
  timeZone: string;
  /** Any number of periods on a weekday, 1 is Monday; a weekday without one is closed. */
  days: OpeningHours[];
};

export const hoursForm: FormSpec<BusinessHours, HoursForm> = {
  blank: () => ({
    name: "",
    timeZone: "",
    days: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "17:00" })),
  }),
  of: ({ name, timeZone, days }) => ({ name, timeZone, days }),
  body: (form) => form,
};

/** One more period on a weekday, after those it has. */
export function addPeriod(days: readonly OpeningHours[], weekday: number): OpeningHours[] {
  const last = days.filter((day) => day.weekday === weekday).at(-1);
  const opens = last ? later(last.closes, 60) : "08:00";
  return [...days, { weekday, opens, closes: last ? later(opens, 120) : "17:00" }];
}

/** Gives other weekdays the periods of one of them. */
export function copyDay(days: readonly OpeningHours[], from: number, to: readonly number[]): OpeningHours[] {
  const periods = days.filter(({ weekday }) => weekday === from);
  const others = days.filter(({ weekday }) => !to.includes(weekday));
  return [...others, ...to.flatMap((weekday) => periods.map((period) => ({ ...period, weekday })))];
}

/** So many minutes later on the same day; the end of the day is 24:00. */
function later(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const sum = Math.min(hour * 60 + minute + minutes, 24 * 60);
  return `${String(Math.floor(sum / 60)).padStart(2, "0")}:${String(sum % 60).padStart(2, "0")}`;
}

export type HolidayForm = {
  day: string;
  name: string;
  /** Empty: it is closed all day. */
  opens: string;
  closes: string;
};

export const holidayForm: FormSpec<Holiday, HolidayForm> = {
  blank: () => ({ day: "", name: "", opens: "", closes: "" }),
  of: ({ day, name, opens, closes }) => ({ day, name, opens: opens ?? "", closes: closes ?? "" }),
  body: ({ day, name, opens, closes }) => ({ day, name, opens: opens || null, closes: closes || null }),
  below: (businessHoursId) => ({ businessHoursId }),
};
