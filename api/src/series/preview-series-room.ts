import type {
  SeriesBookingDate,
  SeriesRoomBookings,
  SeriesRoomDate,
  SeriesRoomPreview,
} from "@magic-meetings/contract/series/series.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { bookableSeries } from "./book-series-room.ts";
import { judgeDates } from "./judge-dates.ts";
import { offerReplacements } from "./offer-replacements.ts";
import { findTakenDates } from "./series-availability-sql.ts";
import { readSeriesForRooms, type RoomForSeries } from "./series-room-sql.ts";

interface Asking {
  principal: Principal;
  now: Date;
}

/** On which coming dates a series could have a room, and what to take instead on the others; changes nothing. */
export async function previewSeriesRoom(
  db: Queries,
  { seriesId, roomId }: { seriesId: string; roomId: string },
  { principal, now }: Asking,
): Promise<SeriesRoomPreview> {
  const { tenantId } = principal;
  const wanted = { tenantId, seriesId, roomIds: [roomId], now };
  const series = bookableSeries({ principal }, await readSeriesForRooms(db, wanted), [roomId]);
  const [room] = series.rooms;
  if (room === undefined) throw new Error("The room that was read is not there");
  const judgement = { tenantId, organizer: series.organizer, headCount: series.headCount, now };
  const taken = await findTakenDates(db, {
    tenantId,
    siteId: room.room.siteId,
    dates: series.dates,
    roomIds: [roomId],
  });
  const refused = await judgeDates(db, room, series.dates, judgement);
  const statusOf = (date: (typeof series.dates)[number]): SeriesRoomDate["status"] => {
    if (date.held.some((hold) => hold.roomId === roomId)) return "held";
    if (refused.has(date.meetingId)) return "not_allowed";
    return taken.has(`${date.meetingId}/${roomId}`) ? "conflict" : "free";
  };
  const missing = series.dates.filter((date) => ["conflict", "not_allowed"].includes(statusOf(date)));
  const offers = await offerReplacements(db, { ...judgement, ...insteadOf(room), seriesId, dates: missing });
  const dates = series.dates.map((date): SeriesRoomDate => {
    const { meetingId, start, end } = date;
    const because = refused.get(meetingId);
    return {
      meetingId,
      start: start.toISOString(),
      end: end.toISOString(),
      status: statusOf(date),
      ...(because === undefined ? {} : { because }),
      alternative: offers.get(meetingId) ?? null,
    };
  });
  return { room: room.room, dates };
}

function insteadOf({ room, terms }: RoomForSeries) {
  return { insteadOf: room, calendar: terms.calendar };
}

/** Fills in what can be had instead on the dates that did not get their room; rivals for the room do not wait for it. */
export async function withAlternatives(
  db: Queries,
  { seriesId, answer }: { seriesId: string; answer: SeriesRoomBookings },
  { principal, now }: Asking,
): Promise<SeriesRoomBookings> {
  const missing = answer.dates.filter(({ status }) => status === "conflict" || status === "not_allowed");
  if (missing.length === 0) return answer;
  const { tenantId } = principal;
  const roomIds = [...new Set(missing.map(({ roomId }) => roomId))];
  const series = await readSeriesForRooms(db, { tenantId, seriesId, roomIds, now });
  if (series === undefined) return answer;
  const alternatives = new Map<string, SeriesBookingDate["alternative"]>();
  for (const room of series.rooms) {
    const ids = new Set(missing.filter(({ roomId }) => roomId === room.room.id).map(({ meetingId }) => meetingId));
    const dates = series.dates.filter(({ meetingId }) => ids.has(meetingId));
    const judgement = { tenantId, organizer: series.organizer, headCount: series.headCount, now };
    const offers = await offerReplacements(db, { ...judgement, ...insteadOf(room), seriesId, dates });
    for (const [meetingId, offer] of offers) alternatives.set(meetingId, offer);
  }
  const dates = answer.dates.map((date) => ({ ...date, alternative: alternatives.get(date.meetingId) ?? null }));
  return { ...answer, dates };
}
