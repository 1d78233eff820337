import type { RoomCombination } from "@magic-meetings/contract/places/room-detail.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { InTheWay } from "./keep-up.ts";

const combinationJson = `json_build_object(
            'id', w.id, 'version', w.version, 'siteId', w.site_id,
            'whole', json_build_object('id', w.id, 'name', w.name),
            'parts', (select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.space_part)
                        from meeting_room p
                       where p.tenant_id = w.tenant_id
                         and p.space_of = w.id))`;

const list = sql(
  "room_combination_list",
  `select ${combinationJson} as combination
     from meeting_room w
    where w.tenant_id = $1
      and w.shares_space
      and w.space_of is null
      and ($2::uuid is null or w.site_id = $2)
      and ($3::text is null or (w.name, w.id) > ($3::text, $4::uuid))
    order by w.name, w.id
    limit $5`,
);

export async function listCombinations(
  db: Queries,
  args: { tenantId: string; siteId: string | null; after: [string, string] | undefined; limit: number },
): Promise<RoomCombination[]> {
  const { tenantId, siteId, after, limit } = args;
  const values = [tenantId, siteId, after?.[0] ?? null, after?.[1] ?? null, limit];
  return (await db.query<{ combination: RoomCombination }>(list, values)).map((row) => row.combination);
}

const find = sql(
  "room_combination_by_id",
  `select ${combinationJson} as combination
     from meeting_room w
    where w.tenant_id = $1
      and w.id = $2`,
);

export async function findCombination(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<RoomCombination | undefined> {
  return (await db.query<{ combination: RoomCombination }>(find, [tenantId, id]))[0]?.combination;
}

/** A room as its place in a space finds it. */
export interface RoomInSpace {
  id: string;
  name: string;
  siteId: string;
  floorId: string;
  version: number;
  spaceOf: string | null;
  spacePart: string;
  sharesSpace: boolean;
}

const lock = sql(
  "room_combination_lock",
  `select r.id, r.name, r.site_id, r.floor_id, r.version, r.space_of, r.space_part::text as space_part, r.shares_space
     from meeting_room r
    where r.tenant_id = $1
      and r.id = any($2::uuid[])
      and r.deleted_at is null
    order by r.id
      for no key update of r`,
);

interface LockedRow {
  id: string;
  name: string;
  site_id: string;
  floor_id: string;
  version: number;
  space_of: string | null;
  space_part: string;
  shares_space: boolean;
}

/** Locks rooms in the order of their ids: nobody books one of them until the transaction ends. */
export async function lockRoomsInSpace(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<RoomInSpace[]> {
  const rows = await db.query<LockedRow>(lock, [tenantId, ids]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    siteId: row.site_id,
    floorId: row.floor_id,
    version: row.version,
    spaceOf: row.space_of,
    spacePart: row.space_part,
    sharesSpace: row.shares_space,
  }));
}

const setSpace = sql(
  "room_combination_set",
  `update meeting_room
      set space_of = $3,
          space_part = $4::int4range,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);
const setBookings = sql(
  "room_combination_set_bookings",
  `update room_booking
      set space_of = $3,
          space_part = $4::int4range
    where tenant_id = $1
      and room_id = $2
      and ends_at > $5::timestamptz`,
);

/** Gives a room its part of a space, and with it whatever is booked in it from now on. */
export async function placeRoomInSpace(
  db: Queries,
  args: { tenantId: string; id: string; spaceOf: string | null; part: string; now: Date; userId: string | null },
): Promise<void> {
  const { tenantId, id, spaceOf, part, now, userId } = args;
  await db.execute(setSpace, [tenantId, id, spaceOf, part, now, userId]);
  await db.execute(setBookings, [tenantId, id, spaceOf, part, now]);
}

const conflicts = sql(
  "room_combination_conflicts",
  `select count(*) over ()::integer as count, w.id, r.name as room, p.name, w.starts_at
     from room_booking w
     join meeting_room r on r.tenant_id = w.tenant_id and r.id = w.room_id
     join meeting m on m.tenant_id = w.tenant_id and m.id = w.meeting_id
     join app_user p on p.tenant_id = m.tenant_id and p.id = m.organizer_id
    where w.tenant_id = $1
      and w.room_id = $2
      and w.status in ('provisional', 'confirmed')
      and w.ends_at > $4::timestamptz
      and exists (
        select
          from room_booking k
         where k.tenant_id = w.tenant_id
           and k.room_id = any($3::uuid[])
           and k.status in ('provisional', 'confirmed')
           and k.during && w.during)
    order by w.starts_at, w.id
    limit 5`,
);

/** The bookings of a whole that its parts are booked across, from now on: how many, and the first few. */
export async function findSpaceConflicts(
  db: Queries,
  { tenantId, wholeId, partIds, now }: { tenantId: string; wholeId: string; partIds: readonly string[]; now: Date },
): Promise<InTheWay> {
  const rows = await db.query<{ count: number; id: string; room: string; name: string; starts_at: Date }>(conflicts, [
    tenantId,
    wholeId,
    partIds,
    now,
  ]);
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map((row) => ({
      type: "room_booking",
      id: row.id,
      name: `${row.room}, ${row.name}`,
      start: row.starts_at.toISOString(),
    })),
  };
}
