import { demoPassCodes } from "@magic-meetings/api/access-passes/demo-pass-codes.ts";
import type { CalendarPort } from "@magic-meetings/api/calendar/calendar-port.ts";
import { systemClock } from "@magic-meetings/api/clock/clock.ts";
import { createPool } from "@magic-meetings/api/db/pool.ts";
import { planMessages } from "@magic-meetings/api/messages/plan-messages.ts";
import type { SyncDeps } from "@magic-meetings/api/sync/look-deps.ts";
import { sweepMailbox } from "@magic-meetings/api/sync/sweep-mailbox.ts";
import type { ClientBase } from "pg";
import { addSeenEvents } from "./bench-storm-sql.ts";
import { recordStatements, type Sent } from "./recorded-api.ts";
import type { Results } from "./results.ts";

const mailbox = "bench-sweep@nordlys.example";
const events = 10_000;
/** What Microsoft Graph gives at once where a hundred are asked for. */
const pageSize = 100;

/** What it costs to read a mailbox in which nothing changed: calls of the calendar, and statements that write. */
export async function measureSweep(
  { url, tenantId, owner }: { url: string; tenantId: string; owner: ClientBase },
  results: Results,
): Promise<void> {
  await addSeenEvents(owner, tenantId, { mailbox, count: events });
  const sent: Sent[] = [];
  const pool = createPool({ url, role: "mm_app", max: 1, applicationName: "bench sweep" });
  pool.on("connect", (client) => recordStatements(client, sent));
  let calls = 0;
  const calendar = unchangedCalendar(() => (calls += 1));
  const nothing = () => undefined;
  const deps: SyncDeps = {
    commands: {
      pool,
      planMessages,
      passCodes: demoPassCodes,
      afterCommit: { signalled: nothing, messagesPlanned: nothing },
    },
    calendarOf: () => calendar,
    clock: systemClock,
    systemClock,
    log: { info: nothing, warn: nothing },
    workWaiting: nothing,
    random: Math.random,
  };
  try {
    const now = systemClock.now();
    const delta = { mailbox, cursor: null, windowFrom: now, windowTo: now, attempts: 0, leasedUntil: now };
    const { asked } = await sweepMailbox({ deps, calendar, tenantId, delta });
    const writes = sent.filter(({ text }) => /^\s*(insert|update|delete)\b/i.test(text)).length;
    results.figures.push(
      {
        name: `sweep of ${events} unchanged events: calls of the calendar`,
        value: calls / (events / 100),
        unit: "per 100 events",
        target: { atMost: 1 },
      },
      {
        name: `sweep of ${events} unchanged events: statements that write, and looks asked for`,
        value: writes + asked,
        unit: "",
        target: { atMost: 0 },
      },
    );
  } finally {
    await pool.end();
  }
}

function unchangedCalendar(called: () => number): CalendarPort {
  const unused = async () => Promise.reject(new Error("A sweep asks for changes only"));
  return {
    name: "graph",
    readEvent: unused,
    findEvent: unused,
    findOccurrence: unused,
    subscribe: unused,
    renew: unused,
    unsubscribe: unused,
    schedules: unused,
    moveEvent: unused,
    renameEvent: unused,
    cancelEvent: unused,
    setRoom: unused,
    removeRoom: unused,
    people: unused,
    delegates: unused,
    async changes() {
      const page = called() - 1;
      const changes = Array.from({ length: pageSize }, (_, index) => ({
        eventId: `bench-sweep-${page * pageSize + index + 1}`,
        iCalUid: null,
        changeKey: "key",
        kind: "changed" as const,
      }));
      return { changes, cursor: String(page), isLast: (page + 1) * pageSize >= events };
    },
  };
}
