import { DateTime } from "luxon";
import { addService } from "./catalogue-rows.ts";
import { demoIds, type DemoCompany, type DemoService } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, maintained, toMinor, type DemoRows } from "./demo-rows.ts";

// What shows a catalogue's finer points: a season over the turn of the year, a service for some people only, prices that
// begin on a day, and a service that two vendors deliver. No order of the demo's past has any of it.

const christmasLunch: DemoService = {
  category: "lunch",
  name: "Christmas lunch",
  description: "Herring, roast pork, red cabbage and rice pudding with cherry sauce",
  price: 265,
  allergens: ["gluten", "fish", "eggs", "milk", "mustard", "nuts"],
  minimum: 8,
  longLead: true,
  season: ["11-15", "01-06"],
};

const gardenLunch: DemoService = {
  category: "lunch",
  name: "Garden lunch",
  description: "Grilled vegetables, new potatoes and strawberries, served on the roof",
  price: 175,
  diets: ["vegetarian", "gluten_free"],
  allergens: ["milk"],
  image: "salad",
  minimum: 6,
  season: ["05-01", "08-31"],
};

const boardDinner: DemoService = {
  category: "dinner",
  name: "Board dinner",
  description: "Four courses with the kitchen's choice of wine, served at the table",
  price: 690,
  allergens: ["gluten", "fish", "milk", "celery", "sulphites"],
  options: [["vegetarian", "Vegetarian menu", 0]],
  minimum: 4,
  maximum: 24,
  longLead: true,
};

/** Adds them to a company's first site. */
export function addSpecialServices(rows: DemoRows, company: DemoCompany, now: Date): void {
  const [site] = company.sites;
  const [assistants] = company.userGroups;
  if (site === undefined || assistants === undefined) return;
  const catalogueOf = (key: string) => demoId(`${company.key}/catalogue/${key}`);
  const put = (catalogueId: string, service: DemoService) => {
    addService(rows, company, site, service);
    addRow(rows, "service_catalogue_service", {
      service_catalogue_id: catalogueId,
      service_id: demoIds.service(company, site, service),
    });
  };
  put(catalogueOf(site.key), christmasLunch);
  put(catalogueOf(site.key), gardenLunch);

  const boardId = catalogueOf("board");
  addRow(rows, "service_catalogue", { id: boardId, name: "For the board", ...maintained() });
  addRow(rows, "service_catalogue_site", {
    service_catalogue_id: boardId,
    site_id: demoIds.site(company, site),
  });
  addRow(rows, "service_catalogue_group", {
    service_catalogue_id: boardId,
    user_group_id: demoId(`${company.key}/user-group/${assistants.name}`),
  });
  put(boardId, boardDinner);

  const newYear = DateTime.fromJSDate(now, { zone: site.timeZone }).plus({ years: 1 }).startOf("year");
  const prices: [DemoService, number][] = [
    [gardenLunch, 185],
    [boardDinner, 720],
  ];
  for (const [service, price] of prices) {
    addRow(rows, "service_price", {
      id: demoId(`${company.key}/price/${service.name}`),
      service_id: demoIds.service(company, site, service),
      vendor_id: null,
      valid_from: newYear.toISODate(),
      price_minor: toMinor(price),
      created_at: now,
    });
  }
  // The kitchen serves the garden lunch as well, for more.
  addRow(rows, "vendor_service", {
    vendor_id: demoIds.vendor(company, site, "kitchen"),
    service_id: demoIds.service(company, site, gardenLunch),
    price_minor: toMinor(190),
    cut_off_rule: null,
  });
}
