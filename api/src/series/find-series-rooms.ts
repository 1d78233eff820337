import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { roomFit } from "@magic-meetings/contract/rooms/room-score-rules.ts";
import type { SeriesRoomOffers } from "@magic-meetings/contract/series/series.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { countFreeDates } from "./series-availability-sql.ts";
import { readDatesOfSeries } from "./series-dates-sql.ts";

export interface SeriesRoomSearch {
  seriesId: string;
  siteId: string | undefined;
  capacity: number | undefined;
  features: readonly string[];
  limit: number;
}

/** How much being free on every date weighs against how well the room fits. */
const mostPoints = 100;

/** Rooms for a whole series: first those that are free on most of its coming dates, then those that fit best. */
export async function findSeriesRooms(
  db: Queries,
  search: SeriesRoomSearch,
  { principal, now }: { principal: Principal; now: Date },
): Promise<SeriesRoomOffers> {
  const { tenantId } = principal;
  const series = changeable(principal, await readDatesOfSeries(db, { tenantId, seriesId: search.seriesId, now }));
  const siteId = search.siteId ?? series.siteId;
  if (siteId === null) throw new Refusal("no_location", "This series has no location: say at which site");
  const capacity = search.capacity ?? series.headCount;
  const { dates } = series;
  const { features, limit } = search;
  const rooms = await countFreeDates(db, { tenantId, siteId, dates, capacity, features, limit });
  const items = rooms.map(({ room, freeOn }) => {
    const judged = {
      seats: room.capacity,
      features: room.features,
      siteId: room.siteId,
      building: room.building,
      level: room.floorLevel,
      approvalNeeded: false,
      gapBefore: null,
      gapAfter: null,
    };
    return { room, freeOn, ...roomFit(judged, { capacity, features }) };
  });
  const order = (one: (typeof items)[number]) => one.freeOn * mostPoints + one.score;
  return { dates: dates.length, items: items.sort((a, b) => order(b) - order(a)) };
}
