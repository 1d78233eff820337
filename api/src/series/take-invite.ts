import type { CommandContext } from "../commands/command-context.ts";
import { findMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { settledSites } from "../meetings/settle-locations.ts";
import type { TakeInMeeting } from "../meetings/take-in-meeting.ts";
import { lostGuests, peopleOf, samePeople } from "../meetings/take-people.ts";
import { findLatest } from "./occurrence-sql.ts";
import { leaveVisitedLocationsOf, putLocations, putPeople, removeLocationsOf } from "./occurrence-write-sql.ts";
import type { OccurrencePlan } from "./plan-occurrences.ts";
import type { SeriesRecord } from "./series-sql.ts";

/** Bounds the work of one invite: 730 dates may have 68 people each, 52 dates the 1,000 that an invite has at most. */
const mostInvitations = 52_000;

/** Who is invited to the dates of a series, and where they take place. */
export interface Invite {
  people: Awaited<ReturnType<typeof peopleOf>>;
  sites: { siteId: string; headCount: number }[];
  /** The invite of the dates that are there says something else. */
  arePeopleNew: boolean;
  areSitesNew: boolean;
  /** Guests who were invited and do not come any more. */
  lost: string[];
}

/** What the invite says now, compared with the last date there is, which stands for all. */
export async function inviteOf(context: CommandContext, request: TakeInMeeting, series: SeriesRecord): Promise<Invite> {
  const { tx, tenantId } = context;
  const latest = await findLatest(tx, { tenantId, seriesId: series.id });
  const before = latest === undefined ? undefined : await findMeeting(tx, { tenantId, id: latest });
  const { attendees } = request.input;
  const people = await peopleOf(context, { attendees, domains: request.domains });
  const where: Pick<MeetingRecord, "locations" | "organizer"> = before ?? {
    locations: [],
    organizer: series.organizer,
  };
  const sites = await settledSites(context, where, request.input, { visitors: false });
  const sitesBefore = before?.locations.map(({ site, headCount }) => ({ siteId: site.id, headCount })) ?? [];
  return {
    people,
    sites,
    arePeopleNew: before !== undefined && !samePeople(before.attendees, people),
    areSitesNew:
      before !== undefined &&
      keyOf(sitesBefore) !== keyOf(sites) &&
      // The lunches of one date's visitors are its own.
      keyOf(sitesBefore) !== keyOf(await settledSites(context, where, request.input)),
    lost: before === undefined ? [] : lostGuests(before.attendees, people),
  };
}

function keyOf(sites: Invite["sites"]): string {
  return sites
    .map(({ siteId, headCount }) => `${siteId} ${headCount}`)
    .sort()
    .join();
}

interface TakeInvite {
  invite: Invite;
  plan: OccurrencePlan;
  /** The ids of dates that were just added. */
  added: readonly string[];
}

/** Gives every coming date its people and locations; true where somebody was invited or is not any more. */
export async function takeInvite(context: CommandContext, { invite, plan, added }: TakeInvite): Promise<boolean> {
  const { tx, tenantId, newId } = context;
  const { people, sites, arePeopleNew, areSitesNew } = invite;
  const open = [...plan.same, ...plan.changed.map(({ before }) => before)].filter(
    ({ isException, status }) => !isException && status !== "cancelled",
  );
  const existing = open.map(({ id }) => id);
  const invited = [...added, ...(arePeopleNew ? existing : [])];
  if (invited.length * people.length > mostInvitations) {
    throw new Refusal("too_large", "So many people cannot be invited to so many dates: end the series earlier");
  }
  await putPeople(tx, { tenantId, replace: arePeopleNew ? existing : [], meetingIds: invited, people, newId });
  const placed = [...added, ...(areSitesNew ? existing : [])];
  const locations = placed.flatMap((meetingId) => sites.map((site) => ({ id: newId(), meetingId, ...site })));
  await putLocations(tx, { tenantId, locations });
  if (areSitesNew) {
    const left = { tenantId, meetingIds: existing, keepSiteIds: sites.map(({ siteId }) => siteId) };
    await leaveVisitedLocationsOf(tx, { ...left, now: context.now });
    await removeLocationsOf(tx, left);
  }
  return arePeopleNew && existing.length > 0;
}
