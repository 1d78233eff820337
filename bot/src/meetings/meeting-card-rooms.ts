import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { RoomBooking, RoomWait } from "@magic-meetings/contract/rooms/room-booking.ts";
import { button, buttons, heading, row, text, type Colour } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatTime } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import { more, type Detail } from "./meeting-card-sections.ts";
import { checkInVerb, extendMinutes, extendVerb, leaveRoomVerb, takeRoomVerb } from "./meeting-card-verbs.ts";

/** The rooms with how each stands: held, asked for, lost, or waited for; what can be done about it right below. */
export function roomSection(view: MeetingCardView, words: Words, detail: Detail): CardJson[] {
  const rooms = [
    ...shownBookings(view).map((booking) => () => bookingLines(booking, view, words)),
    ...view.roomWaits.map((wait) => () => waitLines(wait, view, words)),
  ];
  const title = heading(words.say("card.rooms"));
  if (rooms.length === 0) return [title, text(words.say("card.noRoom"), { subtle: true })];
  const shown = rooms.slice(0, detail.rooms).flatMap((lines) => lines());
  return [title, ...shown, ...more(words, "card.moreRooms", rooms.length - detail.rooms)];
}

/** What is over is left out, unless all is; a room that is offered from the wait list has its own line. */
function shownBookings({ meeting, lostRooms, roomWaits }: MeetingCardView): RoomBooking[] {
  const left = new Set(["released", "cancelled"]);
  const offered = roomWaits.filter(({ status }) => status === "offered").map(({ room }) => room.id);
  const open = meeting.roomBookings.filter(
    ({ status, room }) => !left.has(status) && !(status === "provisional" && offered.includes(room.id)),
  );
  return [...(meeting.status === "cancelled" ? meeting.roomBookings : open), ...lostRooms];
}

function bookingLines(booking: RoomBooking, view: MeetingCardView, words: Words): CardJson[] {
  const { meeting } = view;
  const site = meeting.locations.find(({ id }) => id === booking.locationId)?.site;
  const name = words.say("card.room", { room: booking.room.name, site: site?.name ?? booking.room.building });
  const timeZone = site?.timeZone ?? meeting.timeZone;
  const state = stateOf(booking);
  const line = row([text(name)], text(words.say(`room.${state}`), { colour: colours[state], right: true }));
  return [
    line,
    ...checkInBy(booking, timeZone, words),
    ...keptUntil(booking, meeting, timeZone, words),
    ...bookingButtons(booking, view, words),
  ];
}

type RoomState = RoomBooking["status"] | "no_show" | "checked_in";

function stateOf({ status, releaseReason, checkedInAt }: RoomBooking): RoomState {
  if (status === "released" && releaseReason === "no_show") return "no_show";
  return status === "confirmed" && checkedInAt !== null ? "checked_in" : status;
}

/** Until when the room is held, where that is not until the meeting's end: it was extended or given back early. */
function keptUntil(
  { status, end, allowed }: RoomBooking,
  meeting: MeetingCardView["meeting"],
  timeZone: string,
  words: Words,
): CardJson[] {
  const isOver = allowed.end.because === "meeting_over";
  if (status !== "confirmed" || isOver || Date.parse(end) === Date.parse(meeting.end)) return [];
  return [subtleLine(words.say("card.keptUntil", { time: formatTime(end, timeZone, words.language) }))];
}

function subtleLine(sentence: string): CardJson {
  return { ...text(sentence, { subtle: true }), spacing: "None" };
}

/** Until when somebody has to check in, once that is possible. */
function checkInBy({ allowed, checkedInAt, noShowAt }: RoomBooking, timeZone: string, words: Words): CardJson[] {
  if (noShowAt === null || checkedInAt !== null || !allowed.checkIn.ok) return [];
  const time = formatTime(noShowAt, timeZone, words.language);
  return [subtleLine(words.say("card.checkInBy", { time }))];
}

function bookingButtons({ id, room, allowed, checkedInAt }: RoomBooking, view: MeetingCardView, words: Words) {
  const data = { meetingId: view.meeting.id, bookingId: id };
  const checkIn = button({
    title: words.say("card.checkIn"),
    tooltip: words.say("card.checkInTo", { room: room.name }),
    verb: checkInVerb,
    data,
  });
  const extend = button({
    title: words.say("card.extend", { minutes: extendMinutes }),
    tooltip: words.say("card.extendRoom", { room: room.name, minutes: extendMinutes }),
    verb: extendVerb,
    data,
  });
  return buttons([
    ...(allowed.checkIn.ok && checkedInAt === null ? [checkIn] : []),
    ...(allowed.extend.ok ? [extend] : []),
  ]);
}

function waitLines(wait: RoomWait, view: MeetingCardView, words: Words): CardJson[] {
  const name = words.say("card.room", { room: wait.room.name, site: siteOf(wait, view)?.name ?? wait.room.building });
  return [
    row(
      [text(name)],
      text(waitWords(wait, view, words), { colour: wait.status === "offered" ? "Accent" : "Default", right: true }),
    ),
    ...waitButtons(wait, view, words),
  ];
}

function waitWords(wait: RoomWait, view: MeetingCardView, words: Words): string {
  const { status, position, offerExpiresAt } = wait;
  if (status !== "offered" || offerExpiresAt === null) return words.say("room.waiting", { position: position ?? 1 });
  const timeZone = siteOf(wait, view)?.timeZone ?? view.meeting.timeZone;
  return words.say("room.offered", { time: formatTime(offerExpiresAt, timeZone, words.language) });
}

function waitButtons({ id, status, room }: RoomWait, { meeting }: MeetingCardView, words: Words): CardJson[] {
  if (status !== "offered" || !meeting.allowed.bookRoom.ok) return [];
  const data = { meetingId: meeting.id, waitId: id };
  return buttons([
    button({
      title: words.say("card.takeRoom"),
      tooltip: words.say("card.takeThisRoom", { room: room.name }),
      verb: takeRoomVerb,
      data,
      style: "positive",
    }),
    button({
      title: words.say("card.leaveRoom"),
      tooltip: words.say("card.leaveThisRoom", { room: room.name }),
      verb: leaveRoomVerb,
      data,
    }),
  ]);
}

function siteOf({ room }: RoomWait, { meeting }: MeetingCardView) {
  return meeting.locations.find(({ site }) => site.id === room.siteId)?.site;
}

const colours: Record<RoomState, Colour> = {
  provisional: "Warning",
  requested: "Warning",
  confirmed: "Good",
  checked_in: "Good",
  declined: "Attention",
  no_show: "Attention",
  released: "Default",
  cancelled: "Default",
};
