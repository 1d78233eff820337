import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import { DateTime } from "luxon";
import { z } from "zod";

/** Graph gives local time and zone apart: `2019-03-10T12:00:00.0000000` with `Pacific Standard Time`. */
export const dateTimeTimeZoneSchema = z.looseObject({ dateTime: z.string(), timeZone: z.string().nullish() });

/** The moment, in UTC; refuses one in a zone that nobody knows. `name` says what it is of the event. */
export function readGraphMoment(
  { dateTime, timeZone }: z.infer<typeof dateTimeTimeZoneSchema>,
  name: "start" | "end",
): string {
  const zone = toIanaZone(timeZone ?? "UTC");
  const moment = DateTime.fromISO(dateTime, { zone: zone ?? "invalid" });
  if (!moment.isValid) throw new Refusal("event_not_understood", `The event's ${name} is no time in a known zone`);
  return moment.toUTC().toISO();
}

/** A moment without a zone in it, as Graph wants it beside the zone's name. */
export function writeGraphMoment(moment: Date): { dateTime: string; timeZone: "UTC" } {
  return { dateTime: moment.toISOString().slice(0, 19), timeZone: "UTC" };
}
