import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomTermsJson, type RoomTerms } from "./room-terms-sql.ts";

export interface Replacement {
  roomId: string;
  roomName: string;
  siteId: string;
  setupMinutes: number;
  cleardownMinutes: number;
  spaceOf: string | null;
  spacePart: string;
  terms: RoomTerms;
}

const replacements = sql(
  "room_replacements",
  `select r.id, r.name, r.site_id, ${roomTermsJson("$4::timestamptz")} as terms
     from meeting_room old
     join floor old_floor on old_floor.tenant_id = old.tenant_id and old_floor.id = old.floor_id
     join meeting_room r on r.tenant_id = old.tenant_id and r.site_id = old.site_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join site e on e.tenant_id = r.tenant_id and e.id = r.site_id
    where old.tenant_id = $1
      and old.id = $2
      and r.id <> old.id
      and r.deleted_at is null
      and not r.approval_needed
      and r.capacity >= $3
      and not exists (
        select 1
          from room_booking k
         where k.tenant_id = $1
           and k.space_id = r.space_id
           and k.space_part && r.space_part
           and k.status in ('provisional', 'confirmed')
           and k.during && tstzrange(
             $4::timestamptz - make_interval(mins => r.setup_minutes),
             $5::timestamptz + make_interval(mins => r.cleardown_minutes)))
    order by f.building_id = old_floor.building_id desc, r.features @> old.features desc, r.capacity,
             abs(f.level - old_floor.level), r.name
    limit 5`,
);

/** Free rooms that hold everybody, of the same building first, then with everything the old room has, then the smallest. */
export async function findReplacements(
  db: Queries,
  args: { tenantId: string; roomId: string; meetingId: string; start: Date; end: Date; capacity: number },
): Promise<Replacement[]> {
  const { tenantId, roomId, capacity, start, end } = args;
  const rows = await db.query<{ id: string; name: string; site_id: string; terms: RoomTerms }>(replacements, [
    tenantId,
    roomId,
    capacity,
    start,
    end,
  ]);
  return rows.map(({ id, name, site_id, terms }) => ({
    roomId: id,
    roomName: name,
    siteId: site_id,
    setupMinutes: terms.setupMinutes,
    cleardownMinutes: terms.cleardownMinutes,
    spaceOf: terms.spaceOf,
    spacePart: terms.spacePart,
    terms,
  }));
}
