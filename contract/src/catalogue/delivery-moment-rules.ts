import { DateTime } from "luxon";
import type { DeliveryMoment } from "./catalogue.ts";
import { remember } from "../time/remember.ts";
import { rememberedZone } from "../time/remembered-zone.ts";

/** Minutes before the start at which what stands ready is brought. */
const readyMinutes = 15;

export interface MeetingTime {
  start: Date;
  end: Date;
  timeZone: string;
}

/**
 * The sensible moment to deliver a category around a meeting: coffee a quarter of an hour before it starts, lunch at
 * noon or as near to it as the meeting allows. Never on another day than the meeting's.
 */
export function deliveryMoment(moment: DeliveryMoment, meeting: MeetingTime): Date {
  return remember(meeting, `deliver ${moment}`, () => momentAround(moment, meeting));
}

function momentAround(moment: DeliveryMoment, meeting: MeetingTime): Date {
  const start = DateTime.fromJSDate(meeting.start, { zone: rememberedZone(meeting.timeZone) });
  const end = DateTime.fromJSDate(meeting.end, { zone: rememberedZone(meeting.timeZone) });
  switch (moment) {
    case "before_start":
      return DateTime.max(start.minus({ minutes: readyMinutes }), start.startOf("day")).toJSDate();
    case "at_start":
      return meeting.start;
    case "midday": {
      const noon = start.set({ hour: 12, minute: 0, second: 0, millisecond: 0 });
      return DateTime.min(DateTime.max(noon, start), end).toJSDate();
    }
    case "at_end":
      return meeting.end;
  }
}

/** Whether a delivery lies on a day of the meeting, in the site's zone. */
export function isOnMeetingDay(deliverAt: Date, meeting: MeetingTime): boolean {
  const [first, last] = remember(meeting, "days", () => {
    const zone = { zone: rememberedZone(meeting.timeZone) };
    const start = DateTime.fromJSDate(meeting.start, zone).startOf("day");
    const end = DateTime.fromJSDate(meeting.end, zone).endOf("day");
    return [start.toMillis(), end.toMillis()] as const;
  });
  return first <= deliverAt.getTime() && deliverAt.getTime() <= last;
}
