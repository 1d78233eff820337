import type { Vendor, VendorKind, VendorRule } from "@magic-meetings/contract/vendors/vendor.ts";
import type { FeeTier, LargeGroup } from "@magic-meetings/contract/service-orders/fee-rules.ts";
import type { TaskKind } from "@magic-meetings/contract/tasks/task-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { maintainedSql } from "../places/maintained-sql.ts";
import { maintainedJson } from "../places/site-sql.ts";

export interface VendorValues {
  name: string;
  kind: VendorKind;
  businessHoursId: string;
  email: string | null;
  phone: string | null;
  cutOffRule: VendorRule;
  feeTiers: FeeTier[];
  largeGroup: LargeGroup | null;
  capacityPerHour: number | null;
  autoAccept: boolean;
  taskKinds: TaskKind[];
  taskResponsibleId: string | null;
}

export const vendorSql = maintainedSql<VendorValues, Vendor, Vendor>({
  type: "vendor",
  table: "vendor",
  joins: "join business_hours b on b.tenant_id = t.tenant_id and b.id = t.business_hours_id",
  item: `json_build_object(
            ${maintainedJson}, 'name', t.name, 'kind', t.kind, 'email', t.email, 'phone', t.phone,
            'businessHours', json_build_object('id', b.id, 'name', b.name), 'timeZone', b.time_zone,
            'sites', (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]')
                        from vendor_site x
                        join site s on s.tenant_id = x.tenant_id and s.id = x.site_id
                       where x.tenant_id = t.tenant_id
                         and x.vendor_id = t.id
                         and s.deleted_at is null),
            'cutOffRule', t.cut_off_rule, 'feeTiers', t.fee_tiers, 'largeGroup', t.large_group,
            'capacityPerHour', t.capacity_per_hour, 'autoAccept', t.auto_accept, 'taskKinds', t.task_kinds,
            'taskResponsible', (select json_build_object('id', u.id, 'name', u.name)
                                  from app_user u
                                 where u.tenant_id = t.tenant_id
                                   and u.id = t.task_responsible_id),
            'serviceCount', (select count(*)
                               from vendor_service d
                               join service s on s.tenant_id = d.tenant_id and s.id = d.service_id
                              where d.tenant_id = t.tenant_id
                                and d.vendor_id = t.id
                                and s.deleted_at is null))`,
  siteIds: `array(
            select x.site_id
              from vendor_site x
             where x.tenant_id = t.tenant_id
               and x.vendor_id = t.id)`,
  sort: "t.name",
  columns: {
    name: { column: "name" },
    kind: { column: "kind" },
    businessHoursId: { column: "business_hours_id" },
    email: { column: "email" },
    phone: { column: "phone" },
    cutOffRule: { column: "cut_off_rule", isJson: true },
    feeTiers: { column: "fee_tiers", isJson: true },
    largeGroup: { column: "large_group", isJson: true },
    capacityPerHour: { column: "capacity_per_hour" },
    autoAccept: { column: "auto_accept" },
    taskKinds: { column: "task_kinds" },
    taskResponsibleId: { column: "task_responsible_id" },
  },
  filters: {
    site: `exists (select from vendor_site x where x.tenant_id = t.tenant_id and x.vendor_id = t.id and x.site_id = ?)`,
    ownOf: `exists (select from user_role r
                  where r.tenant_id = t.tenant_id and r.user_id = ? and r.role = 'vendor' and r.vendor_id = t.id)`,
  },
  taken: { where: "t.name = $3", fields: ["name"] },
});

interface OfVendor {
  tenantId: string;
  vendorId: string;
}

const listSites = sql(
  "vendor_site_list",
  `select x.site_id
     from vendor_site x
    where x.tenant_id = $1
      and x.vendor_id = $2
    order by x.site_id`,
);

export async function findVendorSites(db: Queries, { tenantId, vendorId }: OfVendor): Promise<string[]> {
  return (await db.query<{ site_id: string }>(listSites, [tenantId, vendorId])).map((row) => row.site_id);
}

const removeSites = sql(
  "vendor_site_remove",
  `delete from vendor_site
    where tenant_id = $1
      and vendor_id = $2
      and site_id = any($3::uuid[])`,
);
const insertSites = insertRows("vendor_site", { shared: ["tenant_id", "vendor_id"], own: ["site_id"] });

