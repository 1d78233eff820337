import type { RoomOffer } from "@magic-meetings/contract/rooms/room-booking.ts";
import { roomFit } from "@magic-meetings/contract/rooms/room-score-rules.ts";
import { closedSite } from "@magic-meetings/contract/rooms/room-rules.ts";
import type { Queries } from "../db/queries.ts";
import { judgeDates, type Judgement } from "./judge-dates.ts";
import { findReplacements } from "./series-availability-sql.ts";
import { readSeriesForRooms, type DateForRoom, type RoomForSeries } from "./series-room-sql.ts";

/** How many free rooms are looked at for a date, in case that the best are not allowed. */
const mostCandidates = 3;

export interface ReplacementsWanted extends Judgement {
  tenantId: string;
  seriesId: string;
  insteadOf: RoomForSeries["room"];
  /** Of the site: while it is closed there is no replacement. */
  calendar: RoomForSeries["terms"]["calendar"];
  dates: readonly DateForRoom[];
}

/**
 * The best replacement for a room on each of several dates, by the date's meeting: free, allowed, in the same building
 * first, then by near floors and the seats that stay empty. A date for which there is none is left out.
 */
export async function offerReplacements(db: Queries, wanted: ReplacementsWanted): Promise<Map<string, RoomOffer>> {
  const { tenantId, seriesId, insteadOf, headCount, now, calendar } = wanted;
  const dates = wanted.dates.filter((date) => closedSite(calendar, date) === null);
  if (dates.length === 0) return new Map();
  const found = await findReplacements(db, {
    tenantId,
    siteId: insteadOf.siteId,
    dates,
    insteadOf: insteadOf.id,
    capacity: headCount,
    most: mostCandidates,
  });
  const roomIds = [...new Set([...found.values()].flat())];
  const rooms = (await readSeriesForRooms(db, { tenantId, seriesId, roomIds, now }))?.rooms ?? [];
  const refused = new Map<string, ReadonlyMap<string, unknown>>();
  for (const { room, terms } of rooms) {
    refused.set(room.id, await judgeDates(db, { room, terms: { ...terms, calendar: null } }, dates, wanted));
  }
  const byId = new Map(rooms.map((room) => [room.room.id, room]));
  const offers = new Map<string, RoomOffer>();
  for (const date of dates) {
    const best = (found.get(date.meetingId) ?? []).find((id) => byId.has(id) && !refused.get(id)?.has(date.meetingId));
    const room = best === undefined ? undefined : byId.get(best);
    if (room) offers.set(date.meetingId, offerOf(room, date, wanted));
  }
  return offers;
}

function offerOf({ room, terms }: RoomForSeries, date: DateForRoom, wanted: ReplacementsWanted): RoomOffer {
  const { headCount, insteadOf } = wanted;
  const near = { floorId: "", siteId: insteadOf.siteId, building: insteadOf.building, level: insteadOf.floorLevel };
  const judged = {
    seats: room.capacity,
    features: room.features,
    siteId: room.siteId,
    building: room.building,
    level: room.floorLevel,
    approvalNeeded: terms.approvalNeeded,
    gapBefore: null,
    gapAfter: null,
  };
  return {
    room,
    start: date.start.toISOString(),
    end: date.end.toISOString(),
    ...roomFit(judged, { capacity: headCount, features: [], near }),
    seats: room.capacity,
    approvalNeeded: terms.approvalNeeded,
  };
}
