import { keepEvent, type EventToTake } from "@magic-meetings/api/built-in-calendar/keep-event.ts";
import { newId } from "@magic-meetings/api/db/new-id.ts";
import { createPool } from "@magic-meetings/api/db/pool.ts";
import { inTenant } from "@magic-meetings/api/db/transaction.ts";
import { addressPart, demoIds, personEmail, type DemoCompanyPerson } from "@magic-meetings/api/demo/demo-company.ts";
import { copenhagen } from "@magic-meetings/api/demo/nordlys-copenhagen.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { openRecordedApi, type RecordedApi } from "./recorded-api.ts";

export const stormSubject = "Bench storm";
export const stormPrefix = "bench-storm-";
const lineCount = 5;
const day = 86_400_000;
/** The demo has little so far ahead, and nothing is past its cut-off. */
const daysAhead = 40;

/** A Microsoft Graph event. */
type Event = EventToTake["content"];

export interface StormMeeting {
  event: Event;
  /** What one of its vendors makes for it. */
  productionOrderId: string;
}

/** Meetings at ten, each with a room of its own, an order of five lines and two visitors, in our database and in the built-in calendar. */
export async function addStormMeetings(url: string, count: number): Promise<StormMeeting[]> {
  const api = await openRecordedApi(url);
  const made: StormMeeting[] = [];
  try {
    const rooms = copenhagen.floors
      .flatMap(({ rooms: some }) => some)
      .map((room) => `room-${addressPart(room.name)}@${nordlys.domain}`);
    for (let ahead = daysAhead; made.length < count && ahead < daysAhead + 200; ahead += 1) {
      const date = new Date(Date.now() + ahead * day).toISOString().slice(0, 10);
      if ([0, 6].includes(new Date(date).getUTCDay())) continue;
      for (const room of rooms) {
        const one = made.length < count ? await addMeeting(api, { number: made.length, date, room }) : undefined;
        if (one !== undefined) made.push(one);
      }
    }
  } finally {
    await api.close();
  }
  if (made.length < count) throw new Error(`Only ${made.length} of ${count} meetings could be had`);
  await keepInCalendar(url, made);
  return made;
}

async function addMeeting(
  api: RecordedApi,
  { number, date, room }: { number: number; date: string; room: string },
): Promise<StormMeeting | undefined> {
  const event = eventOf(number, date, room);
  const { body } = await api.post("/calendar/events", event);
  const meeting = body as Meeting;
  // A room with a rule of its own, or a holiday.
  if (meeting.roomBookings?.[0]?.status !== "confirmed") return undefined;
  const order = await api.post(`/meetings/${meeting.id}/service-orders`, { lines });
  const { id, version } = order.body as ServiceOrder;
  await api.post(`/service-orders/${id}/submit`, {}, { "if-match": `"${version}"` });
  await api.post(`/meetings/${meeting.id}/visits`, { visitors: visitorsOf(number) });
  // What the vendors got is read anew.
  const placed = (await api.get(`/service-orders/${id}`)).body as ServiceOrder;
  const productionOrderId = placed.lines?.[0]?.production?.id;
  return productionOrderId === undefined ? undefined : { event, productionOrderId };
}

function visitorsOf(number: number) {
  return [1, 2].map((one) => ({ name: `Visitor ${number} ${one}`, email: `storm-${number}-${one}@visitors.example` }));
}

const services = copenhagen.services.filter(
  ({ category, longLead, minimum }) =>
    ["coffee", "breakfast", "snacks"].includes(category) && !longLead && (minimum ?? 1) <= 12,
);
const lines = services
  .slice(0, lineCount)
  .map((service) => ({ serviceId: demoIds.service(nordlys, copenhagen, service), quantity: 12 }));

const organizer = organizerOf("anna");

function organizerOf(person: string): DemoCompanyPerson {
  const found = nordlys.people.find((one) => one.person === person);
  if (found === undefined) throw new Error(`The demo has no ${person}`);
  return found;
}

export const stormMailbox = personEmail(nordlys, organizer);

let attempts = 0;

function eventOf(number: number, date: string, room: string): Event & Record<string, unknown> {
  const timeZone = copenhagen.timeZone;
  attempts += 1;
  const id = `${stormPrefix}${String(number).padStart(5, "0")}-${attempts}`;
  return {
    id,
    iCalUId: `${id}-uid`,
    changeKey: `${id}-1`,
    subject: stormSubject,
    type: "singleInstance",
    isCancelled: false,
    isDraft: false,
    start: { dateTime: `${date}T10:00:00`, timeZone },
    end: { dateTime: `${date}T12:00:00`, timeZone },
    originalStartTimeZone: timeZone,
    organizer: { emailAddress: { name: organizer.name, address: stormMailbox } },
    attendees: [{ type: "resource", status: { response: "accepted" }, emailAddress: { address: room, name: "" } }],
  };
}

async function keepInCalendar(url: string, made: readonly StormMeeting[]): Promise<void> {
  const pool = createPool({ url, role: "mm_app", max: 1, applicationName: "bench" });
  const tenantId = demoIds.tenant(nordlys);
  const now = new Date();
  try {
    await inTenant(pool, tenantId, async (tx) => {
      for (const { event } of made) {
        const mailbox = event.organizer?.emailAddress?.address ?? "";
        await keepEvent(tx, { tenantId, mailbox, content: event, now, newId: () => newId(now) });
      }
    });
  } finally {
    await pool.end();
  }
}
