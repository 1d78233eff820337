import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { openBetween } from "@magic-meetings/contract/time/business-time.ts";
import type { UtilisationQuery } from "@magic-meetings/contract/utilisation/utilisation-contract.ts";
import { addFigures, noFigures } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type { Utilisation } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { DateTime } from "luxon";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { keptUpSites } from "../places/place-policy.ts";
import { findCountedSites, findSiteOfPlace, type CountedSite, type PlaceToCount } from "./counted-rooms-sql.ts";
import { placeRows } from "./place-rows.ts";
import { timeRows } from "./time-rows.ts";
import type { SitePeriod } from "./utilisation-sql.ts";

const mostDays = 400;
/** Rooms times days: a hundred rooms for a year, or a thousand for a month, are added up within seconds. */
const mostRoomDays = 40_000;

/** How rooms of a place were used; refuses a place that is not there or not the asker's, and a period that is too long. */
export async function readUtilisation(
  db: Queries,
  principal: Principal,
  query: UtilisationQuery,
): Promise<Utilisation> {
  const { from, to, by } = query;
  const days = daysOf(query);
  const { tenantId } = principal;
  const place = placeOf(query);
  const siteIds = await sitesToCount(db, principal, place);
  const found = siteIds?.length === 0 ? [] : await findCountedSites(db, { tenantId, siteIds, place, from });
  const rooms = found.reduce((sum, site) => sum + site.rooms.length, 0);
  if (rooms * days > mostRoomDays) {
    throw invalid("to", `That is ${rooms} rooms on ${days} days; ask for fewer rooms or days`);
  }
  const sites = found.map((site) => ({ site, period: periodOf(site, query) }));
  const counted = { tenantId, sites, by };
  const items = by === "hour" || by === "weekday" ? await timeRows(db, counted) : await placeRows(db, counted);
  return { by, from, to, items, total: items.reduce(addFigures, noFigures), rooms };
}

function daysOf({ from, to }: UtilisationQuery): number {
  const days = DateTime.fromISO(to, { zone: "UTC" }).diff(DateTime.fromISO(from, { zone: "UTC" }), "days").days + 1;
  if (!(days >= 1 && days <= mostDays)) throw invalid("to", `On or after the first day, within ${mostDays} days`);
  return days;
}

function placeOf({ site, building, floor, room }: UtilisationQuery): PlaceToCount {
  if ([site, building, floor, room].filter((id) => id !== undefined).length > 1) {
    throw invalid("site", "At most one of site, building, floor and room");
  }
  return { siteId: site ?? null, buildingId: building ?? null, floorId: floor ?? null, roomId: room ?? null };
}

function invalid(field: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer: `/query/${field}`, code: "invalid", detail }] });
}

/** Null is every site. */
async function sitesToCount(db: Queries, principal: Principal, place: PlaceToCount): Promise<string[] | null> {
  const own = keptUpSites(principal);
  if (Object.values(place).every((id) => id === null)) return own === "all" ? null : [...own];
  const siteId = await findSiteOfPlace(db, { tenantId: principal.tenantId, place });
  if (siteId === undefined || (own !== "all" && !own.has(siteId))) {
    throw new Refusal("not_found", "There is no such place");
  }
  return [siteId];
}

function periodOf({ id, timeZone, calendar }: CountedSite, days: { from: string; to: string }): SitePeriod {
  const from = DateTime.fromISO(days.from, { zone: timeZone }).startOf("day").toJSDate();
  const until = DateTime.fromISO(days.to, { zone: timeZone }).plus({ days: 1 }).startOf("day").toJSDate();
  return { siteId: id, timeZone, from, until, open: openBetween(calendar, from, until) };
}
