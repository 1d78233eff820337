import type { CommandContext } from "../commands/command-context.ts";
import { lockMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { lockSeries, type SeriesRecord } from "../series/series-sql.ts";
import type { KnownMeeting, KnownSeries, LastSeen, Seen } from "./known.ts";
import { findAround, findSeriesParts } from "./known-sql.ts";

export interface LoadedMeeting {
  of: "meeting";
  known: KnownMeeting;
  record: MeetingRecord;
}

export interface LoadedSeries {
  of: "series";
  known: KnownSeries;
  record: SeriesRecord;
}

interface Loading {
  id: string;
  seen: Pick<Seen, "mailbox" | "eventId">;
  lastSeen: LastSeen | null;
}

const done: ReadonlySet<string> = new Set(["delivered", "closed", "cancelled", "rejected"]);

/** The meeting with all that hangs on it, its row locked. */
export async function loadMeeting(context: CommandContext, loading: Loading): Promise<LoadedMeeting | undefined> {
  const { tx, tenantId } = context;
  const record = await lockMeeting(tx, { tenantId, id: loading.id });
  if (record === undefined) return undefined;
  const { series, organizer, iCalUid } = record;
  const { isEnabled, isElsewhere, writing } = await findAround(tx, {
    tenantId,
    meetingId: record.id,
    seriesId: null,
    ...loading.seen,
    organizerId: organizer.id,
    iCalUid,
  });
  const known: KnownMeeting = {
    ...record,
    kind: "meeting",
    organizer: { id: organizer.id, isEnabled },
    occurrenceOf: series === null ? null : { seriesId: series.id, originalStart: series.originalStart },
    siteIds: record.locations.map(({ site }) => site.id),
    rooms: record.roomBookings.map(({ id, room, status }) => ({
      bookingId: id,
      roomId: room.id,
      email: room.email.toLowerCase(),
      status,
    })),
    openOrders: record.serviceOrders.filter(({ status }) => !done.has(status)).length,
    lastSeen: loading.lastSeen,
    isElsewhere,
    writing,
  };
  return { of: "meeting", known, record };
}

/** The series, its row locked. */
export async function loadSeries(context: CommandContext, loading: Loading): Promise<LoadedSeries | undefined> {
  const { tx, tenantId } = context;
  const record = await lockSeries(tx, { tenantId, id: loading.id });
  if (record === undefined) return undefined;
  const { organizer, iCalUid } = record;
  const around = await findAround(tx, {
    tenantId,
    meetingId: null,
    seriesId: record.id,
    ...loading.seen,
    organizerId: organizer.id,
    iCalUid,
  });
  const parts = await findSeriesParts(tx, { tenantId, id: record.id });
  const known: KnownSeries = {
    ...record,
    ...parts,
    kind: "series",
    organizer: { id: organizer.id, isEnabled: around.isEnabled },
    lastSeen: loading.lastSeen,
    isElsewhere: around.isElsewhere,
    writing: around.writing,
  };
  return { of: "series", known, record };
}
