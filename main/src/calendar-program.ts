import {
  createBuiltInCalendars,
  type BuiltInCalendars,
} from "@magic-meetings/api/built-in-calendar/built-in-calendars.ts";
import type { CalendarOf } from "@magic-meetings/api/calendar/calendar-port.ts";
import { systemClock } from "@magic-meetings/api/clock/clock.ts";
import { tellOfChanges } from "@magic-meetings/api/sync/tell-of-changes.ts";
import type { FastifyBaseLogger } from "fastify";
import type { OpenDatabase } from "./database.ts";

/** The calendars of the companies served here. */
export interface CalendarProgram {
  calendarOf: CalendarOf;
  /** Where companies have no other calendar: in the demo. */
  builtIn: BuiltInCalendars | undefined;
  stop(): Promise<void>;
}

interface CalendarProgramDeps {
  database: OpenDatabase;
  log: FastifyBaseLogger;
  demo: boolean;
  /** Microsoft Graph's, where the settings say how to sign in there. */
  graph: CalendarOf | undefined;
  workWaiting: (tenantId: string) => void;
}

export function startCalendars({ database, log, demo, graph, workWaiting }: CalendarProgramDeps): CalendarProgram {
  if (!demo) return { calendarOf: graph ?? (() => undefined), builtIn: undefined, stop: async () => undefined };
  const told = tellOfChanges({ pool: database.appPool, systemClock, log, workWaiting });
  const builtIn = createBuiltInCalendars({ pool: database.appPool, systemClock, told });
  return { calendarOf: builtIn.calendarOf, builtIn, stop: told.settled };
}
