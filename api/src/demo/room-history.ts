import { DateTime } from "luxon";
import { siteHolidays } from "./demo-calendar.ts";
import type { DemoCompany, DemoCompanyPerson, DemoRoom, DemoSite } from "./demo-company.ts";
import { demoChoice, demoNumber } from "./demo-id.ts";
import type { PlannedMeeting } from "./meeting-plan.ts";

const daysBack = 30;

const starts = ["08:30", "09:00", "09:30", "10:00", "12:30", "13:00", "13:30", "14:00"] as const;
const lengths = [90, 120, 150, 180, 180, 240] as const;
const subjects = ["Project work", "Workshop", "One to one", "Team meeting", "Planning", "Customer call"] as const;

/**
 * What rooms were booked for on the past working days besides the planned meetings: without it a month of a company
 * would look as if hardly anybody came. A room has one meeting a day at most, as in the plan.
 */
export function planRoomHistory(company: DemoCompany, planned: readonly PlannedMeeting[], now: Date): PlannedMeeting[] {
  const taken = new Set(planned.map(({ room, site, dayOffset }) => `${site.key}/${room.name}/${dayOffset}`));
  return company.sites.flatMap((site) => {
    const people = company.people.filter((person) => person.site === site.key && person.roles.includes("organizer"));
    const holidays = new Set(siteHolidays(site, now).map(({ day }) => day));
    const today = DateTime.fromJSDate(now, { zone: site.timeZone }).startOf("day");
    const rooms = site.floors.flatMap((floor) => floor.rooms).filter(({ name }) => name !== site.combination?.whole);
    return Array.from({ length: daysBack }, (_, index) => index - daysBack).flatMap((dayOffset) => {
      const day = today.plus({ days: dayOffset });
      if (day.weekday > 5 || holidays.has(day.toISODate() ?? "")) return [];
      return rooms
        .filter((room) => !taken.has(`${site.key}/${room.name}/${dayOffset}`))
        .filter((room) => demoNumber(keyOf(company, { site, room, day }), 100) < shareOf(room))
        .map((room) => meetingOf(company, { site, room, day, dayOffset, people }));
    });
  });
}

/** In percent: small rooms are booked more often than large ones. */
function shareOf({ capacity }: DemoRoom): number {
  return capacity <= 6 ? 90 : capacity <= 12 ? 75 : 50;
}

interface RoomDay {
  site: DemoSite;
  room: DemoRoom;
  day: DateTime;
}

function keyOf(company: DemoCompany, { site, room, day }: RoomDay): string {
  return `${company.key}/${site.key}/${day.toISODate()}/${room.name}`;
}

function meetingOf(
  company: DemoCompany,
  at: RoomDay & { dayOffset: number; people: readonly DemoCompanyPerson[] },
): PlannedMeeting {
  const { site, room, day, dayOffset, people } = at;
  const key = keyOf(company, at);
  const [hour, minute] = demoChoice(`${key}/start`, starts).split(":").map(Number);
  const start = day.set({ hour, minute });
  const end = start.plus({ minutes: demoChoice(`${key}/length`, lengths) });
  return {
    key,
    company,
    site,
    dayOffset,
    isFirst: false,
    start: start.toJSDate(),
    end: end.toJSDate(),
    subject: demoChoice(`${key}/subject`, subjects),
    room,
    organizer: demoChoice(`${key}/organizer`, people),
    attendees: [],
    guests: [],
    headCount: Math.max(1, Math.round((room.capacity * (35 + demoNumber(`${key}/size`, 60))) / 100)),
    createdAt: start.minus({ days: 2 + demoNumber(`${key}/lead`, 9) }).toJSDate(),
  };
}
