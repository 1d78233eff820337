import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { brokenRule, closedSite } from "@magic-meetings/contract/rooms/room-rules.ts";
import { roomFit, type NearPlace } from "@magic-meetings/contract/rooms/room-score-rules.ts";
import type {
  Availability,
  RoomAlternative,
  RoomOffer,
  SiteClosed,
} from "@magic-meetings/contract/rooms/room-booking.ts";
import { localDay } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { findFreeRooms, type FreeRoom, type FreeRooms, type RoomSearch } from "./room-availability-sql.ts";
import { findAlternatives } from "./find-alternatives.ts";

const minute = 60_000;

export interface RoomQuestion extends Omit<RoomSearch, "siteId"> {
  siteIds: readonly string[];
  near: NearPlace | null;
}

/**
 * The free rooms of the sites, best fit first, with reasons; the nearest alternatives when nothing fits. A site that is
 * closed then offers nothing and is named. What a person holds in a week is not counted here: booking does.
 */
export async function findRooms(db: Queries, question: RoomQuestion, now: Date): Promise<Availability> {
  const searches = question.siteIds.map((siteId) => ({ ...question, siteId, limit: candidates(question) }));
  const sites = (await Promise.all(searches.map((search) => findFreeRooms(db, search)))).map(existing);
  const closed = sites.flatMap((site) => closedOf(site, question));
  const items = sites
    .filter(({ site }) => closed.every((one) => one.site.id !== site.id))
    .flatMap((site) => offersOf(site, question, now))
    .sort((a, b) => b.score - a.score || a.room.name.localeCompare(b.room.name))
    .slice(0, question.limit);
  if (items.length > 0) return { items, alternatives: [], closed };
  return { items, alternatives: await alternativesOf(db, searches, now), closed };
}

/** Seats decide most, so the smallest that fit are enough to choose from; a place to be near to may lead to any room. */
function candidates({ near, limit }: RoomQuestion): number {
  return near === null ? Math.max(20, limit) : 200;
}

function existing(site: FreeRooms | undefined): FreeRooms {
  if (site === undefined) throw new Refusal("not_found", "There is no such site");
  return site;
}

function closedOf({ site, calendar, timeZone }: FreeRooms, { start, end }: RoomQuestion): SiteClosed[] {
  const broken = closedSite(calendar, { start, end });
  if (broken === null || calendar === null) return [];
  const day = localDay(start, { timeZone }).toISODate();
  const { opensAt } = broken.allowed;
  return [
    {
      site,
      holiday: calendar.holidays.find((holiday) => holiday.day === day)?.name ?? null,
      opensAt: typeof opensAt === "string" ? opensAt : null,
    },
  ];
}

function offersOf({ rooms, timeZone, groupIds }: FreeRooms, question: RoomQuestion, now: Date): RoomOffer[] {
  const { start, end, capacity } = question;
  const ask = { start, end, now, timeZone, headCount: capacity, groupIds, heldThatWeek: null };
  return rooms.filter(({ rules }) => brokenRule(rules, ask) === null).map((free) => offerOf(free, question));
}

function offerOf(free: FreeRoom, { start, end, capacity, features, layout, near }: RoomQuestion): RoomOffer {
  const { room, seats, approvalNeeded, setupMinutes, cleardownMinutes } = free;
  const fit = roomFit(
    {
      seats,
      features: room.features,
      siteId: room.siteId,
      building: room.building,
      level: room.floorLevel,
      approvalNeeded,
      gapBefore: gap(free.before, new Date(start.getTime() - setupMinutes * minute)),
      gapAfter: gap(new Date(end.getTime() + cleardownMinutes * minute), free.after),
    },
    { capacity, features, layout: layout ?? undefined, near },
  );
  return { room, start: start.toISOString(), end: end.toISOString(), seats, approvalNeeded, ...fit };
}

function gap(from: Date | null, until: Date | null): number | null {
  return from === null || until === null ? null : Math.round((until.getTime() - from.getTime()) / minute);
}

async function alternativesOf(db: Queries, searches: readonly RoomSearch[], now: Date): Promise<RoomAlternative[]> {
  const found = await Promise.all(searches.map((search) => findAlternatives(db, search, now)));
  return found.flat();
}
