import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// What a thing refers to, locked so that it is not deleted before the thing is there. Each gives nothing where it is
// not there or deleted.

interface Ask {
  tenantId: string;
  id: string;
}

const country = sql(
  "referred_country",
  `select c.id
     from country c
    where c.tenant_id = $1
      and c.id = $2
      and c.deleted_at is null`,
);

export async function isCountry(db: Queries, { tenantId, id }: Ask): Promise<boolean> {
  return (await db.query(country, [tenantId, id])).length === 1;
}

const hours = sql(
  "referred_business_hours",
  `select h.id
     from business_hours h
    where h.tenant_id = $1
      and h.id = any($2::uuid[])
      and h.deleted_at is null
    order by h.id
      for share of h`,
);

export async function shareBusinessHours(db: Queries, { tenantId, id }: Ask): Promise<boolean> {
  return shareAllBusinessHours(db, { tenantId, ids: [id] });
}

/** Whether all of them are there; none is named twice. */
export async function shareAllBusinessHours(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<boolean> {
  return (await db.query(hours, [tenantId, ids])).length === ids.length;
}

const site = sql(
  "referred_site",
  `select s.id
     from site s
    where s.tenant_id = $1
      and s.id = $2
      and s.deleted_at is null
      for share of s`,
);

export async function shareSite(db: Queries, { tenantId, id }: Ask): Promise<boolean> {
  return (await db.query(site, [tenantId, id])).length === 1;
}

const building = sql(
  "referred_building",
  `select b.site_id
     from building b
    where b.tenant_id = $1
      and b.id = $2
      and b.deleted_at is null
      for share of b`,
);

/** Gives the building's site. */
export async function shareBuilding(db: Queries, { tenantId, id }: Ask): Promise<string | undefined> {
  return (await db.query<{ site_id: string }>(building, [tenantId, id]))[0]?.site_id;
}

const floor = sql(
  "referred_floor",
  `select b.site_id
     from floor f
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where f.tenant_id = $1
      and f.id = $2
      and f.deleted_at is null
      for share of f`,
);

/** Gives the floor's site. */
export async function shareFloor(db: Queries, { tenantId, id }: Ask): Promise<string | undefined> {
  return (await db.query<{ site_id: string }>(floor, [tenantId, id]))[0]?.site_id;
}

const rooms = sql(
  "referred_rooms",
  `select r.id, r.site_id
     from meeting_room r
    where r.tenant_id = $1
      and r.id = any($2::uuid[])
      and r.deleted_at is null`,
);

export interface ReferredRoom {
  id: string;
  siteId: string;
}

/** Not locked: a deleted room in a group does no harm, and bookings wait for rooms. */
export async function findRooms(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<ReferredRoom[]> {
  const rows = await db.query<{ id: string; site_id: string }>(rooms, [tenantId, ids]);
  return rows.map((row) => ({ id: row.id, siteId: row.site_id }));
}

const roomGroup = sql(
  "referred_room_group",
  `select array(select distinct r.site_id
                  from room_group_member m
                  join meeting_room r on r.tenant_id = m.tenant_id and r.id = m.room_id
                 where m.tenant_id = g.tenant_id
                   and m.group_id = g.id) as site_ids
     from room_group g
    where g.tenant_id = $1
      and g.id = $2
      and g.deleted_at is null
      for share of g`,
);

/** Gives the sites of the group's rooms. */
export async function shareRoomGroup(db: Queries, { tenantId, id }: Ask): Promise<string[] | undefined> {
  return (await db.query<{ site_ids: string[] }>(roomGroup, [tenantId, id]))[0]?.site_ids;
}

const userGroups = sql(
  "referred_user_groups",
  `select g.id
     from user_group g
    where g.tenant_id = $1
      and g.id = any($2::uuid[])
      and g.deleted_at is null
    order by g.id
      for share of g`,
);

export async function shareUserGroups(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<string[]> {
  return (await db.query<{ id: string }>(userGroups, [tenantId, ids])).map((row) => row.id);
}

const users = sql(
  "referred_users",
  `select u.id
     from app_user u
    where u.tenant_id = $1
      and u.id = any($2::uuid[])
      and u.deleted_at is null`,
);

export async function findUserIds(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<string[]> {
  return (await db.query<{ id: string }>(users, [tenantId, ids])).map((row) => row.id);
}
