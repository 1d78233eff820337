import type { Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { ItemSummary, RunStop } from "@magic-meetings/contract/production-orders/production-summary.ts";
import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// The vendor's day by item and by floor: one query each, however much there is to make.

export interface SummaryQuestion {
  tenantId: string;
  /** Null: every vendor's. */
  vendorIds: readonly string[] | null;
  siteId: string | null;
  from: Date | null;
  to: Date | null;
}

const where = `
    where p.tenant_id = $1
      and ($2::uuid[] is null or p.vendor_id = any($2::uuid[]))
      and ($3::uuid is null or p.site_id = $3::uuid)
      and ($4::timestamptz is null or p.deliver_at >= $4::timestamptz)
      and ($5::timestamptz is null or p.deliver_at < $5::timestamptz)
      and p.status not in ('declined', 'cancelled')`;

const byItem = sql(
  "production_by_item",
  `with made as (
     select p.vendor_id, (p.deliver_at at time zone s.time_zone)::date as day, x.service_id, x.quantity, x.options,
            x.diets, x.delivered, p.deliver_at, p.status
       from production_order p
       join site s on s.tenant_id = p.tenant_id and s.id = p.site_id
       join production_order_line x on x.tenant_id = p.tenant_id and x.production_order_id = p.id
      ${where}
        and x.quantity > 0),
   diet as (
     select k.vendor_id, k.day, k.service_id,
            json_agg(json_build_object('diet', k.diet, 'count', k.count) order by k.count desc, k.diet) as diets
       from (
         select m.vendor_id, m.day, m.service_id, d.diet, sum(d.count)::integer as count
           from made m
          cross join lateral jsonb_to_recordset(m.diets) as d (diet text, count integer)
          group by 1, 2, 3, 4) k
      group by 1, 2, 3),
   option as (
     select k.vendor_id, k.day, k.service_id,
            json_agg(json_build_object('name', k.name, 'count', k.count) order by k.count desc, k.name) as options
       from (
         select m.vendor_id, m.day, m.service_id, o.name, sum(m.quantity)::integer as count
           from made m
          cross join lateral jsonb_to_recordset(m.options) as o (name text)
          group by 1, 2, 3, 4) k
      group by 1, 2, 3)
   select m.vendor_id, v.name as vendor, to_char(m.day, 'YYYY-MM-DD') as day, m.service_id, y.name as service, y.unit,
          sum(m.quantity)::integer as quantity,
          coalesce(sum(m.quantity) filter (where m.status in ('ready', 'delivered', 'cleared')), 0)::integer as ready,
          coalesce(sum(m.delivered), 0)::integer as delivered, min(m.deliver_at) as first_at, max(m.deliver_at) as last_at,
          count(*)::integer as deliveries,
          coalesce((select d.diets from diet d
                     where d.vendor_id = m.vendor_id and d.day = m.day and d.service_id = m.service_id), '[]') as diets,
          coalesce((select o.options from option o
                     where o.vendor_id = m.vendor_id and o.day = m.day and o.service_id = m.service_id), '[]') as options
     from made m
     join vendor v on v.tenant_id = $1 and v.id = m.vendor_id
     join service y on y.tenant_id = $1 and y.id = m.service_id
    group by m.vendor_id, v.name, m.day, m.service_id, y.name, y.unit
    order by m.day, v.name, quantity desc, y.name`,
  { plan: "each" },
);

interface ItemRow {
  vendor_id: string;
  vendor: string;
  day: string;
  service_id: string;
  service: string;
  unit: Unit;
  quantity: number;
  ready: number;
  delivered: number;
  first_at: Date;
  last_at: Date;
  deliveries: number;
  diets: ItemSummary["diets"];
  options: ItemSummary["options"];
}

/** What there is to make, by vendor, day and item. */
export async function summariseItems(db: Queries, question: SummaryQuestion): Promise<ItemSummary[]> {
  const { tenantId, vendorIds, siteId, from, to } = question;
  return (await db.query<ItemRow>(byItem, [tenantId, vendorIds, siteId, from, to])).map((row) => ({
    vendor: { id: row.vendor_id, name: row.vendor },
    day: row.day,
    service: { id: row.service_id, name: row.service, unit: row.unit },
    quantity: row.quantity,
    ready: row.ready,
    delivered: row.delivered,
    diets: row.diets,
    options: row.options,
    from: row.first_at.toISOString(),
    until: row.last_at.toISOString(),
    deliveries: row.deliveries,
  }));
}

// A place is a room of the site by its name: that is what is printed on the door.
const byFloor = sql(
  "production_by_floor",
  `select p.id, o.number, p.vendor_id, v.name as vendor, p.status, p.deliver_at, p.deliver_to, m.subject, p.version,
          p.acknowledged_revision < p.revision as is_changed, s.id as site_id, s.name as site, s.time_zone,
          b.id as building_id, b.name as building, f.id as floor_id, f.name as floor, f.level,
          (select coalesce(json_agg(json_build_object('service', x.name, 'quantity', x.quantity) order by x.name, x.id), '[]')
             from production_order_line x
            where x.tenant_id = p.tenant_id
              and x.production_order_id = p.id
              and x.quantity > 0) as lines
     from production_order p
     join service_order o on o.tenant_id = p.tenant_id and o.id = p.service_order_id
     join meeting m on m.tenant_id = p.tenant_id and m.id = p.meeting_id
     join vendor v on v.tenant_id = p.tenant_id and v.id = p.vendor_id
     join site s on s.tenant_id = p.tenant_id and s.id = p.site_id
     left join lateral (
       select r.floor_id
         from meeting_room r
        where r.tenant_id = p.tenant_id
          and r.site_id = p.site_id
          and r.name = p.deliver_to
        order by r.deleted_at nulls first, r.id
        limit 1) q on true
     left join floor f on f.tenant_id = p.tenant_id and f.id = q.floor_id
     left join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
     ${where}
    order by s.name, b.name nulls last, f.level nulls last, f.name, p.deliver_to nulls last, p.deliver_at, p.id
    limit 2000`,
  { plan: "each" },
);

interface StopRow {
  id: string;
  number: number;
  vendor_id: string;
  vendor: string;
  status: ProductionOrderStatus;
  deliver_at: Date;
  deliver_to: string | null;
  subject: string;
  version: number;
  is_changed: boolean;
  site_id: string;
  site: string;
  time_zone: string;
  building_id: string | null;
  building: string | null;
  floor_id: string | null;
  floor: string | null;
  level: number | null;
  lines: RunStop["lines"];
}

/** A stop with where it is. */
export interface PlacedStop {
  site: { id: string; name: string; timeZone: string };
  building: { id: string; name: string } | null;
  floor: { id: string; name: string; level: number } | null;
  stop: RunStop;
}

/** The stops of a run in the order of buildings, floors and rooms. */
export async function findRunStops(db: Queries, question: SummaryQuestion): Promise<PlacedStop[]> {
  const { tenantId, vendorIds, siteId, from, to } = question;
  return (await db.query<StopRow>(byFloor, [tenantId, vendorIds, siteId, from, to])).map(toStop);
}

function toStop(row: StopRow): PlacedStop {
  return {
    site: { id: row.site_id, name: row.site, timeZone: row.time_zone },
    building: row.building_id === null ? null : { id: row.building_id, name: row.building ?? "" },
    floor: row.floor_id === null ? null : { id: row.floor_id, name: row.floor ?? "", level: row.level ?? 0 },
    stop: {
      productionOrderId: row.id,
      number: row.number,
      vendor: { id: row.vendor_id, name: row.vendor },
      status: row.status,
      deliverAt: row.deliver_at.toISOString(),
      deliverTo: row.deliver_to,
      meeting: row.subject,
      lines: row.lines,
      isChanged: row.is_changed,
      version: row.version,
    },
  };
}
