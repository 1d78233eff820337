import { datesOf } from "@magic-meetings/contract/series-orders/series-order-rules.ts";
import type { SeriesSiteChange, SeriesSiteConsequences } from "@magic-meetings/contract/series/series-site.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { writeSeriesRoomsToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { addSite, leaveSite, planLeaving, refuseUnacceptedFees } from "../meetings/change-locations.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting, lockMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { findKnownSites } from "../meetings/meeting-write-sql.ts";
import { sumOf, type PlannedLocation } from "../meetings/plan-location.ts";
import { findSiteOfRoom } from "../places/place-sql.ts";
import { endOrdersAtSite } from "../series-orders/change-series-order.ts";
import { toldOnce } from "../series-orders/told-once.ts";
import { lockComingOccurrences } from "./occurrence-sql.ts";
import { recordSeries } from "./record-series.ts";
import { lockSeries, type SeriesRecord } from "./series-sql.ts";
import { findKeptRooms, forgetSeriesRoom } from "./series-write-sql.ts";

export interface ChangeSeriesSites extends SeriesSiteChange {
  seriesId: string;
  /** The fees that were shown; "any" for a preview, which is taken back. */
  acceptFees: readonly Money[] | "any";
}

/** A date with what it comes to there; `planned` where a site leaves. */
interface PlannedDate {
  meeting: MeetingRecord;
  planned: PlannedLocation | null;
}

type Kept = SeriesSiteConsequences["kept"][number];

/**
 * Lets a site take part in dates of a series or in none of them any more, in one transaction: its rooms are free again and
 * its orders end at the fees that were shown. Whoever brings something is told once for all dates, and so is the
 * organizer. Again changes nothing.
 */
export async function changeSeriesSites(
  context: CommandContext,
  request: ChangeSeriesSites,
): Promise<SeriesSiteConsequences> {
  const { tx, tenantId, principal } = context;
  const { seriesId, change, acceptFees } = request;
  const series = changeable(principal, await lockSeries(tx, { tenantId, id: seriesId }));
  if (series.status === "cancelled") throw new Refusal("wrong_state", "This series was cancelled");
  const known = await findKnownSites(tx, { tenantId, siteIds: [change.siteId] });
  if (!known.has(change.siteId)) throw new Refusal("unknown_site", "This is no site of the company");
  const { changed, kept } = await planDates(context, await datesInScope(context, request), change);
  const fees = sumOf(changed.flatMap(({ planned }) => planned?.consequences.fees ?? []));
  if (acceptFees !== "any") refuseUnacceptedFees(fees, acceptFees);
  if (changed.length > 0) {
    await toldOnce(context, { seriesId, organizer: series.organizer }, async (told) => {
      await carryOut(told, series, request, { changed, kept });
      await recordSeries(told, { series, kind: "series.changed", facts: { changed: "sites" } });
    });
  }
  return { changed: changed.map(presentDate), kept, fees };
}

async function datesInScope(context: CommandContext, { seriesId, scope }: ChangeSeriesSites): Promise<MeetingRecord[]> {
  const { tx, tenantId, now } = context;
  const coming = await lockComingOccurrences(tx, { tenantId, seriesId, now });
  const open = coming
    .filter(({ end, status }) => end > now && ["draft", "scheduled", "started"].includes(status))
    .map(({ id, originalStart }) => ({ meetingId: id, originalStart }));
  const touched = datesOf(open, scope);
  const isStrange = scope.kind === "some" && touched.length < new Set(scope.meetingIds).size;
  if (isStrange || (scope.kind === "following" && touched.length === 0)) {
    throw new Refusal("not_found", "One of the dates is no coming date of this series");
  }
  if (touched.length === 0) throw new Refusal("meeting_over", "None of the dates of this series is still to come");
  const meetings: MeetingRecord[] = [];
  for (const { meetingId } of touched) {
    const meeting = await lockMeeting(tx, { tenantId, id: meetingId });
    if (meeting !== undefined) meetings.push(meeting);
  }
  return meetings;
}

async function planDates(
  context: CommandContext,
  meetings: readonly MeetingRecord[],
  { kind, siteId }: SeriesSiteChange["change"],
): Promise<{ changed: PlannedDate[]; kept: Kept[] }> {
  const changed: PlannedDate[] = [];
  const kept: Kept[] = [];
  for (const meeting of meetings) {
    const location = meeting.locations.find(({ site }) => site.id === siteId);
    const keep = (because: Kept["because"]) =>
      void kept.push({ meetingId: meeting.id, start: meeting.start.toISOString(), because });
    if ((location !== undefined) === (kind === "add")) keep("as_wanted");
    else if (location === undefined) changed.push({ meeting, planned: null });
    else if (meeting.locations.length === 1) keep("only_site");
    else {
      const planned = await planUnlessMade(context, meeting, location);
      if (planned === null) keep("in_production");
      else changed.push({ meeting, planned });
    }
  }
  return { changed, kept };
}

