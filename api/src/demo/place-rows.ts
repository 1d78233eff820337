import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import { siteCalendar, siteHolidays } from "./demo-calendar.ts";
import { demoIds, type DemoCompany, type DemoSite } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, maintained, type DemoRows } from "./demo-rows.ts";
import { addFloor } from "./floor-rows.ts";

/** Countries, sites with their opening hours, buildings, floors and rooms. */
export function addPlaceRows(rows: DemoRows, company: DemoCompany, now: Date): void {
  for (const site of company.sites) {
    const { key, name, country, currency, timeZone, address } = site;
    const countryId = demoId(`${company.key}/country/${country.code}`);
    addRow(rows, "country", { id: countryId, code: country.code, name: country.name, currency, ...maintained() });
    const hoursId = addBusinessHours(rows, {
      key: `${company.key}/hours/${key}`,
      name: `${name} office`,
      calendar: siteCalendar(site, now),
      site,
      now,
    });
    const siteId = demoIds.site(company, site);
    addRow(rows, "site", {
      id: siteId,
      country_id: countryId,
      name,
      address,
      time_zone: timeZone,
      currency,
      business_hours_id: hoursId,
      ...maintained(),
    });
    const buildingId = demoId(`${company.key}/building/${key}`);
    addRow(rows, "building", { id: buildingId, site_id: siteId, name: site.building, ...maintained() });
    for (const floor of site.floors) addFloor(rows, company, { site, buildingId, floor });
  }
}

interface NewHours {
  key: string;
  name: string;
  calendar: BusinessCalendar;
  site: DemoSite;
  now: Date;
}

/** Opening hours with the holidays of the site's country; gives their id. */
export function addBusinessHours(rows: DemoRows, { key, name, calendar, site, now }: NewHours): string {
  const id = demoId(key);
  addRow(rows, "business_hours", { id, name, time_zone: calendar.timeZone, ...maintained() });
  for (const { weekday, opens, closes } of calendar.hours) {
    addRow(rows, "business_hours_day", {
      id: demoId(`${key}/${weekday}`),
      business_hours_id: id,
      weekday,
      opens,
      closes,
    });
  }
  const names = new Map(siteHolidays(site, now).map((holiday) => [holiday.day, holiday.name]));
  for (const { day, opens, closes } of calendar.holidays) {
    addRow(rows, "holiday", {
      id: demoId(`${key}/${day}`),
      business_hours_id: id,
      day,
      name: names.get(day) ?? day,
      opens,
      closes,
      ...maintained(),
    });
  }
  return id;
}
