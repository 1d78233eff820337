import { demoPassCodes } from "@magic-meetings/api/access-passes/demo-pass-codes.ts";
import { setTimeout as delay } from "node:timers/promises";
import { createBuiltInCalendars } from "@magic-meetings/api/built-in-calendar/built-in-calendars.ts";
import { CalendarProblem, type CalendarPort } from "@magic-meetings/api/calendar/calendar-port.ts";
import { systemClock } from "@magic-meetings/api/clock/clock.ts";
import { createPool } from "@magic-meetings/api/db/pool.ts";
import { planMessages } from "@magic-meetings/api/messages/plan-messages.ts";
import type { SyncDeps } from "@magic-meetings/api/sync/look-deps.ts";
import { lookWork } from "@magic-meetings/api/sync/look-work.ts";
import { sweepWork } from "@magic-meetings/api/sync/sweep-work.ts";

// One of the workers of the stress run: it looks at events until it is killed. Its calendar is busy at every third call
// and does not answer for a while.

const [url = "", tenantId = "", downFrom = "0", downUntil = "0"] = process.argv.slice(2);
const pool = createPool({ url, role: "mm_app", max: 6, applicationName: "stress worker" });
const nothing = () => undefined;
const leaseMilliseconds = 4_000;
const restMilliseconds = 100;

let calls = 0;

function troubled(calendar: CalendarPort): CalendarPort {
  const trouble = () => {
    calls += 1;
    const now = Date.now();
    if (now >= Number(downFrom) && now < Number(downUntil)) throw new CalendarProblem("unavailable", "It is down");
    if (calls % 3 === 0) throw new CalendarProblem("busy", "Too many requests", 1);
  };
  return {
    ...calendar,
    async readEvent(mailbox, eventId) {
      trouble();
      return calendar.readEvent(mailbox, eventId);
    },
    async changes(mailbox, window, cursor) {
      trouble();
      return calendar.changes(mailbox, window, cursor);
    },
  };
}

const builtIn = createBuiltInCalendars({ pool, systemClock, told: nothing });
const calendar = troubled(builtIn.calendarOf(tenantId) as CalendarPort);
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
  leaseMilliseconds,
};
const stop = new AbortController().signal;
const [looks, sweeps] = [lookWork(deps), sweepWork(deps)];
process.stdout.write("working\n");
for (;;) {
  await sweeps.run(tenantId, stop).catch(nothing);
  await looks.run(tenantId, stop).catch(nothing);
  await delay(restMilliseconds);
}
