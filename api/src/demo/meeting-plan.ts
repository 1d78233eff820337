import { DateTime } from "luxon";
import { siteHolidays } from "./demo-calendar.ts";
import type { DemoCompany, DemoCompanyPerson, DemoRoom, DemoSite } from "./demo-company.ts";
import { demoChoice, demoNumber } from "./demo-id.ts";

/** A meeting of the demo before it has rows. */
export interface PlannedMeeting {
  /** Unique in the company, the same on the same day. */
  key: string;
  company: DemoCompany;
  site: DemoSite;
  /** Days from today: negative ones are past. */
  dayOffset: number;
  /** The first meeting of its site and day. */
  isFirst: boolean;
  start: Date;
  end: Date;
  subject: string;
  room: DemoRoom;
  organizer: DemoCompanyPerson;
  attendees: DemoCompanyPerson[];
  guests: { name: string; email: string }[];
  /** Where it is not the number of its people. */
  headCount?: number;
  /** When the invite was sent; always before today. */
  createdAt: Date;
}

const daysBack = 30;
const daysAhead = 30;

const slots = [
  ["10:00", 120],
  ["13:00", 60],
  ["09:00", 90],
  ["14:30", 60],
  ["11:00", 120],
] as const;

const subjects = [
  "Quarterly review",
  "Product planning",
  "Customer workshop",
  "Budget follow-up",
  "Team day",
  "Interviews",
  "Supplier meeting",
  "Steering committee",
  "Design critique",
  "Onboarding",
  "Safety walk",
  "Roadmap",
  "Sales pipeline",
  "Board preparation",
  "Training: new tools",
  "Retrospective",
  "Quarter in numbers",
  "Contract negotiation",
  "Usability test",
  "Visit from the authorities",
  "Press briefing",
  "Architecture review",
  "Hiring panel",
  "Price list for next year",
];

const guestList = [
  ["Clara Weiss", "clara.weiss@aurora-consult.example"],
  ["Tom Baker", "tom.baker@northwind.example"],
  ["Marie Dubois", "marie.dubois@lumiere.example"],
  ["Jan Novak", "jan.novak@vltava.example"],
  ["Elin Svensson", "elin.svensson@skogen.example"],
] as const;

/**
 * A month of past and a month of coming meetings of a company; no room is taken twice, no organizer is in two at once.
 * Today is a busy day whatever day it is, because it is what the screens show first.
 */
export function planMeetings(company: DemoCompany, now: Date): PlannedMeeting[] {
  return company.sites.flatMap((site) => {
    const holidays = new Set(siteHolidays(site, now).map(({ day }) => day));
    const today = DateTime.fromJSDate(now, { zone: site.timeZone }).startOf("day");
    return range(-daysBack, daysAhead).flatMap((dayOffset) => {
      const day = today.plus({ days: dayOffset });
      if (holidays.has(day.toISODate() ?? "")) return [];
      return planDay(company, site, { day, dayOffset, today });
    });
  });
}

interface Day {
  day: DateTime;
  dayOffset: number;
  today: DateTime;
}

function planDay(company: DemoCompany, site: DemoSite, { day, dayOffset, today }: Day): PlannedMeeting[] {
  const isQuiet = day.weekday > 5 && dayOffset !== 0;
  const count = isQuiet ? 1 : site.meetingsPerDay;
  // A room that is made of others is left to them.
  const free = site.floors
    .flatMap(({ rooms }) => rooms)
    .filter((room) => !room.approvalNeeded && room.name !== site.combination?.whole);
  return range(0, count - 1).map((index) => {
    const key = `${company.key}/${site.key}/${day.toISODate()}/${index}`;
    const [time, minutes] = slots[index % slots.length] ?? slots[0];
    const [hour, minute] = time.split(":").map(Number);
    const start = day.set({ hour, minute });
    const organizer = organizerOf(company, site, { day, index });
    const attendees = attendeesOf(company, { site, organizer, key });
    const guests = guestsOf(key);
    const room = takeRoom(free, { key, headCount: 1 + attendees.length + guests.length });
    return {
      key,
      company,
      site,
      dayOffset,
      isFirst: index === 0,
      start: start.toJSDate(),
      end: start.plus({ minutes }).toJSDate(),
      subject: demoChoice(`${key}/subject`, subjects),
      room,
      organizer,
      attendees,
      guests,
      createdAt: sentAt(key, start, today),
    };
  });
}

/** One person of a site organizes every other day, so that there is a full list; the others take turns. */
function organizerOf(company: DemoCompany, site: DemoSite, { day, index }: { day: DateTime; index: number }) {
  const here = company.people.filter((person) => person.site === site.key && person.roles.includes("organizer"));
  const main = here.find((person) => person.roles.length === 1);
  const others = here.filter((person) => person !== main);
  if (main && (others.length === 0 || index === (day.ordinal % 2 === 0 ? 0 : 3))) return main;
  return others[(day.ordinal * 5 + index) % others.length] as DemoCompanyPerson;
}

function attendeesOf(
  company: DemoCompany,
  { site, organizer, key }: Pick<PlannedMeeting, "site" | "organizer" | "key">,
): DemoCompanyPerson[] {
  const wanted = Math.min(2 + demoNumber(`${key}/size`, 10), company.people.length - 1);
  return company.people
    .filter((person) => person !== organizer && !person.roles.includes("vendor"))
    .map((person) => ({
      person,
      rank: demoNumber(`${key}/${person.person}`, 1000) + (person.site === site.key ? 0 : 600),
    }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, wanted)
    .map(({ person }) => person);
}

function guestsOf(key: string): PlannedMeeting["guests"] {
  if (demoNumber(`${key}/has-guests`, 4) > 0) return [];
  const first = demoNumber(`${key}/guest`, guestList.length);
  const count = 1 + demoNumber(`${key}/guests`, 2);
  return range(first, first + count - 1).map((index) => {
    const [name, email] = guestList[index % guestList.length] ?? guestList[0];
    return { name, email };
  });
}

/** One of the three smallest rooms that fit, taken from the day's free ones. */
function takeRoom(free: DemoRoom[], { key, headCount }: { key: string; headCount: number }): DemoRoom {
  const fitting = free.filter((room) => room.capacity >= headCount).sort((a, b) => a.capacity - b.capacity);
  const room = demoChoice(`${key}/room`, fitting.slice(0, 3));
  free.splice(free.indexOf(room), 1);
  return room;
}

/** Some days before the meeting in the afternoon, yesterday at the latest. */
function sentAt(key: string, start: DateTime, today: DateTime): Date {
  const days = 3 + demoNumber(`${key}/lead`, 9);
  const latest = Math.min(start.minus({ days }).startOf("day").toMillis(), today.minus({ days: 1 }).toMillis());
  const minutes = 12 * 60 + demoNumber(`${key}/minute`, 240);
  return DateTime.fromMillis(latest, { zone: today.zone }).plus({ minutes }).toJSDate();
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
