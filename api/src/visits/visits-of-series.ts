import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findMeetingsWithSites, type MeetingWithSites } from "./following-sql.ts";
import { makeVisits, type WantedVisit } from "./make-visits.ts";
import {
  findComingDates,
  findKnownVisits,
  findSeriesVisitors,
  putSeriesVisitors,
  type SeriesVisitor,
} from "./series-visitor-sql.ts";

/** Bounds the work of one transaction. */
const mostVisits = 10_000;

/**
 * Makes the visits of those who come to a series for every coming date that has none yet, also for dates that were
 * added later; where a visit was cancelled for one date it stays so. Gives the ids of the new visits.
 */
export async function makeVisitsOfSeries(context: CommandContext, seriesId: string): Promise<string[]> {
  const { tx, tenantId, now } = context;
  const visitors = await findSeriesVisitors(tx, { tenantId, seriesId });
  if (visitors.length === 0) return [];
  const meetingIds = await findComingDates(tx, { tenantId, seriesId, now });
  const visitorIds = visitors.map(({ visitorId }) => visitorId);
  const known = await findKnownVisits(tx, { tenantId, meetingIds, visitorIds });
  const has = new Set(known.map(({ meetingId, visitorId }) => `${meetingId} ${visitorId}`));
  const dates = await findMeetingsWithSites(tx, { tenantId, meetingIds });
  const wanted = dates.flatMap((date) =>
    visitors.flatMap((visitor) => (has.has(`${date.id} ${visitor.visitorId}`) ? [] : wantedAt(date, visitor))),
  );
  if (wanted.length > mostVisits) {
    throw new Refusal("too_large", "So many people cannot be invited to so many dates: invite fewer at once");
  }
  return makeVisits(context, wanted);
}

function wantedAt(date: MeetingWithSites, visitor: SeriesVisitor): WantedVisit[] {
  const { originalStart, locations } = date;
  const { fromStart, untilStart } = visitor;
  if (originalStart === null || originalStart < fromStart) return [];
  if (untilStart !== null && originalStart >= untilStart) return [];
  const location = locations.find(({ siteId }) => siteId === visitor.siteId) ?? locations[0];
  if (location === undefined) return [];
  const { visitorId, purpose, needs, note, source } = visitor;
  const hostId = visitor.hostId ?? date.organizerId;
  return [{ visitorId, meeting: date, location, hostId, purpose, needs, note, ownTime: null, source }];
}

/** The dates of one series became those of another: who came to the one comes to the other. */
export async function giveSeriesVisitors(
  context: CommandContext,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const visitors = await findSeriesVisitors(tx, { tenantId, seriesId: from });
  if (visitors.length === 0) return;
  const copies = visitors.map((visitor) => ({ ...visitor, id: context.newId() }));
  await putSeriesVisitors(tx, { tenantId, seriesId: to, now, userId: principal.userId, visitors: copies });
}
