import { randomUUID } from "node:crypto";
import type { Event } from "../graph/graph-event.ts";
import { afterAll, beforeAll } from "vitest";
import { calendarPortCases } from "../calendar/calendar-port-cases.ts";
import type { CalendarWorld, WrittenEvent } from "../calendar/calendar-world.ts";
import { newId } from "../db/new-id.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { inTenant } from "../db/transaction.ts";
import { addTestCompany } from "../http/test-api.ts";
import { builtInCalendar } from "./built-in-calendar.ts";
import { keepEvent } from "./keep-event.ts";
import { changeEvent, deleteEvent } from "./open-event.ts";

let database: TestDatabase;
let companies = 0;
const now = new Date("2026-11-21T10:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

calendarPortCases("The built-in calendar", async (): Promise<CalendarWorld> => {
  companies += 1;
  const name = `company${companies}`;
  const { tenantId, people } = await addTestCompany(database, name, [
    { person: "olga", roles: [] },
    { person: "carl", roles: [] },
    { person: "ada", roles: [] },
    { person: "rita", roles: [] },
    { person: "mona", roles: [] },
    { person: "dirk", roles: [], status: "disabled" },
  ]);
  const [organizer, colleague, assistant, reader, manager, disabled] = people;
  if (!organizer || !colleague || !assistant || !reader || !manager || !disabled) throw new Error("Nobody is there");
  const idOf = "(select id from app_user where tenant_id = $1 and email = $2)";
  await database.ownerPool.query(
    `update app_user set manager_id = (select id from app_user where tenant_id = $1 and email = $3) where tenant_id = $1 and id = ${idOf}`,
    [tenantId, organizer.email, manager.email],
  );
  await database.ownerPool.query(
    `insert into calendar_delegate (tenant_id, id, manager_id, delegate_id, source, created_at)
     values ($1, $4, ${idOf}, (select id from app_user where tenant_id = $1 and email = $3), 'calendar', $5)`,
    [tenantId, organizer.email, assistant.email, newId(now), now],
  );
  await database.ownerPool.query(
    `insert into calendar_delegate (tenant_id, id, manager_id, delegate_id, source, created_at)
     values ($1, $4, ${idOf}, (select id from app_user where tenant_id = $1 and email = $3), 'calendar', $5)`,
    [tenantId, disabled.email, assistant.email, newId(now), now],
  );
  const rooms = [1, 2].map((number) => ({ email: `room${number}@${name}.example`, name: `Room ${number}` }));
  let time = now.getTime();
  const systemClock = { now: () => new Date((time += 1_000)) };
  const deps = { pool: database.appPool, systemClock, told: () => undefined };
  let port = builtInCalendar(deps, tenantId);
  const hand = (mailbox: string, eventId: string) => {
    const moment = systemClock.now();
    return { tenantId, place: { mailbox, eventId }, now: moment, newId: () => newId(moment) };
  };
  const write = async (mailbox: string, content: Event) => {
    const { now: moment, newId: makeId } = hand(mailbox, "");
    await inTenant(database.appPool, tenantId, (tx) =>
      keepEvent(tx, { tenantId, mailbox, content, now: moment, newId: makeId }),
    );
    return content.id ?? "";
  };
  return {
    port: new Proxy(port, { get: (_, member: keyof typeof port) => port[member] }),
    now,
    mailboxes: {
      organizer: organizer.email,
      colleague: colleague.email,
      assistant: assistant.email,
      reader: reader.email,
      shared: disabled.email,
      nobody: `nobody@${name}.example`,
    },
    rooms: [rooms[0] ?? { email: "", name: "" }, rooms[1] ?? { email: "", name: "" }],
    people: {
      organizer: organizer.entraObjectId,
      manager: manager.entraObjectId,
      disabled: disabled.entraObjectId,
      unknown: randomUUID(),
    },
    withClientKey: (event, clientKey) => ({
      ...event,
      singleValueExtendedProperties: [{ id: "String {0} Name cecp-add-in", value: JSON.stringify({ clientKey }) }],
    }),
    put: (mailbox, event) => write(mailbox, made(mailbox, event)),
    async patch(mailbox, eventId, changes) {
      await inTenant(database.appPool, tenantId, (tx) =>
        changeEvent(tx, hand(mailbox, eventId), (content) => ({ ...content, ...(changes as Event) })),
      );
    },
    async remove(mailbox, eventId) {
      await inTenant(database.appPool, tenantId, (tx) => deleteEvent(tx, hand(mailbox, eventId)));
    },
    async forgetCursors() {
      // A month of nobody asking.
      time += 31 * 86_400_000;
    },
    async forgetSubscriptions() {
      port = builtInCalendar(deps, tenantId);
    },
    stop: async () => undefined,
  };
});

function made(mailbox: string, event: WrittenEvent): Event {
  return {
    id: randomUUID(),
    iCalUId: randomUUID(),
    type: event.recurrence === undefined ? "singleInstance" : "seriesMaster",
    isOrganizer: true,
    organizer: { emailAddress: { address: mailbox } },
    ...(event as Event),
  };
}
