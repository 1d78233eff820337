import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findTenantDomains } from "../identity/tenant-domains-sql.ts";
import { cancelMeeting } from "../meetings/cancel-meeting.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { findRoomsByEmail } from "../meetings/meeting-write-sql.ts";
import { presentMeeting } from "../meetings/present-meeting.ts";
import { takeInMeeting } from "../meetings/take-in-meeting.ts";
import { bookSeriesRoom } from "../series/book-series-room.ts";
import { cancelDates } from "../series/cancel-dates.ts";
import { cancelSeries } from "../series/cancel-series.ts";
import { lockComingOccurrences, lockOccurrenceAt } from "../series/occurrence-sql.ts";
import { lockSeriesByIdentity, type SeriesRecord } from "../series/series-sql.ts";
import { findKeptRooms } from "../series/series-write-sql.ts";
import { presentFirst, takeInSeries } from "../series/take-in-series.ts";
import { bookInvitedRooms } from "./book-invited-rooms.ts";
import type { CalendarEvent } from "./calendar-event.ts";

/** The calendar's word on a whole series: sent, changed or cancelled; the rooms in its invite are its rooms. */
export async function takeInSeriesEvent(
  context: CommandContext,
  event: CalendarEvent,
  organizerId: string,
): Promise<Meeting> {
  if (event.isCancelled) return takeInCancellation(context, event, organizerId);
  const { input, clientKey, isDraft } = event;
  const domains = await findTenantDomains(context.tx, context.tenantId);
  const meeting = await takeInSeries(context, { input, clientKey, organizerId, isSent: !isDraft, domains });
  const series = await lockKnown(context, event, organizerId);
  if (series === undefined || isDraft) return meeting;
  await skipCancelled(context, series, event.cancelledDates);
  await bookInvited(context, series, event);
  return presentFirst(context, series.id);
}

function lockKnown({ tx, tenantId }: CommandContext, event: CalendarEvent, organizerId: string) {
  const { id: exchangeId = null, iCalUid = null } = event.input.exchangeReference ?? {};
  return lockSeriesByIdentity(tx, { tenantId, clientKey: event.clientKey, exchangeId, iCalUid, organizerId });
}

async function takeInCancellation(context: CommandContext, event: CalendarEvent, organizerId: string) {
  const series = changeable(context.principal, await lockKnown(context, event, organizerId));
  await cancelSeries(context, series);
  return presentFirst(context, series.id);
}

async function skipCancelled(context: CommandContext, series: SeriesRecord, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  const { tx, tenantId, now } = context;
  const coming = await lockComingOccurrences(tx, { tenantId, seriesId: series.id, now });
  const skipped = new Set(days);
  const dates = coming.filter((one) => skipped.has(wallClock(one.originalStart, series.timeZone).date));
  await cancelDates(context, { series, dates, skipped: true });
}

/** Rooms that stand in the invite but were not picked in the pane; on dates on which one is taken it is left out. */
async function bookInvited(context: CommandContext, series: SeriesRecord, event: CalendarEvent): Promise<void> {
  const { tx, tenantId } = context;
  const emails = event.input.attendees.map(({ email }) => email);
  const kept = new Set(await findKeptRooms(tx, { tenantId, seriesId: series.id }));
  const invited = (await findRoomsByEmail(tx, { tenantId, emails })).filter(({ roomId }) => !kept.has(roomId));
  for (const { roomId } of [...invited].sort((a, b) => a.roomId.localeCompare(b.roomId))) {
    try {
      await bookSeriesRoom(context, { seriesId: series.id, roomId, accept: "free" });
    } catch (error) {
      const isRefused = error instanceof Refusal && ["room_not_bookable", "meeting_over"].includes(error.code);
      if (!isRefused) throw error;
    }
  }
}

export interface KnownOccurrence {
  seriesId: string;
  originalStart: Date;
  organizerId: string;
}

/** Which date of a series of ours the event is; undefined where the series never came. */
export async function findOccurrence(
  { tx, tenantId }: CommandContext,
  { occurrenceOf }: CalendarEvent,
  organizerId: string,
): Promise<KnownOccurrence | undefined> {
  if (occurrenceOf === null) return undefined;
  const { seriesExchangeId: exchangeId, originalStart } = occurrenceOf;
  const identity = { tenantId, clientKey: null, exchangeId, iCalUid: null, organizerId };
  const series = await lockSeriesByIdentity(tx, identity);
  return series && { seriesId: series.id, originalStart: new Date(originalStart), organizerId };
}

/** One date of a series: an exception that was moved or cancelled, or the date as the pattern has it. */
export async function takeInOccurrence(
  context: CommandContext,
  event: CalendarEvent,
  { seriesId, originalStart, organizerId }: KnownOccurrence,
): Promise<Meeting> {
  const { tx, tenantId, principal, now } = context;
  if (event.isCancelled) {
    const id = await lockOccurrenceAt(tx, { tenantId, seriesId, originalStart });
    const known = id === undefined ? undefined : await findMeeting(tx, { tenantId, id });
    const meeting = changeable(principal, known);
    await cancelMeeting(context, meeting);
    return presentMeeting((await findMeeting(tx, { tenantId, id: meeting.id })) ?? meeting, principal, now);
  }
  const domains = await findTenantDomains(tx, tenantId);
  // The draft key is the series': every date has a copy of it.
  const taken = await takeInMeeting(context, {
    input: event.input,
    clientKey: null,
    organizerId,
    isSent: !event.isDraft,
    domains,
    occurrenceOf: { seriesId, originalStart },
  });
  return event.isDraft ? taken : bookInvitedRooms(context, taken);
}
