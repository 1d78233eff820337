import { randomUUID } from "node:crypto";
import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import { CalendarProblem, type CalendarPort, type SeenEvent } from "../calendar/calendar-port.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import type { BuiltIn, BuiltInCalendarDeps } from "./built-in.ts";
import { busyTimes } from "./busy-times.ts";
import { findEventById, findEventByUid, listDatesOfSeries } from "./calendar-event-sql.ts";
import { listCalendarDelegates, listDirectoryPeople, listMailboxes } from "./directory-sql.ts";
import { toSeen } from "./keep-event.ts";
import { dateByPattern, findByPattern } from "./open-event.ts";
import { cancelOnCalendar, moveOnCalendar, renameOnCalendar } from "./move-on-calendar.ts";
import { setRoomOn, takeRoomOff } from "./rooms-on-events.ts";
import { readChanges } from "./read-changes.ts";
import type { EventPlace } from "./event-place.ts";

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
    ...createSubscriptions(about),
    schedules: (mailboxes, window) => busyTimes(about, mailboxes, window),
    moveEvent: (mailbox, eventId, move) => moveOnCalendar(about, { mailbox, eventId }, move),
    renameEvent: (mailbox, eventId, name) => renameOnCalendar(about, { mailbox, eventId }, name),
    cancelEvent: (mailbox, eventId, now) => cancelOnCalendar(about, { mailbox, eventId }, now),
    setRoom: (mailbox, eventId, room) => setRoomOn(about, { mailbox, eventId }, room),
    removeRoom: (mailbox, eventId, roomEmail) => takeRoomOff(about, { mailbox, eventId }, roomEmail),
    people: (entraObjectIds) => listDirectoryPeople(db, { tenantId, entraObjectIds }),
    delegates: (mailbox) => listCalendarDelegates(db, { tenantId, mailbox }),
  };
}

async function readEvent(about: BuiltIn, mailbox: string, eventId: string): Promise<SeenEvent | undefined> {
  const { db, tenantId } = about;
  const place = { mailbox, eventId };
  const own = await findEventById(db, { tenantId, ...place });
  const found = own ?? (await findByPattern(db, tenantId, place));
  if (found !== undefined) return found.isDeleted ? undefined : toSeen(db, tenantId, found);
  await requireMailbox(about, mailbox);
  return undefined;
}

async function requireMailbox({ db, tenantId }: BuiltIn, mailbox: string): Promise<void> {
  const [known] = await listMailboxes(db, { tenantId, mailboxes: [mailbox] });
  if (known === undefined) throw new CalendarProblem("gone", "There is no such mailbox");
}

/** A date of its own where there is one, else the pattern's. */
async function findOccurrence(
  { db, tenantId }: BuiltIn,
  place: EventPlace,
  originalStart: Date,
): Promise<SeenEvent | undefined> {
  const series = await findEventById(db, { tenantId, ...place });
  if (series === undefined || series.isDeleted) return undefined;
  const own = await listDatesOfSeries(db, { tenantId, mailbox: place.mailbox, seriesEventIds: [place.eventId] });
  const moment = originalStart.getTime();
  const changed = own.find(({ content }) => Date.parse(content.originalStart ?? "") === moment);
  const { timeZone } = readGraphEvent(series.content).input;
  const found = changed ?? dateByPattern(series, wallClock(originalStart, timeZone).date);
  return found === undefined || found.isDeleted ? undefined : toSeen(db, tenantId, found);
}

/** One subscription a mailbox, as long as this process lives; a new process has lost them, as any calendar may. */
function createSubscriptions(about: BuiltIn): Pick<CalendarPort, "subscribe" | "renew" | "unsubscribe"> {
  const held = new Map<string, string>();
  const mailboxOf = (id: string) => [...held].find(([, subscriptionId]) => subscriptionId === id)?.[0];
  return {
    async subscribe(mailbox, _secret, until) {
      await requireMailbox(about, mailbox);
      const subscriptionId = randomUUID();
      held.set(mailbox, subscriptionId);
      return { subscriptionId, expiresAt: until };
    },
    async renew(subscriptionId, until) {
      if (mailboxOf(subscriptionId) === undefined) throw new CalendarProblem("gone", "There is no such subscription");
      return { subscriptionId, expiresAt: until };
    },
    async unsubscribe(subscriptionId) {
      held.delete(mailboxOf(subscriptionId) ?? "");
    },
  };
}
