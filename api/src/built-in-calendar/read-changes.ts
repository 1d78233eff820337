import { z } from "zod";
import { CalendarProblem, type CalendarWindow, type ChangesPage, type EventChange } from "../calendar/calendar-port.ts";
import type { BuiltIn } from "./built-in.ts";
import { listChangedEvents, listEvents, type KeptEvent } from "./calendar-event-sql.ts";

const pageSize = 100;
/** A transaction may commit a change some time after the moment that the change bears: so far back is asked again. */
const lookBackMilliseconds = 60_000;
const longestSilence = 30 * 86_400_000;

/** Where a reading stands. */
interface Cursor {
  whole: boolean;
  /** What changed before is known. */
  since: string;
  /** In the middle of a reading: behind which event it goes on, and when it began. */
  after: string;
  begun: string;
  /** Changes that were told and will be met again by looking back: the events with their change keys. */
  told: Record<string, string>;
}

interface Asked {
  mailbox: string;
  window: CalendarWindow;
  cursor: string | null;
}

/** What changed in a mailbox: all of a window at first, then what changed since. */
export async function readChanges(about: BuiltIn, asked: Asked): Promise<ChangesPage> {
  const { db, tenantId, systemClock } = about;
  const { mailbox, window } = asked;
  const now = systemClock.now();
  const at = asked.cursor === null ? await beginning(about, asked, now) : read(asked.cursor, now);
  const page = { tenantId, mailbox, after: at.after, limit: pageSize };
  const events = at.whole
    ? await listEvents(db, { ...page, ...window })
    : await listChangedEvents(db, { ...page, since: lookBack(at.since) });
  const fresh = events.filter(({ eventId, changeKey }) => at.told[eventId] !== changeKey);
  const isLast = events.length < pageSize;
  const begun = at.begun === "" ? now.toISOString() : at.begun;
  const next = isLast ? { whole: false, since: begun, after: "", begun: "" } : { ...at, begun, after: lastOf(events) };
  const again = events.filter(({ updatedAt }) => updatedAt >= lookBack(begun));
  const told = { ...(isLast ? {} : at.told), ...Object.fromEntries(again.map((one) => [one.eventId, one.changeKey])) };
  const cursor = write({ ...next, told: isLast ? { ...recent(at, begun), ...told } : told });
  return { changes: fresh.map(toChange), cursor, isLast };
}

/** What changed lately outside of the window is known not to be in it, so that looking back does not tell of it. */
async function beginning(
  { db, tenantId }: BuiltIn,
  { mailbox, window: { from, to } }: Asked,
  now: Date,
): Promise<Cursor> {
  const since = lookBack(now.toISOString());
  const late = await listChangedEvents(db, { tenantId, mailbox, after: "", limit: 1_000, since });
  const outside = late.filter(({ isDeleted, start, end }) => isDeleted || start >= to || end <= from);
  const told = Object.fromEntries(outside.map((one) => [one.eventId, one.changeKey]));
  return { whole: true, since: now.toISOString(), after: "", begun: "", told };
}

function lookBack(moment: string): Date {
  return new Date(Date.parse(moment) - lookBackMilliseconds);
}

function lastOf(events: readonly KeptEvent[]): string {
  return events.at(-1)?.eventId ?? "";
}

/** What earlier pages told is met again for as long as the look back reaches behind their reading. */
function recent({ told, since, whole }: Cursor, begun: string): Record<string, string> {
  return whole || Date.parse(begun) - Date.parse(since) < lookBackMilliseconds ? told : {};
}

function toChange({ eventId, iCalUid, changeKey, isDeleted }: KeptEvent): EventChange {
  return { eventId, iCalUid, changeKey, kind: isDeleted ? "removed" : "changed" };
}

function write(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

const cursorSchema = z.strictObject({
  whole: z.boolean(),
  since: z.iso.datetime(),
  after: z.string(),
  begun: z.string(),
  told: z.record(z.string(), z.string()),
});

function read(text: string, now: Date): Cursor {
  const cursor = cursorSchema.safeParse(parse(text));
  if (cursor.success && now.getTime() - Date.parse(cursor.data.since) < longestSilence) return cursor.data;
  throw new CalendarProblem("reset", "Nobody can go on from there: begin from the start");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
}
