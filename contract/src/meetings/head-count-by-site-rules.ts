import { peopleAt, type MeetingPeople } from "../head-count/head-count-rules.ts";

/**
 * How many come at each of a meeting's sites: everybody invited who has not declined, where they work; guests where the
 * organizer says, else with her. At least one a site, because somebody wants it there.
 */
export function headCountsBySite(people: MeetingPeople): Map<string, number> {
  const organizer = people.organizer.email.toLowerCase();
  const invited = new Set(people.attendees.map(({ email }) => email.toLowerCase()));
  const counted = (siteId: string) =>
    peopleAt(siteId, people).filter(
      // The organizer counts where the invite lists her: a head count is of those who are invited.
      ({ email, response }) => response !== "declined" && (email.toLowerCase() !== organizer || invited.has(organizer)),
    ).length;
  return new Map(people.siteIds.map((siteId) => [siteId, Math.max(1, counted(siteId))]));
}
