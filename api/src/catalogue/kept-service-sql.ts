import type { OfferedService, Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { maintainedSql } from "../places/maintained-sql.ts";
import { maintainedJson } from "../places/site-sql.ts";

export interface ServiceValues {
  categoryId: string;
  name: string;
  description: string;
  unit: Unit;
  priceMinor: number;
  currency: string;
  vatPercent: number;
  minimumQuantity: number;
  maximumQuantity: number;
  options: { key: string; name: string; priceMinor: number }[];
  diets: OfferedService["diets"];
  allergens: OfferedService["allergens"];
  imageUrl: string | null;
  popular: boolean;
  offeredWeekdays: number[];
  offeredFrom: string | null;
  offeredUntil: string | null;
  seasonFrom: string | null;
  seasonUntil: string | null;
}

const money = (amount: string) => `json_build_object('amountMinor', ${amount}, 'currency', t.currency)`;
const time = (column: string) => `to_char(t.${column}, 'HH24:MI')`;

/** In the catalogues that are not deleted. */
const ofCatalogues = `service_catalogue_service x
                     join service_catalogue c on c.tenant_id = x.tenant_id and c.id = x.service_catalogue_id
                          and c.deleted_at is null`;

const item = `json_build_object(
            ${maintainedJson}, 'name', t.name, 'description', t.description,
            'category', json_build_object('id', g.id, 'name', g.name), 'unit', t.unit,
            'price', ${money("t.price_minor")}, 'vatPercent', t.vat_percent,
            'minimumQuantity', t.minimum_quantity, 'maximumQuantity', t.maximum_quantity,
            'options', (select coalesce(json_agg(json_build_object(
                                 'key', o.entry ->> 'key', 'name', o.entry ->> 'name',
                                 'price', ${money("(o.entry -> 'priceMinor')")}) order by o.number), '[]')
                          from jsonb_array_elements(t.options) with ordinality as o(entry, number)),
            'diets', to_json(t.diets), 'allergens', to_json(t.allergens), 'imageUrl', t.image, 'popular', t.popular,
            'offeredWeekdays', to_json(t.offered_weekdays), 'offeredFrom', ${time("offered_from")},
            'offeredUntil', ${time("offered_until")}, 'seasonFrom', t.season_from, 'seasonUntil', t.season_until,
            'vendors', (select coalesce(json_agg(json_build_object(
                                 'vendor', json_build_object('id', v.id, 'name', v.name),
                                 'ownPrice', case when d.price_minor is not null then ${money("d.price_minor")} end,
                                 'ownRule', d.cut_off_rule) order by v.name, v.id), '[]')
                          from vendor_service d
                          join vendor v on v.tenant_id = d.tenant_id and v.id = d.vendor_id and v.deleted_at is null
                         where d.tenant_id = t.tenant_id
                           and d.service_id = t.id),
            'catalogues', (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name)
                                                    order by c.name, c.id), '[]')
                             from ${ofCatalogues}
                            where x.tenant_id = t.tenant_id
                              and x.service_id = t.id))`;

export const serviceSql = maintainedSql<ServiceValues, KeptService, KeptService>({
  type: "service",
  table: "service",
  joins: "join service_category g on g.tenant_id = t.tenant_id and g.id = t.category_id",
  item,
  siteIds: `array(
            select distinct cs.site_id
              from ${ofCatalogues}
              join service_catalogue_site cs on cs.tenant_id = c.tenant_id and cs.service_catalogue_id = c.id
             where x.tenant_id = t.tenant_id
               and x.service_id = t.id)`,
  // A category's services stay together, by name.
  sort: "lpad(g.position::text, 5, '0') || ' ' || g.name || ' / ' || t.name",
  columns: {
    categoryId: { column: "category_id" },
    name: { column: "name" },
    description: { column: "description" },
    unit: { column: "unit" },
    priceMinor: { column: "price_minor" },
    currency: { column: "currency" },
    vatPercent: { column: "vat_percent", read: "t.vat_percent::float8" },
    minimumQuantity: { column: "minimum_quantity" },
    maximumQuantity: { column: "maximum_quantity" },
    options: { column: "options", isJson: true },
    diets: { column: "diets" },
    allergens: { column: "allergens" },
    imageUrl: { column: "image" },
    popular: { column: "popular" },
    offeredWeekdays: { column: "offered_weekdays" },
    offeredFrom: { column: "offered_from", read: time("offered_from") },
    offeredUntil: { column: "offered_until", read: time("offered_until") },
    seasonFrom: { column: "season_from" },
    seasonUntil: { column: "season_until" },
  },
  filters: {
    category: "t.category_id = ?",
    site: `exists (select from ${ofCatalogues}
                     join service_catalogue_site cs on cs.tenant_id = c.tenant_id and cs.service_catalogue_id = c.id
                    where x.tenant_id = t.tenant_id and x.service_id = t.id and cs.site_id = ?)`,
    vendor: `exists (select from vendor_service d
                      where d.tenant_id = t.tenant_id and d.service_id = t.id and d.vendor_id = ?)`,
    catalogue: `exists (select from service_catalogue_service x
                         where x.tenant_id = t.tenant_id and x.service_id = t.id and x.service_catalogue_id = ?)`,
    withoutPicture: { flag: "(t.image is null) = ?" },
  },
});
