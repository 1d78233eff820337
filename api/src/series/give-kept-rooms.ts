import type { CommandContext } from "../commands/command-context.ts";
import { lockSpaces } from "../rooms/room-space-sql.ts";
import { dateKey, holdRooms } from "./hold-rooms.ts";
import { isTooLong, judgeDates } from "./judge-dates.ts";
import { readSeriesForRooms, type DateForRoom, type RoomForSeries, type SeriesForRooms } from "./series-room-sql.ts";
import { findKeptRooms } from "./series-write-sql.ts";

/** A date that could not be given a room that its series keeps. */
export interface MissedRoom {
  date: DateForRoom;
  room: RoomForSeries;
}

/**
 * Gives new dates the rooms that their series keeps, all in one; gives those that could not be had. The series must be
 * locked, the spaces are locked here.
 */
export async function giveKeptRooms(
  context: CommandContext,
  { seriesId, meetingIds }: { seriesId: string; meetingIds: readonly string[] },
): Promise<{ series: SeriesForRooms; missed: MissedRoom[] } | undefined> {
  const { tx, tenantId, now } = context;
  if (meetingIds.length === 0) return undefined;
  const roomIds = await findKeptRooms(tx, { tenantId, seriesId });
  if (roomIds.length === 0) return undefined;
  await lockSpaces(tx, { tenantId, roomIds });
  const series = await readSeriesForRooms(tx, { tenantId, seriesId, roomIds, now });
  if (series === undefined) return undefined;
  const isNew = new Set(meetingIds);
  const dates = series.dates.filter(({ meetingId }) => isNew.has(meetingId));
  const wanted = series.rooms.flatMap((room) =>
    dates.filter(({ held }) => !held.some(({ roomId }) => roomId === room.room.id)).map((date) => ({ date, room })),
  );
  const allowed = await allowedOf(context, series, wanted);
  const held = await holdRooms(context, { ...series, isDraft: series.status === "draft" }, allowed);
  return { series, missed: wanted.filter(({ date, room }) => !held.has(dateKey(date, room))) };
}

async function allowedOf(
  { tx, tenantId, now }: CommandContext,
  { organizer, headCount, rooms }: SeriesForRooms,
  wanted: readonly MissedRoom[],
): Promise<MissedRoom[]> {
  const allowed: MissedRoom[] = [];
  for (const room of rooms) {
    // Since it was kept, somebody may have to approve the room: that is asked for date by date.
    if (room.terms.approvalNeeded) continue;
    const mine = wanted.filter((one) => one.room === room && !isTooLong(room, one.date));
    const dates = mine.map(({ date }) => date);
    const refused = await judgeDates(tx, room, dates, { tenantId, organizer, headCount, now });
    allowed.push(...mine.filter(({ date }) => !refused.has(date.meetingId)));
  }
  return allowed;
}
