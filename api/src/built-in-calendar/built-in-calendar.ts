import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import { CalendarProblem, type CalendarPort, type SeenEvent } from "../calendar/calendar-port.ts";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import { busyTimes } from "./busy-times.ts";
import { findEventById, findEventByUid, listDatesOfSeries, type KeptEvent } from "./calendar-event-sql.ts";
import { listCalendarDelegates, listDirectoryPeople } from "./directory-sql.ts";
import { toSeen } from "./keep-event.ts";
import { occurrenceContent, patternDates, seriesOfOccurrence } from "./series-dates.ts";
import { setRoomOn, takeRoomOff } from "./rooms-on-events.ts";
import { readChanges } from "./read-changes.ts";
import type { EventPlace } from "./event-place.ts";

export interface BuiltInCalendarDeps {
  pool: Database;
  systemClock: Clock;
  /** Hears of a change after its commit, as whoever subscribes to a calendar does; a hint. */
  told: (tenantId: string, places: readonly EventPlace[]) => void;
}

/** The calendar of a company without Exchange: the port on the database's own events. */
export function builtInCalendar(deps: BuiltInCalendarDeps, tenantId: string): CalendarPort {
  const db = tenantReader(deps.pool, tenantId);
  const about = { ...deps, tenantId, db };
  return {
    name: "built-in",
    readEvent: (mailbox, eventId) => readEvent(about, mailbox, eventId),
    async findEvent(mailbox, iCalUid) {
      const found = await findEventByUid(db, { tenantId, mailbox, iCalUid });
      return found && toSeen(db, tenantId, found);
    },
    findOccurrence: (mailbox, seriesEventId, originalStart) =>
      findOccurrence(about, { mailbox, eventId: seriesEventId }, originalStart),
    changes: (mailbox, window, cursor) => readChanges(about, { mailbox, window, cursor }),
    // Whoever asks is told anyway: the calendar and those who ask it are one company's.
    subscribe: async (mailbox, _secret, until) => ({
      subscriptionId: `built-in:${tenantId}:${mailbox}`,
      expiresAt: until,
    }),
    async renew(subscriptionId, until) {
      if (!subscriptionId.startsWith(`built-in:${tenantId}:`))
        throw new CalendarProblem("gone", "No such subscription");
      return { subscriptionId, expiresAt: until };
    },
    unsubscribe: async () => undefined,
    schedules: (mailboxes, window) => busyTimes(about, mailboxes, window),
    setRoom: (mailbox, eventId, room) => setRoomOn(about, { mailbox, eventId }, room),
    removeRoom: (mailbox, eventId, roomEmail) => takeRoomOff(about, { mailbox, eventId }, roomEmail),
    people: (entraObjectIds) => listDirectoryPeople(db, { tenantId, entraObjectIds }),
    delegates: (mailbox) => listCalendarDelegates(db, { tenantId, mailbox }),
  };
}

export type BuiltIn = BuiltInCalendarDeps & { tenantId: string; db: ReturnType<typeof tenantReader> };

async function readEvent(about: BuiltIn, mailbox: string, eventId: string): Promise<SeenEvent | undefined> {
  const { db, tenantId } = about;
  const own = await findEventById(db, { tenantId, mailbox, eventId });
  if (own !== undefined) return own.isDeleted ? undefined : toSeen(db, tenantId, own);
  const occurrence = seriesOfOccurrence(eventId);
  if (occurrence === undefined) return undefined;
  for (const seriesEventId of occurrence.seriesEventIds) {
    const series = await findEventById(db, { tenantId, mailbox, eventId: seriesEventId });
    if (series !== undefined && !series.isDeleted) return readByPattern(about, series, occurrence.date);
  }
  return undefined;
}

/** A date of its own where there is one, else the pattern's. */
async function findOccurrence(about: BuiltIn, place: EventPlace, originalStart: Date): Promise<SeenEvent | undefined> {
  const { db, tenantId } = about;
  const series = await findEventById(db, { tenantId, ...place });
  if (series === undefined || series.isDeleted) return undefined;
  const own = await listDatesOfSeries(db, { tenantId, mailbox: place.mailbox, seriesEventIds: [place.eventId] });
  const moment = originalStart.getTime();
  const found = own.find(({ content }) => Date.parse(content.originalStart ?? "") === moment);
  if (found !== undefined) return found.isDeleted ? undefined : toSeen(db, tenantId, found);
  const { timeZone } = readGraphEvent(series.content).input;
  return readByPattern(about, series, wallClock(originalStart, timeZone).date);
}

/** A date to which nothing was done is as the pattern has it. */
async function readByPattern(
  { db, tenantId }: BuiltIn,
  series: KeptEvent,
  date: string,
): Promise<SeenEvent | undefined> {
  const event = readGraphEvent(series.content);
  if (event.cancelledDates.includes(date)) return undefined;
  const noon = Date.parse(`${date}T12:00:00Z`);
  const [from, to] = [-2, 2].map((days) => new Date(noon + days * 86_400_000));
  const found = from && to && patternDates(event, from, to).find((one) => one.date === date);
  if (!found) return undefined;
  const content = occurrenceContent(series.content, found);
  return toSeen(db, tenantId, { ...series, eventId: content.id ?? "", iCalUid: content.iCalUId ?? "", content });
}
