import type { Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { VendorRule, VendorService } from "@magic-meetings/contract/vendors/vendor.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const list = sql(
  "vendor_service_list",
  `select s.id, s.name, g.name as category, s.unit, s.price_minor, s.currency, d.price_minor as own_price_minor,
          d.cut_off_rule
     from vendor_service d
     join service s on s.tenant_id = d.tenant_id and s.id = d.service_id and s.deleted_at is null
     join service_category g on g.tenant_id = s.tenant_id and g.id = s.category_id
    where d.tenant_id = $1
      and d.vendor_id = $2
      and ($3::text is null or s.name ilike $3)
      and ($4::text is null or (s.name, s.id) > ($4::text, $5::uuid))
    order by s.name, s.id
    limit $6`,
);

interface Row {
  id: string;
  name: string;
  category: string;
  unit: Unit;
  price_minor: number;
  currency: string;
  own_price_minor: number | null;
  cut_off_rule: VendorRule | null;
}

export interface VendorServiceList {
  tenantId: string;
  vendorId: string;
  pattern: string | null;
  after: [name: string, id: string] | undefined;
  limit: number;
}

export async function listVendorServices(
  db: Queries,
  { tenantId, vendorId, pattern, after, limit }: VendorServiceList,
): Promise<VendorService[]> {
  const rows = await db.query<Row>(list, [tenantId, vendorId, pattern, ...(after ?? [null, null]), limit]);
  return rows.map((row) => {
    const currency = row.currency.trim();
    return {
      service: { id: row.id, name: row.name },
      category: row.category,
      unit: row.unit,
      price: { amountMinor: row.price_minor, currency },
      ownPrice: row.own_price_minor === null ? null : { amountMinor: row.own_price_minor, currency },
      ownRule: row.cut_off_rule,
    };
  });
}

interface OfService {
  tenantId: string;
  vendorId: string;
  serviceId: string;
}

const shareService = sql(
  "vendor_referred_service",
  `select s.id
     from service s
    where s.tenant_id = $1
      and s.id = $2
      and s.deleted_at is null
      for share of s`,
);

/** Whether there is such a service; it is not deleted before the vendor has it. */
export async function shareServiceOfVendor(db: Queries, { tenantId, serviceId }: OfService): Promise<boolean> {
  return (await db.query(shareService, [tenantId, serviceId])).length === 1;
}

export interface OwnTerms {
  ownPriceMinor: number | null;
  ownRule: VendorRule | null;
}

const find = sql(
  "vendor_service_terms",
  `select d.price_minor, d.cut_off_rule
     from vendor_service d
    where d.tenant_id = $1
      and d.vendor_id = $2
      and d.service_id = $3`,
);

/** The vendor's own terms of a service; undefined where it does not deliver it. */
export async function findOwnTerms(
  db: Queries,
  { tenantId, vendorId, serviceId }: OfService,
): Promise<OwnTerms | undefined> {
  const rows = await db.query<{ price_minor: number | null; cut_off_rule: VendorRule | null }>(find, [
    tenantId,
    vendorId,
    serviceId,
  ]);
  return rows.map((row) => ({ ownPriceMinor: row.price_minor, ownRule: row.cut_off_rule }))[0];
}

const put = sql(
  "vendor_service_put",
  `insert into vendor_service (tenant_id, vendor_id, service_id, price_minor, cut_off_rule)
   values ($1, $2, $3, $4, $5)
   on conflict (tenant_id, vendor_id, service_id) do update
      set price_minor = excluded.price_minor,
          cut_off_rule = excluded.cut_off_rule`,
);

export async function putOwnTerms(
  db: Queries,
  { tenantId, vendorId, serviceId, ownPriceMinor, ownRule }: OfService & OwnTerms,
): Promise<void> {
  const rule = ownRule === null ? null : JSON.stringify(ownRule);
  await db.execute(put, [tenantId, vendorId, serviceId, ownPriceMinor, rule]);
}

const remove = sql(
  "vendor_service_remove",
  `delete from vendor_service
    where tenant_id = $1
      and vendor_id = $2
      and service_id = $3`,
);

export async function removeOwnTerms(db: Queries, { tenantId, vendorId, serviceId }: OfService): Promise<void> {
  await db.execute(remove, [tenantId, vendorId, serviceId]);
}
