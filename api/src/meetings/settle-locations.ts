import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Attendee, MeetingInput } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { addMeetingLocation, removeUnusedLocations, setHeadCount } from "./meeting-location-sql.ts";
import type { MeetingRecord } from "./meeting-sql.ts";
import { findHomeSite, findKnownSites, findRoomsByEmail } from "./meeting-write-sql.ts";

/**
 * Brings the meeting's locations in line with what the invite says: the sites it names, else those of the rooms among
 * its attendees, else where it takes place already, else the organizer's own site. Everybody who has not declined counts.
 */
export async function settleLocations(
  context: CommandContext,
  before: MeetingRecord,
  input: MeetingInput,
): Promise<void> {
  const { tx, tenantId } = context;
  const expected = headCountOf(input.attendees);
  const wanted = await wantedSites(context, before, input);
  for (const { siteId, headCount = expected } of wanted) {
    const known = before.locations.find((location) => location.site.id === siteId);
    if (known) await setHeadCount(tx, { tenantId, id: known.id, headCount });
    else await addMeetingLocation(tx, { tenantId, id: context.newId(), meetingId: before.id, siteId, headCount });
  }
  const keepSiteIds = wanted.map(({ siteId }) => siteId);
  if (before.locations.some((location) => !keepSiteIds.includes(location.site.id))) {
    await removeUnusedLocations(tx, { tenantId, meetingId: before.id, keepSiteIds });
  }
}

/** Those who may come: rooms are not people, and who declined does not eat. */
export function headCountOf(attendees: readonly Pick<Attendee, "kind" | "response">[]): number {
  const coming = attendees.filter(({ kind, response }) => kind !== "resource" && response !== "declined");
  return Math.max(1, coming.length);
}

type WantedSite = NonNullable<MeetingInput["locations"]>[number];

/** The sites that an invite says or implies. */
export async function wantedSites(
  context: CommandContext,
  before: Pick<MeetingRecord, "locations" | "organizer">,
  input: MeetingInput,
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
  const roomSites = [...new Set(rooms.map(({ siteId }) => siteId))];
  if (roomSites.length > 0) return roomSites.map((siteId) => ({ siteId }));
  if (before.locations.length > 0) return before.locations.map(({ site }) => ({ siteId: site.id }));
  const home = await findHomeSite(tx, { tenantId, userId: before.organizer.id });
  return home === undefined ? [] : [{ siteId: home }];
}
