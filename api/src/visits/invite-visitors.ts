import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { InvitedVisits, InviteVisitors } from "@magic-meetings/contract/visits/visit-input.ts";
import type { VisitNeeds } from "@magic-meetings/contract/visits/visit.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { lockMeeting } from "../meetings/meeting-sql.ts";
import type { MeetingWithSites } from "./following-sql.ts";
import { makeVisits } from "./make-visits.ts";
import { putSeriesVisitors } from "./series-visitor-sql.ts";
import { countVisitors, locationOf, openMeetingWithSites, ownTimeOf, refuseUnknownHost } from "./visit-meeting.ts";
import { findActiveVisits, findMeetingsOf, findSiteLocale } from "./visit-lookup-sql.ts";
import { knowVisitors } from "./visitor-sql.ts";
import { makeVisitsOfSeries } from "./visits-of-series.ts";

const noNeeds: VisitNeeds = { parking: false, plate: "", wheelchair: false, wifi: false, lunch: false };
/** From the first date of a series on. */
const always = new Date(0);

/**
 * Invites people to a meeting, or to the dates of its series. Who has an address is one person however often she comes;
 * inviting her twice to one site of a meeting is one visit, whoever else does so at the same moment.
 */
export async function inviteVisitors(
  context: CommandContext,
  { meetingId, ...input }: InviteVisitors & { meetingId: string },
): Promise<InvitedVisits> {
  const { tx, tenantId, principal } = context;
  changeable(principal, await lockMeeting(tx, { tenantId, id: meetingId }));
  const meeting = await openMeetingWithSites(context, meetingId);
  const location = locationOf(meeting, input);
  const ownTime = ownTimeOf(meeting, input);
  if (input.hostId !== undefined) await refuseUnknownHost(context, input.hostId);
  const invited = await know(context, input, location.siteId);
  const made =
    meeting.seriesId !== null && input.scope !== "one"
      ? await inviteToSeries(context, { meeting, invited, input, seriesId: meeting.seriesId })
      : await makeVisits(
          context,
          invited.map(({ visitorId, needs }) => {
            const { hostId = meeting.organizerId, purpose, note, source } = input;
            return { visitorId, meeting, location, hostId, purpose, needs, note, ownTime, source };
          }),
        );
  if (invited.some(({ needs }) => needs.lunch))
    await countVisitors(context, await findMeetingsOf(tx, { tenantId, ids: made }));
  const visitorIds = invited.map(({ visitorId }) => visitorId);
  const visits = await findActiveVisits(tx, { tenantId, meetingId, visitorIds });
  const areNew = new Set(made);
  const count = visits.filter(({ id }) => areNew.has(id)).length;
  return { visitIds: visits.map(({ id }) => id), invited: count, alreadyInvited: visits.length - count };
}

interface Known {
  visitorId: string;
  needs: VisitNeeds;
}

/** Each person once, with what she needs. */
async function know(context: CommandContext, input: InviteVisitors, siteId: string): Promise<Known[]> {
  const { tx, tenantId, now, principal } = context;
  const locale: Locale = (await findSiteLocale(tx, { tenantId, siteId })) ?? "en";
  const unique = new Map(input.visitors.map((visitor, index) => [visitor.email || `${index}`, visitor]));
  const people = [...unique.values()].map(({ needs, ...visitor }) => ({
    visitor: { ...visitor, locale: visitor.locale ?? locale, id: context.newId() },
    needs: { ...noNeeds, ...input.needs, ...needs },
  }));
  const visitors = people.map(({ visitor }) => visitor);
  const idOf = await knowVisitors(tx, { tenantId, now, userId: principal.userId, visitors });
  return people.map(({ visitor, needs }) => ({ visitorId: idOf.get(visitor.id) ?? visitor.id, needs }));
}

interface ToSeries {
  meeting: MeetingWithSites;
  seriesId: string;
  invited: readonly Known[];
  input: InviteVisitors;
}

async function inviteToSeries(
  context: CommandContext,
  { meeting, seriesId, invited, input }: ToSeries,
): Promise<string[]> {
  const { tx, tenantId, now, principal } = context;
  const fromStart = input.scope === "following" ? (meeting.originalStart ?? always) : always;
  const visitors = invited.map(({ visitorId, needs }) => ({
    id: context.newId(),
    visitorId,
    siteId: input.siteId ?? null,
    hostId: input.hostId ?? null,
    purpose: input.purpose,
    needs,
    note: input.note,
    source: input.source,
    fromStart,
    untilStart: null,
  }));
  await putSeriesVisitors(tx, { tenantId, seriesId, now, userId: principal.userId, visitors });
  return makeVisitsOfSeries(context, seriesId);
}
