import type { Event } from "../graph/graph-event.ts";
import type { CalendarOf, SeenEvent } from "../calendar/calendar-port.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import { findUserEmail } from "./directory-sql.ts";
import type { BuiltInCalendarDeps } from "./built-in.ts";
import { builtInCalendar } from "./built-in-calendar.ts";
import { keepEvent } from "./keep-event.ts";

/** The built-in calendars of all companies that have no other. */
export interface BuiltInCalendars {
  calendarOf: CalendarOf;
  /** Keeps an event that somebody brings, before anything else knows it; undefined where it came without an id. */
  keepBrought(context: CommandContext, body: Record<string, unknown>): Promise<SeenEvent | undefined>;
  told: BuiltInCalendarDeps["told"];
}

export function createBuiltInCalendars(deps: {
  pool: Database;
  systemClock: Clock;
  told: BuiltInCalendarDeps["told"];
}): BuiltInCalendars {
  const calendars = new Map<string, ReturnType<typeof builtInCalendar>>();
  return {
    told: deps.told,
    calendarOf(tenantId) {
      const calendar = calendars.get(tenantId) ?? builtInCalendar(deps, tenantId);
      calendars.set(tenantId, calendar);
      return calendar;
    },
    async keepBrought({ tx, tenantId, principal, newId }, body) {
      const { organizerEmail } = readGraphEvent(body);
      const mailbox = organizerEmail ?? (await findUserEmail(tx, { tenantId, userId: principal.userId }));
      if (mailbox === undefined) return undefined;
      const content: Event = { organizer: { emailAddress: { address: mailbox } }, ...body };
      return keepEvent(tx, { tenantId, mailbox, content, now: deps.systemClock.now(), newId });
    },
  };
}
