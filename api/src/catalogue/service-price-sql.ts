import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const facts = sql(
  "service_price_facts",
  `select s.id, s.version, s.currency, s.price_minor,
          array(select distinct t.time_zone
                  from service_catalogue_service x
                  join service_catalogue_site cs
                    on cs.tenant_id = x.tenant_id and cs.service_catalogue_id = x.service_catalogue_id
                  join site t on t.tenant_id = cs.tenant_id and t.id = cs.site_id
                 where x.tenant_id = s.tenant_id
                   and x.service_id = s.id) as time_zones,
          (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'priceMinor', d.price_minor)
                                    order by v.name, v.id), '[]')
             from vendor_service d
             join vendor v on v.tenant_id = d.tenant_id and v.id = d.vendor_id and v.deleted_at is null
            where d.tenant_id = s.tenant_id
              and d.service_id = s.id) as vendors,
          (select coalesce(json_agg(json_build_object(
                    'id', p.id, 'vendorId', p.vendor_id, 'vendorName', v.name, 'validFrom', p.valid_from,
                    'priceMinor', p.price_minor) order by p.valid_from desc, v.name nulls first, p.id), '[]')
             from service_price p
             left join vendor v on v.tenant_id = p.tenant_id and v.id = p.vendor_id
            where p.tenant_id = s.tenant_id
              and p.service_id = s.id) as prices
     from service s
    where s.tenant_id = $1
      and s.id = $2`,
);

export interface DatedPrice {
  id: string;
  vendorId: string | null;
  vendorName: string | null;
  validFrom: string;
  priceMinor: number;
}

export interface PriceFacts {
  id: string;
  version: number;
  currency: string;
  priceMinor: number;
  /** Of the sites in whose catalogues it is. */
  timeZones: string[];
  vendors: { id: string; name: string; priceMinor: number | null }[];
  /** The latest first. */
  prices: DatedPrice[];
}

export async function findPriceFacts(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<PriceFacts | undefined> {
  const rows = await db.query<{
    id: string;
    version: number;
    currency: string;
    price_minor: number;
    time_zones: string[];
    vendors: PriceFacts["vendors"];
    prices: DatedPrice[];
  }>(facts, [tenantId, id]);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    currency: row.currency.trim(),
    priceMinor: row.price_minor,
    timeZones: row.time_zones,
    vendors: row.vendors,
    prices: row.prices,
  }))[0];
}

const put = sql(
  "service_price_put",
  `insert into service_price (tenant_id, id, service_id, vendor_id, valid_from, price_minor, created_at, created_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, service_id, vendor_id, valid_from)
       do update set price_minor = excluded.price_minor,
                     created_at = excluded.created_at,
                     created_by = excluded.created_by`,
);

export interface NewPrice {
  tenantId: string;
  id: string;
  serviceId: string;
  vendorId: string | null;
  validFrom: string;
  priceMinor: number;
  now: Date;
  userId: string | null;
}

/** A price of the same vendor from the same day is replaced. */
export async function putPrice(db: Queries, price: NewPrice): Promise<void> {
  const { tenantId, id, serviceId, vendorId, validFrom, priceMinor, now, userId } = price;
  await db.execute(put, [tenantId, id, serviceId, vendorId, validFrom, priceMinor, now, userId]);
}

const remove = sql(
  "service_price_remove",
  `delete from service_price
    where tenant_id = $1
      and id = $2`,
);

export async function removePrice(db: Queries, { tenantId, id }: { tenantId: string; id: string }): Promise<void> {
  await db.execute(remove, [tenantId, id]);
}

const change = sql(
  "service_new_version",
  `update service
      set updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

/** The service is in a new version, and drafts that were priced before are priced again. */
export async function setServiceChanged(
  db: Queries,
  { tenantId, id, now, userId }: { tenantId: string; id: string; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(change, [tenantId, id, now, userId]);
}

const setImage = sql(
  "service_set_image",
  `update service
      set image = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setServiceImage(
  db: Queries,
  args: { tenantId: string; id: string; imageUrl: string; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(setImage, [args.tenantId, args.id, args.imageUrl, args.now, args.userId]);
}
