import type { DeliveryMoment, OfferedService, Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { CutOffRule } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { businessCalendarJson } from "../places/business-calendar-sql.ts";

/** A service as a site's catalogue offers it, with the vendor who delivers it there. */
export interface ServiceRecord {
  id: string;
  name: string;
  description: string;
  category: { id: string; name: string };
  deliveryMoment: DeliveryMoment;
  unit: Unit;
  priceMinor: number;
  currency: string;
  vatPercent: number;
  imageUrl: string | null;
  diets: OfferedService["diets"];
  allergens: OfferedService["allergens"];
  options: { key: string; name: string; priceMinor: number }[];
  minimumQuantity: number;
  maximumQuantity: number;
  popular: boolean;
  offeredWeekdays: number[];
  offeredFrom: string | null;
  offeredUntil: string | null;
  vendorId: string;
  cutOffRule: VendorRule | null;
}

/** Both deadlines of a vendor, or of one of its services. */
export interface VendorRule {
  orderBefore: CutOffRule;
  changeBefore: CutOffRule;
}

export interface VendorRecord {
  id: string;
  name: string;
  cutOffRule: VendorRule;
  calendar: BusinessCalendar;
}

export interface CatalogueRecord {
  site: { id: string; timeZone: string; currency: string };
  services: ServiceRecord[];
  vendors: Map<string, VendorRecord>;
}

const catalogueStatement = sql(
  "catalogue_of_site",
  `with offered as materialized (
     select distinct on (s.id)
            s.id, s.name, s.description, s.unit, coalesce(d.price_minor, s.price_minor) as price_minor, s.currency,
            s.vat_percent, s.image, s.diets, s.allergens, s.options, s.minimum_quantity, s.maximum_quantity, s.popular,
            s.offered_weekdays, s.offered_from, s.offered_until, d.vendor_id, d.cut_off_rule,
            g.id as category_id, g.name as category_name, g.position, g.delivery_moment
       from service_catalogue_site cs
       join service_catalogue c on c.tenant_id = cs.tenant_id and c.id = cs.service_catalogue_id and c.deleted_at is null
       join service_catalogue_service x on x.tenant_id = c.tenant_id and x.service_catalogue_id = c.id
       join service s on s.tenant_id = x.tenant_id and s.id = x.service_id and s.deleted_at is null
       join service_category g on g.tenant_id = s.tenant_id and g.id = s.category_id
       join vendor_service d on d.tenant_id = s.tenant_id and d.service_id = s.id
       join vendor_site vs on vs.tenant_id = d.tenant_id and vs.vendor_id = d.vendor_id and vs.site_id = cs.site_id
       join vendor v on v.tenant_id = d.tenant_id and v.id = d.vendor_id and v.deleted_at is null
      where cs.tenant_id = $1
        and cs.site_id = $2
        and (c.valid_from is null or c.valid_from <= $3::date)
        and (c.valid_to is null or c.valid_to >= $3::date)
        and ($4::uuid[] is null or s.id = any($4::uuid[]))
      order by s.id, coalesce(d.price_minor, s.price_minor), d.vendor_id
   )
   select t.id as site_id, t.time_zone, t.currency,
          (select coalesce(json_agg(json_build_object(
                    'id', o.id, 'name', o.name, 'description', o.description,
                    'category', json_build_object('id', o.category_id, 'name', o.category_name),
                    'deliveryMoment', o.delivery_moment, 'unit', o.unit, 'priceMinor', o.price_minor,
                    'currency', o.currency, 'vatPercent', o.vat_percent, 'imageUrl', o.image, 'diets', to_json(o.diets),
                    'allergens', to_json(o.allergens), 'options', o.options, 'minimumQuantity', o.minimum_quantity,
                    'maximumQuantity', o.maximum_quantity, 'popular', o.popular,
                    'offeredWeekdays', to_json(o.offered_weekdays), 'offeredFrom', o.offered_from,
                    'offeredUntil', o.offered_until, 'vendorId', o.vendor_id, 'cutOffRule', o.cut_off_rule)
                    order by o.position, o.popular desc, o.name), '[]')
             from offered o) as services,
          (select coalesce(json_agg(json_build_object(
                    'id', v.id, 'name', v.name, 'cutOffRule', v.cut_off_rule,
                    'calendar', ${businessCalendarJson("$3", { before: 60, after: 60 })})), '[]')
             from vendor v
             join business_hours b on b.tenant_id = v.tenant_id and b.id = v.business_hours_id
            where v.tenant_id = $1
              and v.id in (select o.vendor_id from offered o)) as vendors
     from site t
    where t.tenant_id = $1
      and t.id = $2
      and t.deleted_at is null`,
);

export interface CatalogueQuestion {
  tenantId: string;
  siteId: string;
  /** A day around the delivery: which catalogues are valid, and which holidays matter. */
  day: Date;
  /** Only these services; null is all. */
  serviceIds: readonly string[] | null;
}

interface CatalogueRow {
  site_id: string;
  time_zone: string;
  currency: string;
  services: ServiceRecord[];
  vendors: VendorRecord[];
}

/** What a site offers, with vendors and their calendars, in one read; undefined when there is no such site. */
export async function readCatalogue(db: Queries, question: CatalogueQuestion): Promise<CatalogueRecord | undefined> {
  const { tenantId, siteId, day, serviceIds } = question;
  const rows = await db.query<CatalogueRow>(catalogueStatement, [tenantId, siteId, day, serviceIds]);
  return rows.map((row) => ({
    site: { id: row.site_id, timeZone: row.time_zone, currency: row.currency.trim() },
    services: row.services.map((service) => ({ ...service, currency: service.currency.trim() })),
    vendors: new Map(row.vendors.map((vendor) => [vendor.id, vendor])),
  }))[0];
}

const servicesKnown = sql(
  "service_known",
  `select s.id
     from service s
    where s.tenant_id = $1
      and s.id = any($2::uuid[])
      and s.deleted_at is null`,
);

/** Which of the services exist in the company at all. */
export async function findKnownServices(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<Set<string>> {
  return new Set((await db.query<{ id: string }>(servicesKnown, [tenantId, ids])).map((row) => row.id));
}
