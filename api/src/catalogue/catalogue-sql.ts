import type { DeliveryMoment, OfferedService, Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { PriceFrom } from "@magic-meetings/contract/catalogue/price-rules.ts";
import type { Season } from "@magic-meetings/contract/catalogue/season-rules.ts";
import type { CutOffRule } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import type { FeeTier, LargeGroup } from "@magic-meetings/contract/service-orders/fee-rules.ts";
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
  /** What holds on the day that was asked about, and what begins before the last; see `priceAt`. */
  priceMinor: number;
  laterPrices: PriceFrom[];
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
  season: Season | null;
  vendorId: string;
  cutOffRule: VendorRule | null;
}

/** Both deadlines of a vendor, or of one of its services. */
export interface VendorRule {
  orderBefore: CutOffRule;
  changeBefore: CutOffRule;
  cancelBefore?: CutOffRule | null;
}

export interface VendorRecord {
  id: string;
  name: string;
  cutOffRule: VendorRule;
  feeTiers: FeeTier[];
  largeGroup: LargeGroup | null;
  /** Portions in an hour; null: no limit. */
  capacityPerHour: number | null;
  calendar: BusinessCalendar;
  /** Days on which it delivers the order that is looked at although it is closed. */
  deliversOn?: string[];
}

export interface CatalogueRecord {
  site: { id: string; timeZone: string; currency: string };
  services: ServiceRecord[];
  vendors: Map<string, VendorRecord>;
}

/** The latest dated price of a service `s` not after a day, of its vendor `d` or of every vendor. */
function latestPrice(vendor: string, day: string): string {
  return `(select p.price_minor
              from service_price p
             where p.tenant_id = s.tenant_id
               and p.service_id = s.id
               and p.vendor_id ${vendor}
               and p.valid_from <= ${day}
             order by p.valid_from desc
             limit 1)`;
}

function priceOnDay(day: string): string {
  return `coalesce(
              ${latestPrice("= d.vendor_id", day)},
              d.price_minor,
              ${latestPrice("is null", day)},
              s.price_minor)`;
}

/** Prices of an offered service `o` that begin within the days asked about; hardly ever are there several days. */
const laterPricesJson = `case when o.last > o.day then (
                      select coalesce(json_agg(json_build_object(
                               'from', p.valid_from, 'priceMinor', p.price_minor, 'own', p.vendor_id is not null)), '[]')
                        from service_price p
                       where p.tenant_id = $1
                         and p.service_id = o.id
                         and p.valid_from > o.day
                         and p.valid_from <= o.last
                         and (p.vendor_id = o.vendor_id
                              or p.vendor_id is null and o.own_price_minor is null and not exists (
                                select from service_price e
                                 where e.tenant_id = $1
                                   and e.service_id = o.id
                                   and e.vendor_id = o.vendor_id
                                   and e.valid_from <= o.day))) else '[]' end`;

