import type { CalendarEvent } from "../calendar/calendar-event.ts";

/** Neither a room nor a vendor can be asked for longer. */
export const longestMeeting = 31 * 24 * 60 * 60_000;

/** Whether the event's time can be a meeting's: it has a length, of a month at most. */
export function hasUsableTime({ input }: Pick<CalendarEvent, "input">): boolean {
  const length = Date.parse(input.end) - Date.parse(input.start);
  return length > 0 && length <= longestMeeting;
}
