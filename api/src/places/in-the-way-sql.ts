import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";
import type { InTheWay } from "./keep-up.ts";

// What hangs on a place and keeps it from being deleted: how many, and the first few by name. The place's own row is
// locked, and so nothing new can be hung on it meanwhile.

const few = 5;

const underSite = inTheWay(
  "site",
  `select 'building' as type, b.id, b.name
     from building b
    where b.tenant_id = $1 and b.site_id = $2 and b.deleted_at is null
    union all
   select 'access_point', a.id, a.name
     from access_point a
    where a.tenant_id = $1 and a.site_id = $2 and a.deleted_at is null
    union all
   select 'meeting', m.id, p.name
     from meeting_location l
     join meeting m on m.tenant_id = l.tenant_id and m.id = l.meeting_id
     join app_user p on p.tenant_id = m.tenant_id and p.id = m.organizer_id
    where l.tenant_id = $1 and l.site_id = $2 and l.left_at is null and m.ends_at > $3::timestamptz and m.deleted_at is null
      and m.status in ('draft', 'scheduled', 'started')`,
);
const underBuilding = inTheWay(
  "building",
  `select 'floor' as type, f.id, f.name
     from floor f
    where f.tenant_id = $1 and f.building_id = $2 and f.deleted_at is null and $3::timestamptz is not null`,
);
const underFloor = inTheWay(
  "floor",
  `select 'room' as type, r.id, r.name
     from meeting_room r
    where r.tenant_id = $1 and r.floor_id = $2 and r.deleted_at is null and $3::timestamptz is not null
    union all
   select 'access_point', a.id, a.name
     from access_point a
    where a.tenant_id = $1 and a.floor_id = $2 and a.deleted_at is null`,
);
const withHours = inTheWay(
  "business_hours",
  `select 'site' as type, s.id, s.name
     from site s
    where s.tenant_id = $1 and s.business_hours_id = $2 and s.deleted_at is null and $3::timestamptz is not null
    union all
   select 'vendor', v.id, v.name
     from vendor v
    where v.tenant_id = $1 and v.business_hours_id = $2 and v.deleted_at is null`,
);
const ofRoomGroup = inTheWay(
  "room_group",
  `select 'room_rule' as type, u.id, u.name
     from room_rule u
    where u.tenant_id = $1 and u.room_group_id = $2 and u.deleted_at is null and $3::timestamptz is not null`,
);
const ofUserGroup = inTheWay(
  "user_group",
  `select 'room_rule' as type, u.id, u.name
     from room_rule u
    where u.tenant_id = $1 and u.terms -> 'groupIds' ? $2::text and u.deleted_at is null
      and $3::timestamptz is not null
    union all
   select 'service_catalogue', c.id, c.name
     from service_catalogue_group m
     join service_catalogue c on c.tenant_id = m.tenant_id and c.id = m.service_catalogue_id
    where m.tenant_id = $1 and m.user_group_id = $2::uuid and c.deleted_at is null`,
);
const ofServiceCategory = inTheWay(
  "service_category",
  `select 'service' as type, s.id, s.name
     from service s
    where s.tenant_id = $1 and s.category_id = $2 and s.deleted_at is null and $3::timestamptz is not null`,
);
const ofRoom = inTheWay(
  "room",
  `select 'room' as type, o.id, o.name
     from meeting_room r
     join meeting_room o on o.tenant_id = r.tenant_id and o.space_id = r.space_id and o.id <> r.id
    where r.tenant_id = $1 and r.id = $2 and o.deleted_at is null and $3::timestamptz is not null`,
);

export type PlaceInTheWay =
  "site" | "building" | "floor" | "business_hours" | "room_group" | "user_group" | "room" | "service_category";

const statements: Record<PlaceInTheWay, Statement> = {
  site: underSite,
  building: underBuilding,
  floor: underFloor,
  business_hours: withHours,
  room_group: ofRoomGroup,
  user_group: ofUserGroup,
  room: ofRoom,
  service_category: ofServiceCategory,
};

function inTheWay(type: string, children: string): Statement {
  return sql(
    `in_the_way_of_${type}`,
    `with child as (
     ${children}
   )
   select (select count(*)::integer from child) as count, c.type, c.id, c.name
     from child c
    order by c.type = 'meeting', c.name, c.id
    limit ${few}`,
  );
}

export async function findInTheWay(
  db: Queries,
  type: PlaceInTheWay,
  { tenantId, id, now }: { tenantId: string; id: string; now: Date },
): Promise<InTheWay> {
  const rows = await db.query<{ count: number; type: string; id: string; name: string }>(statements[type], [
    tenantId,
    id,
    now,
  ]);
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map(({ type: of, id: itsId, name }) => ({ type: of, id: itsId, name })),
  };
}
