import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { SeriesBookingDate, SeriesRoomBookings } from "@magic-meetings/contract/series/series.ts";
import { writeSeriesRoomsToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { withOrdersTold } from "../series-orders/follow-series-orders.ts";
import { dateKey, holdRooms, type WantedRoom } from "./hold-rooms.ts";
import { isTooLong, judgeDates } from "./judge-dates.ts";
import { letGoOfDates } from "./let-go-of-dates.ts";
import { findDateBookings } from "./date-booking-sql.ts";
import { lockSeriesForRooms, type DateForRoom, type RoomForSeries, type SeriesForRooms } from "./series-room-sql.ts";
import { forgetSeriesRoom, keepSeriesRoom } from "./series-write-sql.ts";

export interface BookSeriesRoom {
  seriesId: string;
  roomId: string;
  accept: "free" | readonly { meetingId: string; roomId: string }[];
  /** A room that the series has, let go of on every date that gets its new one. */
  replaces?: string | undefined;
  /** The invite has it already. */
  onInvite?: boolean | undefined;
}

/**
 * Holds rooms for the coming dates of a series, as far as accepted, in one transaction; answers for each date. A date
 * whose room is taken or not allowed stays as it was. Alternatives are read after the commit: rivals do not wait for them.
 */
export async function bookSeriesRoom(context: CommandContext, request: BookSeriesRoom): Promise<SeriesRoomBookings> {
  const { tx, tenantId, now } = context;
  const { seriesId, roomId, accept } = request;
  const roomIds = [roomId, ...(accept === "free" ? [] : accept.map((one) => one.roomId))];
  const series = bookableSeries(context, await lockSeriesForRooms(tx, { tenantId, seriesId, roomIds, now }), roomIds);
  const isOrdered = series.dates.some((date) => date.isOrdered);
  const book = (told: CommandContext) => bookDates(told, series, request);
  return isOrdered ? withOrdersTold(context, seriesId, book) : book(context);
}

async function bookDates(
  context: CommandContext,
  series: SeriesForRooms,
  request: BookSeriesRoom,
): Promise<SeriesRoomBookings> {
  const { tx, tenantId } = context;
  const { seriesId, roomId } = request;
  const asked = askedFor(series, request);
  const wanted = asked.filter((one) => !isHeld(one));
  const refused = await refusedDates(context, series, wanted);
  const allowed = wanted.filter((one) => !refused.has(dateKey(one.date, one.room)));
  const isDraft = series.status === "draft";
  const held = await holdRooms(context, { ...series, isDraft }, allowed);
  const kept = series.rooms.find(({ room }) => room.id === roomId);
  if (kept?.isKept === false) await keepSeriesRoom(tx, { tenantId, seriesId, roomId });
  const released = await replace(context, series, request, held);
  if (!isDraft && held.size > 0) tell(context, series);
  if (request.onInvite !== true) await writeToCalendar(context, series, request, held);
  return answerFor({ series, asked, refused, held, roomId, released });
}

/** Refuses a series or rooms that are not there or not for this person. */
export function bookableSeries(
  context: Pick<CommandContext, "principal">,
  series: SeriesForRooms | undefined,
  roomIds: readonly string[],
): SeriesForRooms {
  if (series === undefined) throw new Refusal("not_found", "There is no such series or room");
  changeable(context.principal, series);
  const known = new Set(series.rooms.map(({ room }) => room.id));
  if (roomIds.some((id) => !known.has(id))) throw new Refusal("not_found", "There is no such room");
  if (series.status === "cancelled") throw new Refusal("wrong_state", "This series was cancelled");
  const [first] = series.dates;
  if (first === undefined) throw new Refusal("meeting_over", "This series has no date to come");
  for (const room of series.rooms) {
    if (room.terms.approvalNeeded) {
      throw new Refusal("room_not_bookable", `${room.room.name} is given out by its owner: ask for it date by date`);
    }
    if (isTooLong(room, first)) {
      throw new Refusal("room_not_bookable", "A room can be held for a day at most, set-up and clear-down included");
    }
  }
  return series;
}

type Asked = WantedRoom & { date: DateForRoom; room: RoomForSeries };

function askedFor(series: SeriesForRooms, { roomId, accept }: BookSeriesRoom): Asked[] {
  const room = (id: string) => series.rooms.find((one) => one.room.id === id);
  const kept = room(roomId);
  if (accept === "free") return kept ? series.dates.map((date) => ({ date, room: kept })) : [];
  const wanted = new Map(accept.map((one) => [one.meetingId, one.roomId]));
  const asked = series.dates.flatMap((date) => {
    const chosen = room(wanted.get(date.meetingId) ?? "");
    return chosen ? [{ date, room: chosen }] : [];
  });
  if (asked.length < wanted.size) throw new Refusal("not_found", "One of the dates is no coming date of this series");
  return asked;
}

function isHeld({ date, room }: Asked): boolean {
  return date.held.some(({ roomId }) => roomId === room.room.id);
}

async function refusedDates(
  context: CommandContext,
  series: SeriesForRooms,
  wanted: readonly Asked[],
): Promise<Map<string, BrokenRule>> {
  const { tx, tenantId, now } = context;
  const { organizer, headCount } = series;
  const refused = new Map<string, BrokenRule>();
  for (const room of series.rooms) {
    const dates = wanted.filter((one) => one.room === room).map(({ date }) => date);
    const broken = await judgeDates(tx, room, dates, { tenantId, organizer, headCount, now });
    for (const [meetingId, rule] of broken) refused.set(dateKey({ meetingId }, room), rule);
  }
  return refused;
}

/** Gives the number of the bookings that were let go of. */
async function replace(
  context: CommandContext,
  series: SeriesForRooms,
  { roomId, replaces }: BookSeriesRoom,
  held: ReadonlyMap<string, string>,
): Promise<number> {
  if (replaces === undefined || replaces === roomId) return 0;
  const { tx, tenantId } = context;
  const booked = new Set([...held.keys()].map((key) => key.slice(0, key.indexOf("/"))));
  const meetingIds = series.dates.filter(({ meetingId }) => booked.has(meetingId)).map(({ meetingId }) => meetingId);
  const bookings = await findDateBookings(tx, { tenantId, meetingIds, roomId: replaces });
  await forgetSeriesRoom(tx, { tenantId, seriesId: series.id, roomId: replaces });
  return letGoOfDates(context, { organizer: series.organizer, bookings, status: "released", reason: "replaced" });
}

/** The series' event gets the room; dates that go without it, or have another one, are told of by their own events. */
async function writeToCalendar(
  context: CommandContext,
  series: SeriesForRooms,
  { roomId, replaces }: BookSeriesRoom,
  held: ReadonlyMap<string, string>,
): Promise<void> {
  const dates = series.dates.flatMap(({ meetingId, held: before }) => {
    const has = (id: string) => held.has(`${meetingId}/${id}`) || before.some((one) => one.roomId === id);
    const others = series.rooms
      .map(({ room }) => room.id)
      .filter((id) => id !== roomId && held.has(`${meetingId}/${id}`));
    const left = has(roomId) ? [] : [roomId, ...(replaces !== undefined && has(replaces) ? [replaces] : [])];
    return [...others, ...left].map((id) => ({ meetingId, roomId: id }));
  });
  const roomIds = replaces === undefined || replaces === roomId ? [roomId] : [roomId, replaces];
  await writeSeriesRoomsToCalendar(context, { series, roomIds, dates });
}

/** One message for all dates, on the card of the first. */
function tell(context: CommandContext, { id, organizer, dates }: SeriesForRooms): void {
  const [first] = dates;
  if (first === undefined) return;
  context.signal({
    id: context.newId(),
    kind: "series.changed",
    subject: { type: "series", id },
    meetingId: first.meetingId,
    organizerId: organizer.id,
    facts: { changed: "rooms" },
    tell: [cardFor({ id: first.meetingId, organizer })],
  });
}

interface Outcome {
  series: SeriesForRooms;
  asked: readonly Asked[];
  refused: ReadonlyMap<string, BrokenRule>;
  held: ReadonlyMap<string, string>;
  roomId: string;
  released: number;
}

function answerFor({ series, asked, refused, held, roomId, released }: Outcome): SeriesRoomBookings {
  const byDate = new Map(asked.map((one) => [one.date.meetingId, one]));
  const kept = series.rooms.find(({ room }) => room.id === roomId);
  if (kept === undefined) throw new Error("The room of the series is not among those that were read");
  const dates = series.dates.map((date): SeriesBookingDate => {
    const one = byDate.get(date.meetingId);
    const room = one?.room ?? kept;
    const key = dateKey(date, room);
    const because = refused.get(key);
    const own = date.held.find((hold) => hold.roomId === room.room.id)?.bookingId ?? null;
    const bookingId = held.get(key) ?? own;
    const status =
      one === undefined ? "not_asked" : held.has(key) ? "booked" : own ? "held" : because ? "not_allowed" : "conflict";
    return {
      meetingId: date.meetingId,
      start: date.start.toISOString(),
      end: date.end.toISOString(),
      status,
      roomId: room.room.id,
      bookingId: one === undefined ? null : bookingId,
      ...(because === undefined ? {} : { because }),
      alternative: null,
    };
  });
  return { room: kept.room, dates, released };
}
