import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Event } from "../graph/graph-event.ts";
import { expect } from "vitest";
import { createBuiltInCalendars } from "../built-in-calendar/built-in-calendars.ts";
import { keepEvent } from "../built-in-calendar/keep-event.ts";
import { changeEvent, deleteEvent } from "../built-in-calendar/open-event.ts";
import type { CalendarPort } from "../calendar/calendar-port.ts";
import { newId } from "../db/new-id.ts";
import { inTenant } from "../db/transaction.ts";
import { demoEmail, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { askToLook } from "./ask-to-look.ts";
import type { EventPlace, LookReason } from "./event-look-sql.ts";
import type { SyncDeps } from "./look-deps.ts";
import { lookWork } from "./look-work.ts";

// What the tests of noticing share: the demo company with its built-in calendar, hands that change it, and workers.

export interface SyncWorld {
  demo: DemoTestApi;
  tenantId: string;
  /** The clock of leases, which a test moves. */
  clock: { now(): Date; forward(milliseconds: number): void };
  /** The calendar as the workers see it; a test may put another one before it. */
  calendar: CalendarPort;
  deps: SyncDeps;
  /** Somebody writes an event of anna's into the calendar, and nobody is told. */
  write(eventId: string, more?: Event): Promise<EventPlace>;
  change(place: EventPlace, change: (content: Event) => Event): Promise<void>;
  remove(place: EventPlace): Promise<void>;
  ask(places: readonly EventPlace[], because?: LookReason): Promise<void>;
  /** What one worker does until nothing waits. */
  work(): Promise<void>;
  /** Looks that wait. */
  waiting(): Promise<{ event_id: string; asked: number; attempts: number; problem: string | null }[]>;
  meetingOf(place: EventPlace): Promise<Meeting | undefined>;
}

export const graphTime = (moment: string) => ({ dateTime: moment.replace(/Z$/, ""), timeZone: "UTC" });

export async function startSyncWorld(start: Date): Promise<SyncWorld> {
  const demo = await startDemoTestApi(start);
  const [tenant] = await demo.rows<{ id: string }>("select id from tenant where name = 'Nordlys Group'");
  const tenantId = tenant?.id ?? "";
  let time = start.getTime();
  const systemClock = { now: () => new Date((time += 1)) };
  const pool = demo.database.appPool;
  const nothing = () => undefined;
  const builtIn = createBuiltInCalendars({ pool, systemClock, told: nothing });
  const world = { calendar: builtIn.calendarOf(tenantId) as CalendarPort };
  const deps: SyncDeps = {
    commands: {
      pool,
      planMessages,
      passCodes: demoPassCodes,
      afterCommit: { signalled: nothing, messagesPlanned: nothing },
    },
    calendarOf: () => world.calendar,
    clock: { now: () => start },
    systemClock,
    log: { info: nothing, warn: nothing },
    workWaiting: nothing,
    random: () => 0.5,
  };
  const mailbox = demoEmail("anna");
  const hand = (place: EventPlace) => {
    const now = systemClock.now();
    return { tenantId, place, now, newId: () => newId(now) };
  };
  return Object.assign(world, {
    demo,
    tenantId,
    clock: { now: () => new Date(time), forward: (milliseconds: number) => void (time += milliseconds) },
    deps,
    async write(eventId: string, more: Event = {}) {
      const content: Event = {
        id: eventId,
        iCalUId: `uid-${eventId}`,
        subject: "Planning",
        type: "singleInstance",
        isOrganizer: true,
        organizer: { emailAddress: { address: mailbox } },
        start: graphTime("2026-11-26T09:00:00"),
        end: graphTime("2026-11-26T10:00:00"),
        ...more,
      };
      const { now, newId: makeId } = hand({ mailbox, eventId });
      await inTenant(pool, tenantId, (tx) => keepEvent(tx, { tenantId, mailbox, content, now, newId: makeId }));
      return { mailbox, eventId };
    },
    async change(place: EventPlace, change: (content: Event) => Event) {
      await inTenant(pool, tenantId, (tx) => changeEvent(tx, hand(place), change));
    },
    async remove(place: EventPlace) {
      await inTenant(pool, tenantId, (tx) => deleteEvent(tx, hand(place)));
    },
    async ask(places: readonly EventPlace[], because: LookReason = "notification") {
      await inTenant(pool, tenantId, (tx) => askToLook(tx, { tenantId, places, because, now: systemClock.now() }));
    },
    work: () => lookWork(deps).run(tenantId, new AbortController().signal),
    waiting: () =>
      demo.rows<{ event_id: string; asked: number; attempts: number; problem: string | null }>(
        "select event_id, asked, attempts, problem from event_look where tenant_id = $1 order by event_id",
        [tenantId],
      ),
    async meetingOf({ eventId }: EventPlace) {
      const rows = await demo.rows<{ id: string }>("select id from meeting where tenant_id = $1 and exchange_id = $2", [
        tenantId,
        eventId,
      ]);
      expect(rows.length).toBeLessThanOrEqual(1);
      return rows[0] && (await demo.get<Meeting>("anna", `/meetings/${rows[0].id}`));
    },
  });
}
