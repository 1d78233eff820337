import type { BusinessCalendar } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import { DateTime } from "luxon";
import type { DemoSite, DemoVendor } from "./demo-company.ts";
import { publicHolidays, type PublicHoliday } from "./public-holidays.ts";

/** On these two days nobody delivers; on the other holidays vendors keep the hours of a weekend. */
const nobodyWorks = ["01-01", "12-25"];

const officeHours = ["08:00", "18:00"] as const;

/** The public holidays of this and the next year at a site. */
export function siteHolidays(site: DemoSite, now: Date): PublicHoliday[] {
  const { year } = DateTime.fromJSDate(now, { zone: site.timeZone });
  // A month back from early January still lies in the year before.
  return [year - 1, year, year + 1].flatMap((each) => publicHolidays(site.country.code, each));
}

/** When the office itself is open: Monday to Friday, holidays not. */
export function siteCalendar(site: DemoSite, now: Date): BusinessCalendar {
  const [opens, closes] = officeHours;
  return {
    timeZone: site.timeZone,
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes })),
    holidays: siteHolidays(site, now).map(({ day }) => ({ day, opens: null, closes: null })),
  };
}

/** When a vendor works: every day, shorter at weekends, so that the demo can be tried on any day. */
export function vendorCalendar(site: DemoSite, vendor: DemoVendor, now: Date): BusinessCalendar {
  const hoursOf = (weekday: number) => (weekday > 5 ? vendor.weekend : vendor.weekdays);
  return {
    timeZone: site.timeZone,
    hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const [opens, closes] = hoursOf(weekday);
      return { weekday, opens, closes };
    }),
    holidays: siteHolidays(site, now).map(({ day }) => {
      const closed = nobodyWorks.includes(day.slice(5));
      return { day, opens: closed ? null : vendor.weekend[0], closes: closed ? null : vendor.weekend[1] };
    }),
  };
}
