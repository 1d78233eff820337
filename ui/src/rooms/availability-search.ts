import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import type { AvailabilitySearch } from "../session/query-keys.ts";

/** What a meeting looks for at one of its sites; undefined while it has none. */
export function availabilitySearch(
  meeting: Meeting,
  features: readonly string[] = [],
  location: MeetingLocation | undefined = meeting.locations[0],
): AvailabilitySearch | undefined {
  if (!location) return undefined;
  return {
    site: location.site.id,
    start: meeting.start,
    end: meeting.end,
    capacity: Math.max(1, location.headCount),
    ...(features.length ? { features: features.join(",") } : {}),
    meeting: meeting.id,
  };
}
