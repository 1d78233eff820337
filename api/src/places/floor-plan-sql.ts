import type { FloorPlan } from "@magic-meetings/contract/places/floor-plan.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const find = sql(
  "floor_plan_by_id",
  `select f.id, f.version, f.plan_svg, f.deleted_at is not null as is_deleted, b.site_id,
          (select coalesce(json_agg(json_build_object(
                    'id', r.id, 'name', r.name, 'capacity', r.capacity, 'shape', r.plan_shape,
                    'x', r.plan_x, 'y', r.plan_y) order by r.name, r.id), '[]')
             from meeting_room r
            where r.tenant_id = f.tenant_id
              and r.floor_id = f.id
              and r.deleted_at is null) as rooms
     from floor f
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where f.tenant_id = $1
      and f.id = $2`,
);

export interface FloorPlanRecord {
  floorId: string;
  siteId: string;
  version: number;
  isDeleted: boolean;
  svg: string | null;
  rooms: FloorPlan["rooms"];
}

export async function findFloorPlan(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<FloorPlanRecord | undefined> {
  const rows = await db.query<{
    id: string;
    site_id: string;
    version: number;
    is_deleted: boolean;
    plan_svg: string | null;
    rooms: FloorPlan["rooms"];
  }>(find, [tenantId, id]);
  return rows.map((row) => ({
    floorId: row.id,
    siteId: row.site_id,
    version: row.version,
    isDeleted: row.is_deleted,
    svg: row.plan_svg,
    rooms: row.rooms,
  }))[0];
}

const setPlan = sql(
  "floor_plan_set",
  `update floor
      set plan_svg = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setFloorPlan(
  db: Queries,
  args: { tenantId: string; id: string; svg: string | null; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(setPlan, [args.tenantId, args.id, args.svg, args.now, args.userId]);
}
