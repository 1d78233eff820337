import { vendorCalendar } from "./demo-calendar.ts";
import { demoCategories, type CategoryKey, type DemoCategory } from "./demo-categories.ts";
import { demoIds, type DemoCompany, type DemoCutOff, type DemoService, type DemoSite } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, maintained, toMinor, type DemoRows } from "./demo-rows.ts";
import { addBusinessHours } from "./place-rows.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** What takes longer than its vendor usually asks for. */
export const longLeadRules: { orderBefore: DemoCutOff; changeBefore: DemoCutOff } = {
  orderBefore: { kind: "business_days", days: 2, at: "12:00" },
  changeBefore: { kind: "business_days", days: 2, at: "12:00" },
};

/** Categories, vendors with their hours and rules, services, and one catalogue a site. */
export function addCatalogueRows(rows: DemoRows, company: DemoCompany, now: Date): void {
  Object.entries(demoCategories).forEach(([key, { name, deliveryMoment }], index) => {
    const id = demoIds.category(company, key as CategoryKey);
    addRow(rows, "service_category", {
      id,
      name,
      position: index + 1,
      delivery_moment: deliveryMoment,
      ...maintained(),
    });
  });
  for (const site of company.sites) {
    addVendors(rows, company, site, now);
    const catalogueId = demoId(`${company.key}/catalogue/${site.key}`);
    addRow(rows, "service_catalogue", { id: catalogueId, name: `${site.name} catalogue`, ...maintained() });
    addRow(rows, "service_catalogue_site", {
      service_catalogue_id: catalogueId,
      site_id: demoIds.site(company, site),
    });
    for (const service of site.services) {
      addService(rows, company, site, service);
      addRow(rows, "service_catalogue_service", {
        service_catalogue_id: catalogueId,
        service_id: demoIds.service(company, site, service),
      });
    }
  }
}

export function categoryOf(service: DemoService): DemoCategory {
  return demoCategories[service.category];
}

function addVendors(rows: DemoRows, company: DemoCompany, site: DemoSite, now: Date): void {
  for (const vendor of site.vendors) {
    const id = demoIds.vendor(company, site, vendor.kind);
    const hoursId = addBusinessHours(rows, {
      key: `${company.key}/hours/${site.key}/${vendor.kind}`,
      name: vendor.name,
      calendar: vendorCalendar(site, vendor, now),
      site,
      now,
    });
    addRow(rows, "vendor", {
      id,
      name: vendor.name,
      kind: vendor.kind === "caterer" ? "external" : "in_house",
      business_hours_id: hoursId,
      cut_off_rule: { orderBefore: vendor.orderBefore, changeBefore: vendor.changeBefore },
      fee_tiers: vendor.feeTiers ?? [],
      large_group: vendor.largeGroup ?? null,
      capacity_per_hour: vendor.capacityPerHour ?? null,
      email: `${vendor.kind}.${site.key}@${vendor.kind === "caterer" ? "caterers.example" : company.domain}`,
      phone: vendor.phone ?? null,
      auto_accept: vendor.autoAccept ?? false,
      ...maintained(),
    });
    addRow(rows, "vendor_site", { vendor_id: id, site_id: demoIds.site(company, site) });
  }
}

/** A service with the vendor who makes it. */
export function addService(rows: DemoRows, company: DemoCompany, site: DemoSite, service: DemoService): void {
  const category = categoryOf(service);
  const id = demoIds.service(company, site, service);
  addRow(rows, "service", {
    id,
    category_id: demoIds.category(company, service.category),
    name: service.name,
    description: service.description,
    unit: service.unit ?? category.unit,
    price_minor: toMinor(service.price),
    currency: site.currency,
    vat_percent: category.food ? site.vat.food : site.vat.other,
    minimum_quantity: service.minimum ?? 1,
    maximum_quantity: service.maximum ?? 200,
    options: (service.options ?? []).map(([key, name, price]) => ({ key, name, priceMinor: toMinor(price) })),
    diets: service.diets ?? [],
    allergens: service.allergens ?? [],
    image: `/pictures/${service.image ?? category.image}.svg`,
    popular: service.popular ?? false,
    offered_weekdays: service.weekdays ?? everyDay,
    offered_from: category.offered?.[0],
    offered_until: category.offered?.[1],
    season_from: service.season?.[0],
    season_until: service.season?.[1],
    ...maintained(),
  });
  addRow(rows, "vendor_service", {
    vendor_id: demoIds.vendor(company, site, category.vendor),
    service_id: id,
    price_minor: null,
    cut_off_rule: service.longLead ? longLeadRules : null,
  });
}
