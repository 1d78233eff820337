import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { roomFit } from "@magic-meetings/contract/rooms/room-score-rules.ts";
import { closedSite } from "@magic-meetings/contract/rooms/room-rules.ts";
import type { SeriesRoomOffers } from "@magic-meetings/contract/series/series.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { judge } from "./judge-dates.ts";
import { findRoomsOnDates } from "./series-availability-sql.ts";
import { readDatesOfSeries } from "./series-dates-sql.ts";
import { findSiteCalendar } from "./site-calendar-sql.ts";

export interface SeriesRoomSearch {
  seriesId: string;
  siteId: string | undefined;
  capacity: number | undefined;
  features: readonly string[];
  limit: number;
}

/**
 * Rooms for a whole series: first those that can be had on most of its coming dates, then those that fit best. A date on
 * which a rule or the site's hours refuse the room does not count as one on which it can be had.
 */
export async function findSeriesRooms(
  db: Queries,
  search: SeriesRoomSearch,
  { principal, now }: { principal: Principal; now: Date },
): Promise<SeriesRoomOffers> {
  const { tenantId } = principal;
  const series = changeable(principal, await readDatesOfSeries(db, { tenantId, seriesId: search.seriesId, now }));
  const siteId = search.siteId ?? series.siteId;
  if (siteId === null) throw new Refusal("no_location", "This series has no location: say at which site");
  const calendar = await findSiteCalendar(db, { tenantId, siteId, now });
  if (calendar === undefined) throw new Refusal("not_found", "There is no such site");
  const { dates, organizer, headCount } = series;
  const { features, limit, capacity = headCount } = search;
  // Whether the site is open is the same for all its rooms.
  const wanted = dates.flatMap((date) => (closedSite(calendar, date) === null ? [{ ...date, held: [] }] : []));
  const rooms = await findRoomsOnDates(db, { tenantId, siteId, dates, capacity, features });
  const items = rooms.map(({ room, terms, takenOn }) => {
    const free = wanted.filter(({ meetingId }) => !takenOn.has(meetingId));
    const asked = { organizer, headCount, now, heldStarts: [] };
    const refused = judge({ room, terms: { ...terms, calendar: null } }, free, asked);
    const { capacity: seats, floorLevel: level } = room;
    const judged = { ...room, seats, level, approvalNeeded: false, gapBefore: null, gapAfter: null };
    return { room, freeOn: free.length - refused.size, ...roomFit(judged, { capacity, features }) };
  });
  const best = items.sort((a, b) => b.freeOn - a.freeOn || b.score - a.score).slice(0, limit);
  return { dates: dates.length, items: best };
}
