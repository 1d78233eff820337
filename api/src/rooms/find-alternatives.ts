import type { RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import { brokenRule } from "@magic-meetings/contract/rooms/room-rules.ts";
import { isOpenThroughout, openBetween } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { findFreeRooms, readRoomDays, type FreeRooms, type RoomDay, type RoomSearch } from "./room-availability-sql.ts";
import { findNeighbourSites, readSiteTerms } from "./site-terms-sql.ts";
import { reach, roomAlternatives } from "./room-alternatives.ts";

export type AlternativeSearch = Pick<
  RoomSearch,
  "tenantId" | "siteId" | "start" | "end" | "capacity" | "features" | "meetingId" | "userId"
>;

/** What can be had instead at a site: rooms and times that its hours and rules allow, else a room at a site nearby. */
export async function findAlternatives(db: Queries, search: AlternativeSearch, now: Date): Promise<RoomAlternative[]> {
  const { start, end, capacity } = search;
  const terms = await readSiteTerms(db, { ...search, day: start });
  if (terms === undefined) return [];
  const days = await readRoomDays(db, search);
  const { calendar, timeZone, groupIds } = terms;
  const open = openBetween(calendar, new Date(start.getTime() - reach), new Date(end.getTime() + reach));
  const mayHold = ({ rules }: RoomDay, from: Date, until: Date) =>
    open.some(({ opens, closes }) => opens <= from.getTime() && until.getTime() <= closes) &&
    brokenRule(rules, { start: from, end: until, now, timeZone, headCount: capacity, groupIds, heldThatWeek: null }) ===
      null;
  const here = roomAlternatives(days, { start, end, capacity, now, mayHold });
  return here.some(({ kind }) => kind === "other_room") ? here : [...here, ...(await elsewhere(db, search, now))];
}

/** One room at each of the sites of the same country that are open then. */
async function elsewhere(db: Queries, search: AlternativeSearch, now: Date): Promise<RoomAlternative[]> {
  const siteIds = await findNeighbourSites(db, search);
  const found = await Promise.all(
    siteIds.map((siteId) => findFreeRooms(db, { ...search, siteId, layout: null, limit: 5 })),
  );
  return found.flatMap((site) => (site === undefined ? [] : bestOf(site, search, now)));
}

function bestOf(
  { calendar, rooms, timeZone, groupIds }: FreeRooms,
  search: AlternativeSearch,
  now: Date,
): RoomAlternative[] {
  const { start, end, capacity } = search;
  if (!isOpenThroughout(calendar, start, end)) return [];
  const ask = { start, end, now, timeZone, headCount: capacity, groupIds, heldThatWeek: null };
  const best = rooms.find(({ rules, approvalNeeded }) => !approvalNeeded && brokenRule(rules, ask) === null);
  if (best === undefined) return [];
  return [{ kind: "other_site", room: best.room, start: start.toISOString(), end: end.toISOString() }];
}
