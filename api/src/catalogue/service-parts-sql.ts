import type { VendorRule } from "@magic-meetings/contract/vendors/vendor.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// What hangs on a service or a catalogue: who delivers it, which catalogues have it, at which sites and for whom.

interface OfService {
  tenantId: string;
  serviceId: string;
}

export interface Delivering {
  vendorId: string;
  priceMinor: number | null;
  rule: VendorRule | null;
}

const listVendors = sql(
  "service_vendors_list",
  `select d.vendor_id, d.price_minor, d.cut_off_rule
     from vendor_service d
     join vendor v on v.tenant_id = d.tenant_id and v.id = d.vendor_id and v.deleted_at is null
    where d.tenant_id = $1
      and d.service_id = $2
    order by d.vendor_id`,
);

/** Those that are not deleted. */
export async function findDelivering(db: Queries, { tenantId, serviceId }: OfService): Promise<Delivering[]> {
  const rows = await db.query<{ vendor_id: string; price_minor: number | null; cut_off_rule: VendorRule | null }>(
    listVendors,
    [tenantId, serviceId],
  );
  return rows.map((row) => ({ vendorId: row.vendor_id, priceMinor: row.price_minor, rule: row.cut_off_rule }));
}

const removeVendors = sql(
  "service_vendors_remove",
  `delete from vendor_service
    where tenant_id = $1
      and service_id = $2
      and vendor_id = any($3::uuid[])`,
);
const insertVendors = insertRows("vendor_service", {
  name: "service_vendors",
  shared: ["tenant_id", "service_id"],
  own: ["vendor_id", "price_minor", "cut_off_rule"],
});

export async function replaceDelivering(
  db: Queries,
  { tenantId, serviceId, gone, added }: OfService & { gone: readonly string[]; added: readonly Delivering[] },
): Promise<void> {
  if (gone.length > 0) await db.execute(removeVendors, [tenantId, serviceId, gone]);
  if (added.length === 0) return;
  const rows = added.map(({ vendorId, priceMinor, rule }) => [
    vendorId,
    priceMinor,
    rule === null ? null : JSON.stringify(rule),
  ]);
  await insertVendors(db, [tenantId, serviceId], rows);
}

const insertNewVendors = insertRows("vendor_service", {
  name: "new_service_vendors",
  shared: ["tenant_id"],
  own: ["service_id", "vendor_id", "price_minor", "cut_off_rule"],
});

/** Who delivers services that are new. */
export async function insertDelivering(
  db: Queries,
  { tenantId, added }: { tenantId: string; added: readonly { serviceId: string; delivering: readonly Delivering[] }[] },
): Promise<void> {
  const rows = added.flatMap(({ serviceId, delivering }) =>
    delivering.map(({ vendorId, priceMinor, rule }) => [
      ...[serviceId, vendorId, priceMinor],
      rule === null ? null : JSON.stringify(rule),
    ]),
  );
  await insertNewVendors(db, [tenantId], rows);
}

const lockVendors = sql(
  "service_vendors_share",
  `select v.id
     from vendor v
    where v.tenant_id = $1
      and v.id = any($2::uuid[])
      and v.deleted_at is null
    order by v.id
      for share of v`,
);