/** Takes sites away from a vendor and gives it others. */
export async function changeVendorSites(
  db: Queries,
  { tenantId, vendorId, gone, added }: OfVendor & { gone: readonly string[]; added: readonly string[] },
): Promise<void> {
  if (gone.length > 0) await db.execute(removeSites, [tenantId, vendorId, gone]);
  const rows = added.map((id) => [id]);
  if (rows.length > 0) await insertSites(db, [tenantId, vendorId], rows);
}

const insertNewSites = insertRows("vendor_site", {
  name: "new_vendor_site",
  shared: ["tenant_id"],
  own: ["vendor_id", "site_id"],
});

/** The sites of new vendors. */
export async function insertVendorSites(
  db: Queries,
  { tenantId, pairs }: { tenantId: string; pairs: readonly (readonly [vendorId: string, siteId: string])[] },
): Promise<void> {
  await insertNewSites(db, [tenantId], pairs);
}

const shareSites = sql(
  "vendor_referred_sites",
  `select s.id
     from site s
    where s.tenant_id = $1
      and s.id = any($2::uuid[])
      and s.deleted_at is null
    order by s.id
      for share of s`,
);

/** Which of the sites are there; they are not deleted before the vendor has them. */
export async function shareVendorSites(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<string[]> {
  return (await db.query<{ id: string }>(shareSites, [tenantId, ids])).map((row) => row.id);
}

const sharePerson = sql(
  "vendor_referred_person",
  `select u.id
     from app_user u
    where u.tenant_id = $1
      and u.id = $2
      and u.status = 'active'
      for share of u`,
);

/** Whether somebody is there who can be responsible; she stays until the vendor has her. */
export async function shareResponsible(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<boolean> {
  return (await db.query(sharePerson, [tenantId, id])).length === 1;
}

const vendorHistory = sql(
  "vendor_history",
  `select a.at, a.id, a.action, u.name as by,
          array(select jsonb_object_keys(coalesce(a.old_values, '{}') || coalesce(a.new_values, '{}')) order by 1) as fields
     from audit_log a
     left join app_user u on u.tenant_id = a.tenant_id and u.id = a.actor_id
    where a.tenant_id = $1
      and a.entity_id = $2
      and a.entity_type = 'vendor'
      and ($3::timestamptz is null or (a.at, a.id) < ($3::timestamptz, $4::uuid))
    order by a.at desc, a.id desc
    limit $5`,
);

export interface VendorHistoryRecord {
  id: string;
  at: Date;
  action: string;
  by: string | null;
  fields: string[];
}

export function listVendorHistory(
  db: Queries,
  args: OfVendor & { after: [string, string] | undefined; limit: number },
): Promise<VendorHistoryRecord[]> {
  const { tenantId, vendorId, after, limit } = args;
  return db.query<VendorHistoryRecord>(vendorHistory, [tenantId, vendorId, ...(after ?? [null, null]), limit]);
}

const ordersAhead = sql(
  "vendor_orders_ahead",
  `select o.id, o.number, min(x.deliver_at) as deliver_at, count(*) over ()::integer as count
     from service_order_line x
     join service_order o on o.tenant_id = x.tenant_id and o.id = x.service_order_id
    where x.tenant_id = $1
      and x.vendor_id = $2
      and x.deliver_at > $3
      and o.status in ('submitted', 'awaiting_approval', 'confirmed', 'in_production')
    group by o.id, o.number
    order by min(x.deliver_at), o.id
    limit 5`,
);

export interface OrderAhead {
  id: string;
  number: number;
  deliverAt: Date;
}

/** What a vendor still has to deliver: how many orders, and the first of them. */
export async function findOrdersAhead(
  db: Queries,
  { tenantId, vendorId, now }: OfVendor & { now: Date },
): Promise<{ count: number; items: OrderAhead[] }> {
  const rows = await db.query<{ id: string; number: number; deliver_at: Date; count: number }>(ordersAhead, [
    tenantId,
    vendorId,
    now,
  ]);
  const items = rows.map(({ id, number, deliver_at: deliverAt }) => ({ id, number: Number(number), deliverAt }));
  return { count: rows[0]?.count ?? 0, items };
}
