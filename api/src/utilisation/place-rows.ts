import { addFigures, figuresOf, noFigures } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type {
  UtilisationFigures,
  UtilisationGrouping,
  UtilisationRow,
} from "@magic-meetings/contract/utilisation/utilisation.ts";
import type { Queries } from "../db/queries.ts";
import type { CountedRoom, CountedSite } from "./counted-rooms-sql.ts";
import type { ToCount } from "./counted-site.ts";
import { openUntil, totalMinutes } from "./open-time.ts";
import { sumBookingsByRoom } from "./utilisation-sql.ts";

/** A row for every room, floor or site, those without bookings among them. */
export async function placeRows(db: Queries, { tenantId, sites, by }: ToCount): Promise<UtilisationRow[]> {
  const figures = await figuresByRoom(db, { tenantId, sites });
  const rows = new Map<string, UtilisationRow>();
  for (const { site, period } of sites) {
    for (const room of site.rooms) {
      const openMinutes = totalMinutes(openUntil(period.open, room.deletedAt));
      const own = { ...(figures.get(room.id) ?? noFigures), openMinutes };
      const { place, partOf } = placeOf(by, site, room);
      const row = rows.get(place.id) ?? { place, partOf, rooms: 0, weekday: null, hour: null, ...noFigures };
      rows.set(place.id, { ...row, ...addFigures(row, own), rooms: row.rooms + 1 });
    }
  }
  return [...rows.values()];
}

async function figuresByRoom(
  db: Queries,
  { tenantId, sites }: Omit<ToCount, "by">,
): Promise<Map<string, UtilisationFigures>> {
  const roomIds = sites.flatMap(({ site }) => site.rooms.map(({ id }) => id));
  const figures = new Map<string, UtilisationFigures>();
  if (roomIds.length === 0) return figures;
  const periods = sites.map(({ period }) => period);
  for (const { roomId, sums } of await sumBookingsByRoom(db, { tenantId, periods, roomIds })) {
    figures.set(roomId, addFigures(figures.get(roomId) ?? noFigures, figuresOf(sums)));
  }
  return figures;
}

function placeOf(by: UtilisationGrouping, site: CountedSite, { id, name, floor, building }: CountedRoom) {
  if (by === "site") return { place: { id: site.id, name: site.name }, partOf: [] };
  if (by === "floor") return { place: floor, partOf: [building, site.name] };
  return { place: { id, name }, partOf: [floor.name, building, site.name] };
}
