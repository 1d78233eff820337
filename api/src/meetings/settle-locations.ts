import { headCountsBySite } from "@magic-meetings/contract/meetings/head-count-by-site-rules.ts";
import type { MeetingInput } from "@magic-meetings/contract/meetings/meeting.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { withVisitors } from "@magic-meetings/contract/visits/visit-head-count-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import { findCountedVisits } from "../visits/following-sql.ts";
import { addMeetingLocation, findHomeSites, leaveUnusedLocations, setHeadCount } from "./meeting-location-sql.ts";
import type { MeetingRecord } from "./meeting-sql.ts";
import { findHomeSite, findKnownSites, findRoomsByEmail } from "./meeting-write-sql.ts";

type Where = Pick<MeetingRecord, "locations" | "organizer">;

/** A site of a meeting and how many come there. */
export interface SettledSite {
  siteId: string;
  headCount: number;
}

/**
 * Brings the meeting's locations in line with what the invite says: the sites it names, else those of the rooms among
 * its attendees and those that somebody chose, else where it takes place already, else the organizer's own site.
 */
export async function settleLocations(
  context: CommandContext,
  before: MeetingRecord,
  input: MeetingInput,
): Promise<void> {
  const { tx, tenantId, now } = context;
  const settled = await settledSites(context, before, input);
  for (const { siteId, headCount } of settled) {
    const known = before.locations.find((location) => location.site.id === siteId);
    if (known) await setHeadCount(tx, { tenantId, id: known.id, headCount });
    else await addMeetingLocation(tx, { tenantId, id: context.newId(), meetingId: before.id, siteId, headCount });
  }
  const keepSiteIds = settled.map(({ siteId }) => siteId);
  if (before.locations.some((location) => !keepSiteIds.includes(location.site.id))) {
    await leaveUnusedLocations(tx, { tenantId, meetingId: before.id, keepSiteIds, now });
    await keepVisits(context, [before.id]);
  }
}

/** The sites that an invite says or implies, each with how many come: as the invite or a person says, else who works there. */
export async function settledSites(
  context: CommandContext,
  before: Where,
  input: Pick<MeetingInput, "attendees" | "locations">,
  { visitors = true }: { visitors?: boolean } = {},
): Promise<SettledSite[]> {
  const wanted = await wantedSites(context, before, input);
  const counts = await countBySite(context, before, {
    attendees: input.attendees,
    siteIds: wanted.map(({ siteId }) => siteId),
    visitors,
  });
  return wanted.map(({ siteId, headCount }) => {
    const known = before.locations.find(({ site }) => site.id === siteId);
    const chosen = known?.headCountChosen === true ? known.headCount : undefined;
    return { siteId, headCount: headCount ?? chosen ?? counts.get(siteId) ?? 1 };
  });
}

/** How many of those invited come at each of the sites, by where they work, and visitors by where they are expected. */
export async function countBySite(
  { tx, tenantId }: CommandContext,
  { locations, organizer }: Where,
  {
    attendees,
    siteIds,
    visitors = true,
  }: { attendees: MeetingInput["attendees"]; siteIds: readonly string[]; visitors?: boolean },
): Promise<Map<string, number>> {
  const emails = attendees.map(({ email }) => email.toLowerCase());
  const isAtSeveral = siteIds.length > 1;
  const locationIds = visitors ? locations.map(({ id }) => id) : [];
  const visits = await findCountedVisits(tx, { tenantId, locationIds });
  const homes = isAtSeveral
    ? await findHomeSites(tx, { tenantId, emails, userId: organizer.id })
    : new Map<string, string>();
  const homeOf = (email: string) => homes.get(email.toLowerCase()) ?? null;
  return headCountsBySite({
    organizer: { email: organizer.email, homeSiteId: homeOf(organizer.email) },
    attendees: withVisitors(
      attendees.map(({ email, response, kind }) => ({ email, response, kind, homeSiteId: homeOf(email) })),
      visits,
    ),
    siteIds,
    guestsSiteId: locations.find(({ takesGuests }) => takesGuests)?.site.id,
  });
}

type WantedSite = NonNullable<MeetingInput["locations"]>[number];

async function wantedSites(
  context: CommandContext,
  before: Where,
  input: Pick<MeetingInput, "attendees" | "locations">,
): Promise<WantedSite[]> {
  const { tx, tenantId } = context;
  if (input.locations !== undefined && input.locations.length > 0) {
    const known = await findKnownSites(tx, { tenantId, siteIds: input.locations.map(({ siteId }) => siteId) });
    if (input.locations.some(({ siteId }) => !known.has(siteId))) {
      throw new Refusal("unknown_site", "One of the locations is no site of this company");
    }
    return input.locations;
  }
  const rooms = await findRoomsByEmail(tx, { tenantId, emails: input.attendees.map(({ email }) => email) });
  const chosen = before.locations.flatMap((location) => (location.chosen ? [location.site.id] : []));
  const implied = rooms.map(({ siteId }) => siteId);
  if (implied.length > 0) return [...new Set([...chosen, ...implied])].map((siteId) => ({ siteId }));
  if (before.locations.length > 0) return before.locations.map(({ site }) => ({ siteId: site.id }));
  const home = await findHomeSite(tx, { tenantId, userId: before.organizer.id });
  return home === undefined ? [] : [{ siteId: home }];
}