export async function shareVendors(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<string[]> {
  return (await db.query<{ id: string }>(lockVendors, [tenantId, ids])).map((row) => row.id);
}

const category = sql(
  "referred_service_category",
  `select c.id
     from service_category c
    where c.tenant_id = $1
      and c.id = $2
      and c.deleted_at is null
      for share of c`,
);

export async function shareCategory(db: Queries, { tenantId, id }: { tenantId: string; id: string }): Promise<boolean> {
  return (await db.query(category, [tenantId, id])).length === 1;
}

const catalogues = sql(
  "referred_service_catalogues",
  `select c.id, array(select m.site_id
                        from service_catalogue_site m
                       where m.tenant_id = c.tenant_id
                         and m.service_catalogue_id = c.id) as site_ids
     from service_catalogue c
    where c.tenant_id = $1
      and c.id = any($2::uuid[])
      and c.deleted_at is null
    order by c.id
      for share of c`,
);

/** Catalogues that are not deleted, with their sites. */
export async function shareCatalogues(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<{ id: string; siteIds: string[] }[]> {
  const rows = await db.query<{ id: string; site_ids: string[] }>(catalogues, [tenantId, ids]);
  return rows.map((row) => ({ id: row.id, siteIds: row.site_ids }));
}

const existing = {
  sites: sql(
    "catalogue_sites_exist",
    `select s.id
     from site s
    where s.tenant_id = $1
      and s.id = any($2::uuid[])
      and s.deleted_at is null`,
  ),
  services: sql(
    "catalogue_services_exist",
    `select s.id
     from service s
    where s.tenant_id = $1
      and s.id = any($2::uuid[])
      and s.deleted_at is null`,
  ),
};

/** Not locked: what is deleted meanwhile stays in the catalogue and is not offered. */
export async function findExisting(
  db: Queries,
  of: keyof typeof existing,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<string[]> {
  return (await db.query<{ id: string }>(existing[of], [tenantId, ids])).map((row) => row.id);
}

/** What belongs together, seen from one side: listing and replacing the other side's. */
function belonging(table: string, { one, other, listed }: { one: string; other: string; listed?: string }) {
  const list = sql(
    `${table}_of_${one}`,
    `select m.${other} as id
     from ${table} m
     ${listed ?? ""}
    where m.tenant_id = $1
      and m.${one} = $2
    order by m.${other}`,
  );
  const remove = sql(
    `${table}_remove_${other}`,
    `delete from ${table}
    where tenant_id = $1
      and ${one} = $2
      and ${other} = any($3::uuid[])`,
  );
  const insert = insertRows(table, { name: `${table}_${other}`, shared: ["tenant_id", one], own: [other] });
  return {
    async list(db: Queries, { tenantId, id }: { tenantId: string; id: string }): Promise<string[]> {
      return (await db.query<{ id: string }>(list, [tenantId, id])).map((row) => row.id);
    },
    async replace(
      db: Queries,
      {
        tenantId,
        id,
        gone,
        added,
      }: { tenantId: string; id: string; gone: readonly string[]; added: readonly string[] },
    ): Promise<void> {
      if (gone.length > 0) await db.execute(remove, [tenantId, id, gone]);
      if (added.length > 0) {
        await insert(
          db,
          [tenantId, id],
          added.map((one) => [one]),
        );
      }
    },
  };
}

const insertPairs = insertRows("service_catalogue_service", {
  name: "new_services_in_catalogues",
  shared: ["tenant_id"],
  own: ["service_id", "service_catalogue_id"],
});

/** Puts new services into catalogues. */
export async function insertIntoCatalogues(
  db: Queries,
  { tenantId, pairs }: { tenantId: string; pairs: readonly (readonly [serviceId: string, catalogueId: string])[] },
): Promise<void> {
  await insertPairs(db, [tenantId], pairs);
}

export type Belonging = ReturnType<typeof belonging>;

const ofCatalogue = "service_catalogue_id";
const kept = `join service_catalogue c on c.tenant_id = m.tenant_id and c.id = m.service_catalogue_id
          and c.deleted_at is null`;

export const cataloguesOfService = belonging("service_catalogue_service", {
  one: "service_id",
  other: ofCatalogue,
  listed: kept,
});
export const servicesOfCatalogue = belonging("service_catalogue_service", { one: ofCatalogue, other: "service_id" });
export const sitesOfCatalogue = belonging("service_catalogue_site", { one: ofCatalogue, other: "site_id" });
export const groupsOfCatalogue = belonging("service_catalogue_group", { one: ofCatalogue, other: "user_group_id" });

const touchServices = sql(
  "service_touch",
  `update service
      set updated_at = $3
    where tenant_id = $1
      and id = any($2::uuid[])`,
);

/** Drafts that were priced before are priced again; the services' own versions stay. */
export async function touchServicesOffered(
  db: Queries,
  { tenantId, ids, now }: { tenantId: string; ids: readonly string[]; now: Date },
): Promise<void> {
  if (ids.length > 0) await db.execute(touchServices, [tenantId, ids, now]);
}

const changeCatalogues = sql(
  "service_catalogues_touch",
  `update service_catalogue
      set updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = any($2::uuid[])`,
);

/** Catalogues that a service was put into or taken out of are in a new version. */
export async function setCataloguesChanged(
  db: Queries,
  { tenantId, ids, now, userId }: { tenantId: string; ids: readonly string[]; now: Date; userId: string | null },
): Promise<void> {
  if (ids.length > 0) await db.execute(changeCatalogues, [tenantId, ids, now, userId]);
}
