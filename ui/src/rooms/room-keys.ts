import { queryKeys } from "../session/query-keys.ts";

// The keys of what is read of rooms. They begin with a name that a signal's topic means, see stale-keys.ts.

export const roomKeys = {
  schedule: (search: ScheduleSearch) => ["availability", search.site, "schedule", search] as const,
  offers: (search: object, sites: readonly string[]) => ["room-offers", sites, search] as const,
  door: (roomId: string) => ["room-door", roomId] as const,
  waits: (meetingId: string) => ["room-waits", meetingId] as const,
  /** What a booking that came, changed or went makes out of date. */
  afterBooking: [
    ["availability"],
    ["room-offers"],
    ["room-door"],
    ["room-waits"],
    ["series"],
    ["meeting"],
    ["timeline"],
    queryKeys.meetings,
  ],
} as const;

export interface ScheduleSearch {
  site: string;
  from: string;
  to: string;
  capacity: number;
  features: string;
}
