import { IANAZone } from "luxon";
import { toIanaZone } from "../time/windows-zones.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The moment of a wall-clock time, `HH:mm` or `HH:mm:ss`, on a date in a zone (IANA or Windows name). In the hour that a
 * clock skips, the time counts as it would have been without the change, so it is later by what was skipped (RFC 5545,
 * section 3.3.5); in the hour that comes twice, it is the first. Throws where nobody knows the zone.
 */
export function occurrenceMoment(date: string, time: string, zoneName: string): Date {
  const zone = zoneNamed(zoneName);
  const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  // No zone is a day away from UTC: the offsets that hold on either side of a change, if there is one near.
  const before = wall - zone.offset(wall - day) * minute;
  const after = wall - zone.offset(wall + day) * minute;
  const shows = (moment: number) => moment + zone.offset(moment) * minute === wall;
  return new Date(shows(before) || !shows(after) ? before : after);
}

/** The date and the time that a clock in a zone (IANA or Windows name) shows at a moment. */
export function wallClock(moment: Date, zoneName: string): { date: string; time: string } {
  const offset = zoneNamed(zoneName).offset(moment.getTime());
  const wall = new Date(moment.getTime() + offset * minute).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 19) };
}

const zones = new Map<string, IANAZone>();

/** Asking whether a zone is known takes far longer than asking it for an offset. */
function zoneNamed(name: string): IANAZone {
  const known = zones.get(name);
  if (known) return known;
  const zone = IANAZone.create(toIanaZone(name) ?? "");
  if (!zone.isValid) throw new RangeError(`Nobody knows the zone ${name}`);
  zones.set(name, zone);
  return zone;
}
