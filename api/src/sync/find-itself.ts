import { CalendarProblem, type CalendarPort, type SeenEvent } from "../calendar/calendar-port.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { Queries } from "../db/queries.ts";
import type { EventPlace } from "./event-look-sql.ts";
import { findLastSeen, findSeenByUid, type LastSeen } from "./graph-event-sql.ts";

// An event is in the calendar of everybody who is invited, rooms as well. Only its organizer's says everything.

/** A copy of an event, as it is or as it was when it was seen last. */
export interface Copy extends EventPlace {
  iCalUid: string | null;
  event: CalendarEvent;
}

/** The copy, where the event is somebody else's; undefined where the mailbox is the organizer's, or nobody knows. */
export function copyOf(
  { mailbox, eventId }: EventPlace,
  seen: SeenEvent | undefined,
  last: LastSeen | undefined,
): Copy | undefined {
  const { event, iCalUid } = seen ?? last ?? { event: null, iCalUid: null };
  const organizer = event?.organizerEmail ?? null;
  if (event === null || organizer === null || organizer === mailbox) return undefined;
  return { mailbox, eventId, iCalUid, event };
}

interface Finding {
  db: Queries;
  calendar: CalendarPort;
  tenantId: string;
}

/** Where the event itself is, of which there is a copy; undefined where its organizer's calendar is not ours to read. */
export async function findItself(finding: Finding, copy: Copy): Promise<EventPlace | undefined> {
  try {
    if (copy.event.occurrenceOf !== null) return await findDateItself(finding, copy, copy.event.occurrenceOf);
    return await findByUid(finding, copy.event.organizerEmail ?? "", copy.iCalUid);
  } catch (error) {
    // Somebody from outside has invited a room: her mailbox is not there for us.
    if (error instanceof CalendarProblem && (error.kind === "gone" || error.kind === "forbidden")) return undefined;
    throw error;
  }
}

/** A date of a series has no name that both calendars know: it is found through its series. */
async function findDateItself(
  finding: Finding,
  { mailbox, event: { organizerEmail } }: Copy,
  { seriesExchangeId, originalStart }: NonNullable<CalendarEvent["occurrenceOf"]>,
): Promise<EventPlace | undefined> {
  const { db, calendar, tenantId } = finding;
  const seriesCopy =
    (await calendar.readEvent(mailbox, seriesExchangeId)) ??
    (await findLastSeen(db, { tenantId, mailbox, eventId: seriesExchangeId }));
  const series = await findByUid(finding, organizerEmail ?? "", seriesCopy?.iCalUid ?? null);
  if (series === undefined) return undefined;
  // A date that was taken out of the series is told by the series.
  return (await calendar.findOccurrence(series.mailbox, series.eventId, new Date(originalStart))) ?? series;
}

async function findByUid(
  { db, calendar, tenantId }: Finding,
  mailbox: string,
  iCalUid: string | null,
): Promise<EventPlace | undefined> {
  if (iCalUid === null || mailbox === "") return undefined;
  const known = await findSeenByUid(db, { tenantId, mailbox, iCalUid });
  return known ?? (await calendar.findEvent(mailbox, iCalUid));
}
