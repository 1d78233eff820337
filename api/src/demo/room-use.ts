import { demoNumber } from "./demo-id.ts";
import { minutesAfter, type DemoRow } from "./demo-rows.ts";
import type { PlannedMeeting } from "./meeting-plan.ts";
import { hasOrder } from "./order-plan.ts";

/** What became of a meeting's room. */
export interface RoomUse {
  /** When the room was free again, without the clear-down. */
  end: Date;
  columns: DemoRow;
}

const noShowMinutes = 10;
/** In percent, of the meetings that are over and that nothing was ordered for. */
const noShowShare = 15;
const releasedShare = 12;
/** In percent, of the meetings that somebody came to. */
const endedEarlyShare = 20;

/** Somebody came, most of the time: in the past month some rooms were given up before, some were not come to, some left early. */
export function roomUseOf(meeting: PlannedMeeting, now: Date): RoomUse {
  const { key, start, end } = meeting;
  if (end > now) return start > now ? booked(end) : cameTo(meeting, end, now);
  const outcome = demoNumber(`${key}/use`, 100);
  if (!hasOrder(meeting) && outcome < noShowShare) {
    return letGo(end, { released_at: minutesAfter(start, noShowMinutes), release_reason: "no_show" });
  }
  if (!hasOrder(meeting) && outcome < noShowShare + releasedShare) {
    return letGo(end, { released_at: minutesAfter(start, -20 * 60), release_reason: "organizer" });
  }
  const length = (end.getTime() - start.getTime()) / 60_000;
  const isEarly = length > 30 && demoNumber(`${key}/early`, 100) < endedEarlyShare;
  return cameTo(meeting, isEarly ? minutesAfter(end, -5 * (1 + demoNumber(`${key}/left`, 5))) : end, now);
}

const nothingYet = {
  status: "confirmed",
  checked_in_at: null,
  checked_in_by: null,
  released_at: null,
  release_reason: null,
  given_back_minutes: 0,
};

function booked(end: Date): RoomUse {
  return { end, columns: nothingYet };
}

function letGo(end: Date, how: { released_at: Date; release_reason: "no_show" | "organizer" }): RoomUse {
  return { end, columns: { ...nothingYet, status: "released", ...how } };
}

/** Checked in around the start; a meeting that has just begun may still wait for somebody. */
function cameTo({ key, start, end: planned }: PlannedMeeting, end: Date, now: Date): RoomUse {
  const checkedInAt = minutesAfter(start, demoNumber(`${key}/came`, 10) - 4);
  if (checkedInAt > now) return booked(end);
  const given_back_minutes = Math.round((planned.getTime() - end.getTime()) / 60_000);
  return { end, columns: { ...nothingYet, checked_in_at: checkedInAt, given_back_minutes } };
}
