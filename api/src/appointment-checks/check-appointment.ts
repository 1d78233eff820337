import type {
  AppointmentCheck,
  AppointmentCheckInput,
} from "@magic-meetings/contract/appointment-checks/appointment-check.ts";
import type { MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { mayActFor } from "../meetings/meeting-policy.ts";
import { findMeeting, lockMeetingByIdentity, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { readMoveState } from "../moves/move-state-sql.ts";
import { previewMove } from "../moves/preview-meeting-change.ts";
import { previewSeriesChange } from "../moves/preview-series-change.ts";
import { findSeries, findSeriesByKey, type SeriesRecord } from "../series/series-sql.ts";
import { alertWords, noticeWords, type ToSay } from "./appointment-check-words.ts";
import { findDateAt, findUnsentOfSeries } from "./appointment-check-sql.ts";
import { unanswered } from "./unanswered.ts";

const nothing: AppointmentCheck = { meeting: null, alert: null, notice: null };

/**
 * What there is to say about an appointment before it is sent: what is ordered and not sent, and what its new time costs
 * and nobody has answered. An appointment that is not known, or not the asker's to change, has nothing.
 */
export async function checkAppointment(
  context: CommandContext,
  input: AppointmentCheckInput,
): Promise<AppointmentCheck> {
  const { tx, tenantId, principal } = context;
  const meetingId = await findAsked(context, input);
  if (meetingId !== undefined) {
    const meeting = await findMeeting(tx, { tenantId, id: meetingId });
    if (meeting === undefined || isOver(meeting) || !mayActFor(principal, meeting)) return nothing;
    return answer(input, meeting.id, await ofMeeting(context, meeting, input));
  }
  const series = await findAskedSeries(context, input);
  if (series === undefined || series.status === "cancelled" || !mayActFor(principal, series)) return nothing;
  return answer(input, series.id, await ofSeries(context, series, input));
}

function answer({ language }: AppointmentCheckInput, id: string, said: ToSay): AppointmentCheck {
  return { meeting: { id }, alert: alertWords(said, language), notice: noticeWords(said, language) };
}

/** By the pane's key, else by the event's id. A date has the key of its series, and is told by when it begins. */
async function findAsked(
  { tx, tenantId, principal }: CommandContext,
  { clientKey, eventId, start, of }: AppointmentCheckInput,
): Promise<string | undefined> {
  const { userId } = principal;
  if (userId === null) return undefined;
  const named = { clientKey: clientKey ?? null, exchangeId: eventId ?? null, iCalUid: null };
  const identity = { tenantId, ...named, organizerId: userId };
  const found = await lockMeetingByIdentity(tx, identity);
  if (found !== undefined || of !== "occurrence" || clientKey === undefined) return found;
  const seriesId = await findSeriesByKey(tx, { tenantId, clientKey });
  return seriesId === undefined ? undefined : findDateAt(tx, { tenantId, seriesId, start: new Date(start) });
}

async function findAskedSeries(
  { tx, tenantId }: CommandContext,
  { clientKey, of }: AppointmentCheckInput,
): Promise<SeriesRecord | undefined> {
  if (clientKey === undefined || of === "occurrence") return undefined;
  const id = await findSeriesByKey(tx, { tenantId, clientKey });
  return id === undefined ? undefined : findSeries(tx, { tenantId, id });
}

function isOver({ status }: MeetingRecord): boolean {
  return status === "cancelled" || status === "archived";
}

async function ofMeeting(
  context: CommandContext,
  meeting: MeetingRecord,
  { start, end }: AppointmentCheckInput,
): Promise<ToSay> {
  const { tx, tenantId } = context;
  const unsent = meeting.serviceOrders
    .filter(({ status }) => status === "draft")
    .flatMap(({ lines }) => lines.map(({ service, quantity }) => ({ service: service.name, quantity })));
  const to = { start: new Date(start), end: new Date(end) };
  const { open } = await readMoveState(tx, { tenantId, meetingId: meeting.id });
  const isMoved = meeting.start.getTime() !== to.start.getTime() || meeting.end.getTime() !== to.end.getTime();
  const moves = isMoved && to.start < to.end ? [await previewMove(context, meeting, to)] : [];
  return { unsent, ...(await consequences(context, moves)), isAsked: open !== null && moves.length === 0 };
}

async function ofSeries(
  context: CommandContext,
  series: SeriesRecord,
  { start, end, timeZone, recurrence }: AppointmentCheckInput,
): Promise<ToSay> {
  const { tx, tenantId, now } = context;
  const unsent = await findUnsentOfSeries(tx, { tenantId, seriesId: series.id, now });
  if (recurrence === undefined) return { unsent, ...(await consequences(context, [])), isAsked: false };
  // Outlook names zones as Windows does.
  const zone = toIanaZone(timeZone, series.timeZone) ?? series.timeZone;
  const pattern = { ...recurrence, range: { ...recurrence.range, recurrenceTimeZone: zone } };
  const change = { id: series.id, start, end, timeZone: zone, recurrence: pattern };
  const { dates } = await previewSeriesChange(context, change);
  return { unsent, ...(await consequences(context, dates)), isAsked: false };
}

async function consequences(
  context: CommandContext,
  moves: readonly MoveConsequences[],
): Promise<Pick<ToSay, "crossing" | "takenRooms">> {
  const crossing: ToSay["crossing"] = [];
  for (const move of moves) crossing.push(...(await unanswered(context, move)));
  const takenRooms = moves.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.outcome === "room_taken" ? [line.room.name] : [])),
  );
  return { crossing, takenRooms: [...new Set(takenRooms)] };
}
