import type { DeliveryMoment } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type {
  ServiceCatalogue,
  ServiceCatalogueItem,
  ServiceCategory,
} from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import { maintainedSql } from "../places/maintained-sql.ts";
import { maintainedJson } from "../places/site-sql.ts";

export interface CategoryValues {
  name: string;
  position: number;
  deliveryMoment: DeliveryMoment;
}

export const serviceCategorySql = maintainedSql<CategoryValues, ServiceCategory, ServiceCategory>({
  type: "service_category",
  table: "service_category",
  item: `json_build_object(
            ${maintainedJson}, 'name', t.name, 'position', t.position, 'deliveryMoment', t.delivery_moment,
            'size', (select count(*)
                       from service s
                      where s.tenant_id = t.tenant_id
                        and s.category_id = t.id
                        and s.deleted_at is null))`,
  siteIds: "'{}'::uuid[]",
  sort: "lpad(t.position::text, 5, '0') || t.name",
  columns: {
    name: { column: "name" },
    position: { column: "position" },
    deliveryMoment: { column: "delivery_moment" },
  },
  taken: { where: "t.name = $3", fields: ["name"] },
});

export interface CatalogueValues {
  name: string;
  validFrom: string | null;
  validTo: string | null;
}

const item = `${maintainedJson}, 'name', t.name, 'validFrom', t.valid_from, 'validTo', t.valid_to,
            'sites', (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]')
                        from service_catalogue_site m
                        join site s on s.tenant_id = m.tenant_id and s.id = m.site_id
                       where m.tenant_id = t.tenant_id
                         and m.service_catalogue_id = t.id
                         and s.deleted_at is null),
            'groups', (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name, g.id), '[]')
                         from service_catalogue_group m
                         join user_group g on g.tenant_id = m.tenant_id and g.id = m.user_group_id
                        where m.tenant_id = t.tenant_id
                          and m.service_catalogue_id = t.id),
            'size', (select count(*)
                       from service_catalogue_service m
                       join service s on s.tenant_id = m.tenant_id and s.id = m.service_id
                      where m.tenant_id = t.tenant_id
                        and m.service_catalogue_id = t.id
                        and s.deleted_at is null)`;

export const serviceCatalogueSql = maintainedSql<CatalogueValues, ServiceCatalogueItem, ServiceCatalogue>({
  type: "service_catalogue",
  table: "service_catalogue",
  item: `json_build_object(${item})`,
  detail: `json_build_object(
            ${item},
            'services', (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]')
                           from service_catalogue_service m
                           join service s on s.tenant_id = m.tenant_id and s.id = m.service_id
                          where m.tenant_id = t.tenant_id
                            and m.service_catalogue_id = t.id
                            and s.deleted_at is null))`,
  siteIds: `array(
            select m.site_id
              from service_catalogue_site m
             where m.tenant_id = t.tenant_id
               and m.service_catalogue_id = t.id)`,
  sort: "t.name",
  columns: {
    name: { column: "name" },
    validFrom: { column: "valid_from", read: "t.valid_from::text" },
    validTo: { column: "valid_to", read: "t.valid_to::text" },
  },
  filters: {
    site: `exists (select from service_catalogue_site m
                  where m.tenant_id = t.tenant_id and m.service_catalogue_id = t.id and m.site_id = ?)`,
  },
  taken: { where: "t.name = $3", fields: ["name"] },
});
