import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import { DateTime } from "luxon";
import type { DemoSite, DemoVendor } from "./demo-company.ts";
import { publicHolidays, type PublicHoliday } from "./public-holidays.ts";

/** On these two days nobody delivers; on the other holidays vendors keep the hours of a weekend. */
const nobodyWorks = ["01-01", "12-25"];

const officeHours = { weekday: ["07:00", "21:00"], weekend: ["08:00", "18:00"] } as const;

/** The public holidays of this and the next year at a site. */
export function siteHolidays(site: DemoSite, now: Date): PublicHoliday[] {
  const { year } = DateTime.fromJSDate(now, { zone: site.timeZone });
  // A month back from early January still lies in the year before.
  return [year - 1, year, year + 1].flatMap((each) => publicHolidays(site.country.code, each));
}

/** When the office itself is open: every day, shorter at weekends, so that the demo can be tried on any day. */
export function siteCalendar(site: DemoSite, now: Date): BusinessCalendar {
  return openingOf(site, now, (weekday) => (weekday > 5 ? officeHours.weekend : officeHours.weekday));
}

/** When a vendor works: every day, shorter at weekends, so that the demo can be tried on any day. */
export function vendorCalendar(site: DemoSite, vendor: DemoVendor, now: Date): BusinessCalendar {
  return openingOf(site, now, (weekday) => (weekday > 5 ? vendor.weekend : vendor.weekdays));
}

function openingOf(
  site: DemoSite,
  now: Date,
  hoursOf: (weekday: number) => readonly [string, string],
): BusinessCalendar {
  const [holidayOpens, holidayCloses] = hoursOf(7);
  return {
    timeZone: site.timeZone,
    hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const [opens, closes] = hoursOf(weekday);
      return { weekday, opens, closes };
    }),
    holidays: siteHolidays(site, now).map(({ day }) => {
      const closed = nobodyWorks.includes(day.slice(5));
      return { day, opens: closed ? null : holidayOpens, closes: closed ? null : holidayCloses };
    }),
  };
}