/** Null where what is ordered there is being made. */
async function planUnlessMade(...asked: Parameters<typeof planLeaving>): Promise<PlannedLocation | null> {
  try {
    return await planLeaving(...asked);
  } catch (error) {
    if (error instanceof Refusal && error.code === "wrong_state") return null;
    throw error;
  }
}

async function carryOut(
  context: CommandContext,
  series: SeriesRecord,
  { scope, change }: ChangeSeriesSites,
  { changed, kept }: { changed: readonly PlannedDate[]; kept: readonly Kept[] },
): Promise<void> {
  const quiet = withoutCards(context);
  if (change.kind === "add") {
    for (const { meeting } of changed) await addSite(quiet, meeting, change);
    return;
  }
  for (const ended of endedScopes(scope, changed, kept)) {
    await endOrdersAtSite(quiet, series, { siteId: change.siteId, scope: ended });
  }
  for (const { meeting } of changed) await leaveDate(quiet, meeting.id, change.siteId);
  if (scope.kind !== "some") await forgetRooms(context, series, change.siteId);
}

/** Where the site stays on some dates, what is ordered for them is still wanted: the order of the series ends after the last of them. */
function endedScopes(
  scope: SeriesSiteChange["scope"],
  changed: readonly PlannedDate[],
  kept: readonly Kept[],
): SeriesSiteChange["scope"][] {
  const lastKept = Math.max(
    ...kept.flatMap(({ because, start }) => (because === "as_wanted" ? [] : [Date.parse(start)])),
  );
  const isAfter = ({ meeting }: PlannedDate) => scope.kind !== "some" && meeting.start.getTime() > lastKept;
  const before = changed.filter((one) => !isAfter(one)).map(({ meeting }) => meeting.id);
  const from = changed.find(isAfter)?.meeting.id;
  return [
    ...(before.length > 0 ? [{ kind: "some" as const, meetingIds: before }] : []),
    ...(from === undefined ? [] : [{ kind: "following" as const, from }]),
  ];
}

/** As it is once the orders of the series are gone from it. */
async function leaveDate(context: CommandContext, id: string, siteId: string): Promise<void> {
  const meeting = await findMeeting(context.tx, { tenantId: context.tenantId, id });
  const location = meeting?.locations.find(({ site }) => site.id === siteId);
  if (meeting === undefined || location === undefined) return;
  await leaveSite(context, meeting, location, await planLeaving(context, meeting, location));
}

/** Later dates are not given a room at a site that takes no part in them. */
async function forgetRooms(context: CommandContext, series: SeriesRecord, siteId: string): Promise<void> {
  const { tx, tenantId, now } = context;
  const coming = await lockComingOccurrences(tx, { tenantId, seriesId: series.id, now });
  for (const roomId of await findKeptRooms(tx, { tenantId, seriesId: series.id })) {
    if ((await findSiteOfRoom(tx, { tenantId, roomId })) !== siteId) continue;
    await forgetSeriesRoom(tx, { tenantId, seriesId: series.id, roomId });
    const dates: { meetingId: string; roomId: string }[] = [];
    for (const { id } of coming) {
      const meeting = await findMeeting(tx, { tenantId, id });
      // Dates that came before keep it, and say so themselves from now on.
      if (meeting?.roomBookings.some(({ room }) => room.id === roomId)) dates.push({ meetingId: id, roomId });
    }
    await writeSeriesRoomsToCalendar(context, { series, roomIds: [roomId], dates });
  }
}

/** Every date has its line in the timeline; the organizer is told once. */
function withoutCards(context: CommandContext): CommandContext {
  return {
    ...context,
    signal: ({ tell, ...signal }) => {
      const others = tell?.filter(({ kind }) => kind !== "meeting_card") ?? [];
      context.signal(others.length === 0 ? signal : { ...signal, tell: others });
    },
  };
}

function presentDate({ meeting, planned }: PlannedDate): SeriesSiteConsequences["changed"][number] {
  const nothing = { rooms: [], lines: [], fees: [], total: { before: [], after: [] } };
  return {
    meetingId: meeting.id,
    start: meeting.start.toISOString(),
    consequences: planned?.consequences ?? nothing,
  };
}
