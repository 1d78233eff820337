import { minutesByHour } from "@magic-meetings/contract/utilisation/hour-slices.ts";
import { addFigures, figuresOf, noFigures } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type { UtilisationFigures, UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";
import type { Queries } from "../db/queries.ts";
import type { SiteToCount, ToCount } from "./counted-site.ts";
import { openUntil } from "./open-time.ts";
import { sumBookingsByHour } from "./utilisation-sql.ts";

/** A row for every weekday, or for every hour of the week in which something is open or booked. */
export async function timeRows(db: Queries, { tenantId, sites, by }: ToCount): Promise<UtilisationRow[]> {
  const rows = new Map<number, UtilisationRow>();
  const rooms = sites.reduce((sum, { site }) => sum + site.rooms.length, 0);
  const add = (weekday: number, hour: number | null, figures: UtilisationFigures) => {
    const key = weekday * 24 + (hour ?? 0);
    const row = rows.get(key) ?? { place: null, partOf: [], rooms, weekday, hour, ...noFigures };
    rows.set(key, { ...row, ...addFigures(row, figures) });
  };
  const hourOf = (hour: number) => (by === "hour" ? hour : null);
  if (by === "weekday") for (const weekday of [1, 2, 3, 4, 5, 6, 7]) add(weekday, null, noFigures);
  for (const { weekday, hour, minutes } of sites.flatMap(openMinutesByHour)) {
    add(weekday, hourOf(hour), { ...noFigures, openMinutes: minutes });
  }
  const roomIds = sites.flatMap(({ site }) => site.rooms.map(({ id }) => id));
  const periods = sites.map(({ period }) => period);
  const booked = roomIds.length === 0 ? [] : await sumBookingsByHour(db, { tenantId, periods, roomIds });
  for (const { weekday, hour, sums } of booked) add(weekday, hourOf(hour), figuresOf(sums));
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Of all rooms of a site together; those that stay are counted once and multiplied. */
function openMinutesByHour({ site, period }: SiteToCount) {
  const { open, timeZone } = period;
  const staying = site.rooms.filter(({ deletedAt }) => deletedAt === null).length;
  const leaving = site.rooms.filter(({ deletedAt }) => deletedAt !== null);
  return [
    ...minutesByHour(open, timeZone).map((slice) => ({ ...slice, minutes: slice.minutes * staying })),
    ...leaving.flatMap(({ deletedAt }) => minutesByHour(openUntil(open, deletedAt), timeZone)),
  ];
}
