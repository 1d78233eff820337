import { bookInvitedRooms } from "../calendar/book-invited-rooms.ts";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findTenantDomains } from "../identity/tenant-domains-sql.ts";
import { takeInMeeting } from "../meetings/take-in-meeting.ts";
import { bookInvitedSeriesRooms, skipDates } from "../series/follow-series-event.ts";
import { takeInSeries } from "../series/take-in-series.ts";
import type { Command } from "./command.ts";
import { roomsOn } from "./compare-event.ts";
import type { ReconcileRules, Touched } from "./known.ts";

interface New {
  /** The meeting that a series is made of, its row locked. */
  adopts?: string;
  seen: SeenEvent;
  commands: readonly Command[];
  rules: ReconcileRules;
}

/** Makes a meeting or series of an event, with the rooms that stand in it. */
export async function takeInNew(context: CommandContext, taken: New): Promise<Touched> {
  const { seen, commands, rules, adopts } = taken;
  const { event } = seen;
  const { organizerId } = rules;
  const taking = commands.find(isTaking);
  if (taking === undefined || organizerId === null) return { meetingId: null, seriesId: null };
  const domains = await findTenantDomains(context.tx, context.tenantId);
  const clientKey = "clientKey" in taking ? taking.clientKey : event.clientKey;
  const request = { input: event.input, clientKey, organizerId, isSent: !event.isDraft, domains };
  if (taking.do === "take_in_series" || taking.do === "convert_to_series") {
    const from = commands.find((command) => command.do === "split_series")?.from;
    const made = { ...(from === undefined ? {} : { splitFrom: from }), ...(adopts === undefined ? {} : { adopts }) };
    return takeInNewSeries(context, taken, { ...request, ...made });
  }
  const occurrenceOf =
    taking.do === "take_in_occurrence"
      ? { occurrenceOf: { seriesId: taking.seriesId, originalStart: new Date(taking.originalStart) } }
      : {};
  const key = taking.do === "take_in_occurrence" ? null : clientKey;
  const meeting = await takeInMeeting(context, { ...request, clientKey: key, ...occurrenceOf });
  const held = new Set(meeting.roomBookings.map(({ room }) => room.id));
  const roomIds = roomsOn(event, rules.rooms).flatMap(({ roomId }) => (held.has(roomId) ? [] : [roomId]));
  if (!event.isDraft) await bookInvitedRooms(context, { meeting, roomIds });
  return { meetingId: meeting.id, seriesId: null };
}

type Taking = Extract<Command, { do: "take_in" | "take_in_series" | "take_in_occurrence" | "convert_to_series" }>;

function isTaking(command: Command): command is Taking {
  return ["take_in", "take_in_series", "take_in_occurrence", "convert_to_series"].includes(command.do);
}

async function takeInNewSeries(
  context: CommandContext,
  { seen: { event }, rules }: New,
  request: Parameters<typeof takeInSeries>[1],
): Promise<Touched> {
  const { series } = await takeInSeries(context, request);
  if (series === null) return { meetingId: null, seriesId: null };
  const { id: seriesId } = series;
  if (!event.isDraft) {
    await skipDates(context, { seriesId, days: event.cancelledDates });
    const roomIds = roomsOn(event, rules.rooms).map(({ roomId }) => roomId);
    await bookInvitedSeriesRooms(context, { seriesId, roomIds });
  }
  return { meetingId: null, seriesId };
}
