import type { Queries } from "../db/queries.ts";
import { listHappenings, type Happening } from "./happenings.ts";
import { noticedOf, type Noticed } from "./noticed-sql.ts";

/** An event as a phone shows it. */
export interface PhoneEvent {
  mailbox: string;
  eventId: string;
  subject: string;
  start: string;
  end: string;
  timeZone: string;
  isCancelled: boolean;
  /** Whether whoever holds the phone organizes it. */
  isMine: boolean;
  organizer: string;
  isOfSeries: boolean;
  rooms: { email: string; name: string }[];
  people: number;
  /** What whoever holds the phone answered. */
  response: string;
  /** Whether the service has looked at it as it is now; null where it never has. */
  noticed: Noticed;
}

const longest = 60;

/** The coming events of somebody, as her phone shows them. */
export async function listPhoneEvents(
  db: Queries,
  { tenantId, mailbox, now }: { tenantId: string; mailbox: string; now: Date },
): Promise<PhoneEvent[]> {
  const from = new Date(now.getTime() - 2 * 3_600_000);
  const to = new Date(now.getTime() + 30 * 86_400_000);
  const happenings = (await listHappenings(db, { tenantId, mailboxes: [mailbox], from, to })).slice(0, longest);
  const noticed = await noticedOf(db, { tenantId, events: happenings.map(placesOf) });
  return happenings.map((one, index) => toPhoneEvent(one, mailbox, noticed[index] ?? "never"));
}

/** A date as its pattern has it is noticed with its series. */
function placesOf({ mailbox, eventId, series, content }: Happening) {
  const changeKey = content.changeKey ?? "";
  return { mailbox, eventId: content.type === "occurrence" && series ? series.eventId : eventId, changeKey };
}

function toPhoneEvent(one: Happening, person: string, noticed: Noticed): PhoneEvent {
  const { input } = one.event;
  const rooms = input.attendees.filter(({ kind }) => kind === "resource");
  const people = input.attendees.filter(({ kind }) => kind !== "resource");
  return {
    mailbox: one.mailbox,
    eventId: one.eventId,
    subject: input.subject,
    start: input.start,
    end: input.end,
    timeZone: input.timeZone,
    isCancelled: one.isCancelled,
    isMine: one.mailbox === person,
    organizer: one.content.organizer?.emailAddress?.name ?? one.mailbox,
    isOfSeries: one.series !== null,
    rooms: rooms.map(({ email, name }) => ({ email, name })),
    people: people.length,
    response: people.find(({ email }) => email === person)?.response ?? "none",
    noticed,
  };
}
