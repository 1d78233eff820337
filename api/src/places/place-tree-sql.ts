import type { PlaceTree } from "@magic-meetings/contract/places/place-tree.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

type Country = PlaceTree["countries"][number];
export type TreeCountry = Omit<Country, "sites"> & { sites: Omit<Country["sites"][number], "allowed">[] };

const tree = sql(
  "place_tree",
  `with room as materialized (
     select r.id, r.name, r.capacity, r.approval_needed, r.floor_id,
            row_number() over (order by r.site_id, r.floor_id, r.name, r.id) as number
       from meeting_room r
      where r.tenant_id = $1
        and ($2::uuid is null or r.site_id = $2)
        and r.deleted_at is null
      order by number
      limit $3::integer + 1
   ), rooms_of_floor as (
     select r.floor_id, json_agg(json_build_object(
              'id', r.id, 'name', r.name, 'capacity', r.capacity, 'approvalNeeded', r.approval_needed)
              order by r.name, r.id) as rooms
       from room r
      where r.number <= $3
      group by r.floor_id
   ), floors_of_building as (
     select f.building_id, json_agg(json_build_object(
              'id', f.id, 'name', f.name, 'level', f.level, 'hasPlan', f.plan_svg is not null,
              'rooms', coalesce(r.rooms, '[]')) order by f.level) as floors
       from floor f
       left join rooms_of_floor r on r.floor_id = f.id
      where f.tenant_id = $1
        and f.deleted_at is null
      group by f.building_id
   ), buildings_of_site as (
     select b.site_id, json_agg(json_build_object('id', b.id, 'name', b.name, 'floors', coalesce(f.floors, '[]'))
              order by b.name, b.id) as buildings
       from building b
       left join floors_of_building f on f.building_id = b.id
      where b.tenant_id = $1
        and b.deleted_at is null
      group by b.site_id
   ), sites_of_country as (
     select s.country_id, json_agg(json_build_object(
              'id', s.id, 'name', s.name, 'timeZone', s.time_zone, 'buildings', coalesce(b.buildings, '[]'))
              order by s.name, s.id) as sites
       from site s
       left join buildings_of_site b on b.site_id = s.id
      where s.tenant_id = $1
        and ($2::uuid is null or s.id = $2)
        and s.deleted_at is null
      group by s.country_id
   )
   select (select coalesce(json_agg(json_build_object(
                    'id', c.id, 'name', c.name, 'code', c.code, 'sites', coalesce(s.sites, '[]'))
                    order by c.name, c.id), '[]')
             from country c
             left join sites_of_country s on s.country_id = c.id
            where c.tenant_id = $1
              and ($2::uuid is null or s.sites is not null)
              and c.deleted_at is null) as countries,
          (select count(*) > $3 from room) as truncated`,
);

export async function readPlaceTree(
  db: Queries,
  { tenantId, siteId, mostRooms }: { tenantId: string; siteId: string | null; mostRooms: number },
): Promise<{ countries: TreeCountry[]; truncated: boolean }> {
  const rows = await db.query<{ countries: TreeCountry[]; truncated: boolean }>(tree, [tenantId, siteId, mostRooms]);
  return rows[0] ?? { countries: [], truncated: false };
}

const countries = sql(
  "country_list",
  `select c.id, c.code, c.name, c.currency
     from country c
    where c.tenant_id = $1
      and c.deleted_at is null
      and ($2::text is null or (c.name, c.id) > ($2::text, $3::uuid))
    order by c.name, c.id
    limit $4`,
);

export async function listCountries(
  db: Queries,
  args: { tenantId: string; after: [string, string] | undefined; limit: number },
): Promise<{ id: string; code: string; name: string; currency: string }[]> {
  const { tenantId, after, limit } = args;
  return db.query(countries, [tenantId, after?.[0] ?? null, after?.[1] ?? null, limit]);
}
