import { bookInvitedRooms } from "../calendar/book-invited-rooms.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findTenantDomains } from "../identity/tenant-domains-sql.ts";
import { cancelMeeting } from "../meetings/cancel-meeting.ts";
import { findMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import type { MeetingFacts } from "../meetings/meeting-write-sql.ts";
import { moveWhatHangsOn } from "../meetings/move-what-hangs-on.ts";
import { scheduleMeeting } from "../meetings/schedule-meeting.ts";
import { settleLocations } from "../meetings/settle-locations.ts";
import { takeFacts } from "../meetings/take-facts.ts";
import { takePeople } from "../meetings/take-people.ts";
import { loseRooms } from "../rooms/lose-rooms.ts";
import { offerLargerRooms } from "../rooms/offer-larger-rooms.ts";
import { letGoOfRooms } from "../rooms/release-room.ts";
import { changeOrganizer } from "./change-organizer.ts";
import type { Command } from "./command.ts";
import { zoneOf } from "./fact-commands.ts";
import { isGone, type ReconcileRules, type Seen, type Touched } from "./known.ts";

import { orderAgain, restoreMeeting } from "./restore-meeting.ts";
import { takeInNew } from "./take-in-new.ts";

interface ForMeeting {
  before: MeetingRecord;
  seen: Seen;
  commands: readonly Command[];
  rules: ReconcileRules;
}

/** Carries out what is to be done with one meeting whose row is locked. */
export async function applyToMeeting(context: CommandContext, applying: ForMeeting): Promise<Touched> {
  const { before, seen, commands, rules } = applying;
  const touched = { meetingId: before.id, seriesId: null };
  const wants = (what: Command["do"]) => commands.some((command) => command.do === what);
  if (wants("cancel") || wants("skip_occurrence")) {
    await cancelMeeting(context, before);
    return touched;
  }
  if (isGone(seen) || wants("nothing")) return touched;
  if (wants("convert_to_series")) return takeInNew(context, { seen, commands, rules, adopts: before.id });
  const lost = wants("restore") ? await restoreMeeting(context, before) : null;
  const current = lost === null ? before : { ...before, status: "scheduled" as const };
  await bringUpToDate(context, { ...applying, before: current, event: seen.event });
  await changeRooms(context, { ...applying, before: current }, lost?.roomIds ?? []);
  await offerLarger(context, before, wants("change_locations"));
  if (lost !== null) await orderAgain(context, { before, orders: lost.orders });
  return touched;
}

/** The meeting's own words first, so that rooms and orders follow what is true then. */
async function bringUpToDate(context: CommandContext, applying: ForMeeting & { event: CalendarEvent }): Promise<void> {
  const { before, event, commands } = applying;
  const { input } = event;
  const wants = (what: Command["do"]) => commands.some((command) => command.do === what);
  for (const command of commands) {
    if (command.do === "change_organizer") await changeOrganizer(context, before, command.organizerId);
  }
  if (wants("change_people")) {
    const domains = await findTenantDomains(context.tx, context.tenantId);
    await takePeople(context, before, { attendees: input.attendees, domains });
  }
  if (wants("change_locations")) await settleLocations(context, before, input);
  const facts = factsOf(before, event, commands);
  await takeFacts(context, before, facts, changedBy(commands, applying));
  if (wants("retime")) await moveWhatHangsOn(context, before, facts);
  if (wants("send")) await scheduleMeeting(context, before.id);
}

/** What the calendar did not change stays as it is here. */
function factsOf(before: MeetingRecord, event: CalendarEvent, commands: readonly Command[]): MeetingFacts {
  const changed = commands.flatMap((command) => (command.do === "change" ? command.facts : []));
  const moved = commands.find((command) => command.do === "retime");
  const isSent = commands.some((command) => command.do === "send");
  const { id = null, iCalUid = null, changeKey = null } = event.input.exchangeReference ?? {};
  const isNamed = changed.includes("reference");
  return {
    subject: changed.includes("subject") ? event.input.subject : before.subject,
    start: moved === undefined ? before.start : new Date(moved.start),
    end: moved === undefined ? before.end : new Date(moved.end),
    timeZone: changed.includes("time_zone") ? (zoneOf(event, before) ?? before.timeZone) : before.timeZone,
    status: isSent ? "scheduled" : before.status,
    clientKey: isNamed && before.series === null ? event.clientKey : null,
    exchangeId: isNamed ? id : null,
    iCalUid: isNamed ? iCalUid : null,
    changeKey,
  };
}

/** In the words of the timeline. */
function changedBy(commands: readonly Command[], { before, event }: { before: MeetingRecord; event: CalendarEvent }) {
  return commands.flatMap((command): string[] => {
    if (command.do === "change") return command.facts.map((fact) => (fact === "time_zone" ? "timeZone" : fact));
    if (command.do === "retime") return ["time"];
    if (command.do === "send") return ["status"];
    if (command.do !== "change_people") return [];
    // That a room was put on the invite is told by its booking.
    const people = (list: readonly { email: string; kind: string; response: string }[]) =>
      list.flatMap(({ email, kind, response }) => (kind === "resource" ? [] : [`${email} ${kind} ${response}`])).sort();
    const isSame = people(before.attendees).join() === people(event.input.attendees).join();
    return isSame ? [] : ["attendees"];
  });
}

async function changeRooms(
  context: CommandContext,
  { before, commands, rules }: ForMeeting,
  lostRoomIds: readonly string[],
): Promise<void> {
  const idsOf = (what: "book_rooms" | "release_rooms" | "decline_rooms") =>
    commands.flatMap((command) => (command.do === what ? command.roomIds : []));
  const bookingsOf = (roomIds: readonly string[]) =>
    before.roomBookings.filter(({ room }) => roomIds.includes(room.id));
  const declined = bookingsOf(idsOf("decline_rooms"));
  if (declined.length > 0) await loseRooms(context, { meeting: before, bookings: declined });
  const released = bookingsOf(idsOf("release_rooms"));
  if (released.length > 0) {
    const letGo = { bookings: released, status: "released" as const, reason: "organizer" as const };
    await letGoOfRooms(context, { meeting: before, ...letGo, tell: true, onInvite: true });
  }
  const roomIds = [...new Set([...idsOf("book_rooms"), ...lostRoomIds])];
  const missed = lostBefore({ before, commands, rules });
  if (roomIds.length > 0) await bookInvitedRooms(context, { meeting: before, roomIds, missed });
}

/** Rooms that stand on the event for longer and are not held: at another time they are tried again, without a word. */
function lostBefore({ before, commands, rules }: Pick<ForMeeting, "before" | "commands" | "rules">): string[] {
  const isMoved = commands.some(({ do: what }) => what === "retime");
  const isBack = commands.some(({ do: what }) => what === "restore");
  if (!isMoved || isBack || before.status === "draft") return [];
  const invited = new Set(before.attendees.map(({ email }) => email));
  return rules.rooms.filter(({ email }) => invited.has(email)).map(({ roomId }) => roomId);
}

async function offerLarger(context: CommandContext, before: MeetingRecord, areMore: boolean): Promise<void> {
  if (!areMore) return;
  const after = await findMeeting(context.tx, { tenantId: context.tenantId, id: before.id });
  if (after !== undefined && after.status !== "draft") await offerLargerRooms(context, { before, after });
}