/** Days from `day` to `last` are those of the site's clock. */
const catalogueStatement = sql(
  "catalogue_of_site",
  `with place as materialized (
     select t.id, t.time_zone, t.currency,
            ($3::timestamptz at time zone t.time_zone)::date as day,
            ($5::timestamptz at time zone t.time_zone)::date as last
       from site t
      where t.tenant_id = $1
        and t.id = $2
        and t.deleted_at is null
   ), delivered as materialized (
     select s.id, s.name, s.description, s.unit, s.currency, s.vat_percent, s.image, s.diets, s.allergens, s.options,
            s.minimum_quantity, s.maximum_quantity, s.popular, s.offered_weekdays, s.offered_from, s.offered_until,
            s.season_from, s.season_until, d.vendor_id, d.cut_off_rule, d.price_minor as own_price_minor,
            g.id as category_id, g.name as category_name, g.position, g.delivery_moment, w.day, w.last,
            ${priceOnDay("w.day")} as price_minor
       from place w
       join service_catalogue_site cs on cs.tenant_id = $1 and cs.site_id = w.id
       join service_catalogue c on c.tenant_id = cs.tenant_id and c.id = cs.service_catalogue_id and c.deleted_at is null
       join service_catalogue_service x on x.tenant_id = c.tenant_id and x.service_catalogue_id = c.id
       join service s on s.tenant_id = x.tenant_id and s.id = x.service_id and s.deleted_at is null
       join service_category g on g.tenant_id = s.tenant_id and g.id = s.category_id
       join vendor_service d on d.tenant_id = s.tenant_id and d.service_id = s.id
       join vendor_site vs on vs.tenant_id = d.tenant_id and vs.vendor_id = d.vendor_id and vs.site_id = w.id
       join vendor v on v.tenant_id = d.tenant_id and v.id = d.vendor_id and v.deleted_at is null
      where cs.tenant_id = $1
        and cs.site_id = $2
        and (c.valid_from is null or c.valid_from <= w.day)
        and (c.valid_to is null or c.valid_to >= w.day)
        and ($4::uuid[] is null or s.id = any($4::uuid[]))
        and (not exists (
               select from service_catalogue_group cg
                where cg.tenant_id = c.tenant_id
                  and cg.service_catalogue_id = c.id)
             or exists (
               select from service_catalogue_group cg
                 join user_group ug on ug.tenant_id = cg.tenant_id and ug.id = cg.user_group_id and ug.deleted_at is null
                 join user_group_member m on m.tenant_id = cg.tenant_id and m.group_id = cg.user_group_id
                where cg.tenant_id = c.tenant_id
                  and cg.service_catalogue_id = c.id
                  and m.user_id = any($6::uuid[])))
   ), offered as materialized (
     select distinct on (d.id) d.*
       from delivered d
      order by d.id, d.price_minor, d.vendor_id
   )
   select t.id as site_id, t.time_zone, t.currency,
          (select coalesce(json_agg(json_build_object(
                    'id', o.id, 'name', o.name, 'description', o.description,
                    'category', json_build_object('id', o.category_id, 'name', o.category_name),
                    'deliveryMoment', o.delivery_moment, 'unit', o.unit, 'priceMinor', o.price_minor,
                    'laterPrices', ${laterPricesJson},
                    'currency', o.currency, 'vatPercent', o.vat_percent, 'imageUrl', o.image, 'diets', to_json(o.diets),
                    'allergens', to_json(o.allergens), 'options', o.options, 'minimumQuantity', o.minimum_quantity,
                    'maximumQuantity', o.maximum_quantity, 'popular', o.popular,
                    'offeredWeekdays', to_json(o.offered_weekdays), 'offeredFrom', o.offered_from,
                    'offeredUntil', o.offered_until,
                    'season', case when o.season_from is not null
                                   then json_build_object('from', o.season_from, 'until', o.season_until) end,
                    'vendorId', o.vendor_id, 'cutOffRule', o.cut_off_rule)
                    order by o.position, o.popular desc, o.name), '[]')
             from offered o) as services,
          (select coalesce(json_agg(json_build_object(
                    'id', v.id, 'name', v.name, 'cutOffRule', v.cut_off_rule, 'feeTiers', v.fee_tiers,
                    'largeGroup', v.large_group, 'capacityPerHour', v.capacity_per_hour,
                    'calendar', ${businessCalendarJson("t.day", { before: 60, after: 60 })})), '[]')
             from vendor v
             join business_hours b on b.tenant_id = v.tenant_id and b.id = v.business_hours_id
            where v.tenant_id = $1
              and v.id in (select o.vendor_id from offered o)) as vendors
     from place t`,
);

export interface CatalogueQuestion {
  tenantId: string;
  siteId: string;
  /** Deliveries lie between these: they decide which catalogues are valid, which prices hold and which holidays matter. */
  start: Date;
  end: Date;
  /** Whose groups open catalogues that are not for everybody. */
  askers: readonly string[];
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
  const { tenantId, siteId, start, end, serviceIds, askers } = question;
  const values = [tenantId, siteId, start, serviceIds, end, askers];
  const rows = await db.query<CatalogueRow>(catalogueStatement, values);
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

const categoriesOf = sql(
  "service_categories_of",
  `select s.id, s.category_id
     from service s
    where s.tenant_id = $1
      and s.id = any($2::uuid[])`,
);

/** Of which kind services are, also of those that are not offered any more. */
export async function findServiceCategories(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; category_id: string }>(categoriesOf, [tenantId, ids]);
  return new Map(rows.map((row) => [row.id, row.category_id]));
}
