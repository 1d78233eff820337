import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { Command, NothingBecause } from "./command.ts";
import { roomsOn } from "./compare-event.ts";
import type { Question } from "./known.ts";
import { hasUsableTime } from "./usable-time.ts";

/**
 * An event that nobody knows here. It is ours where it carries the pane's draft key, invites one of our rooms or is
 * brought as a meeting; and only its organizer's own copy makes a meeting.
 */
export function reconcileNew({ rules, now }: Question, { event }: SeenEvent): Command[] {
  const clientKey = rules.isCopy ? null : event.clientKey;
  const isOurs = rules.isBrought || event.clientKey !== null || roomsOn(event, rules.rooms).length > 0;
  if (!isOurs) return nothing("not_ours");
  if (rules.seenIn !== "organizer") return nothing("a_copy");
  if (rules.organizerId === null || event.isCancelled) return nothing("not_ours");
  // What is brought is refused with the reason where it cannot be a meeting.
  if (event.isDraft && !rules.isBrought) return nothing("draft");
  if (!hasUsableTime(event) && !rules.isBrought) return nothing("not_ours");
  if (rules.occurrenceOf !== null) {
    const { seriesId, originalStart } = rules.occurrenceOf;
    return [{ do: "take_in_occurrence", seriesId, originalStart: originalStart.toISOString() }];
  }
  if (event.kind !== "series" && new Date(event.input.end) <= now && !rules.isBrought) return nothing("over");
  return takeIn(rules.splitFrom, { ...event, clientKey });
}

function takeIn(splitFrom: string | null, event: { kind: string; clientKey: string | null }): Command[] {
  if (event.kind !== "series") return [{ do: "take_in", clientKey: event.clientKey }];
  const series: Command = { do: "take_in_series", clientKey: event.clientKey };
  return splitFrom === null ? [series] : [{ do: "split_series", from: splitFrom }, series];
}

function nothing(because: NothingBecause): Command[] {
  return [{ do: "nothing", because }];
}
