import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { PhoneEvent } from "./phone-api.ts";

/** "Mon 23 Nov", where the event is. */
export function dayOf({ start, timeZone }: PhoneEvent): string {
  const words = new Intl.DateTimeFormat("en-GB", {
    timeZone: zoneOf(timeZone),
    weekday: "short",
    day: "numeric",
    month: "short",
  });
  return words.format(new Date(start));
}

/** "10:00 – 11:30". */
export function timesOf({ start, end, timeZone }: PhoneEvent): string {
  const words = new Intl.DateTimeFormat("en-GB", { timeZone: zoneOf(timeZone), hour: "2-digit", minute: "2-digit" });
  return `${words.format(new Date(start))} – ${words.format(new Date(end))}`;
}

export const responseWords: Record<PhoneEvent["response"], string> = {
  none: "Not answered",
  accepted: "Accepted",
  tentative: "Maybe",
  declined: "Declined",
};

export const noticedWords: Record<PhoneEvent["noticed"], string> = {
  noticed: "Magic Meetings has noticed",
  not_yet: "Magic Meetings has not noticed yet",
  never: "Not known to Magic Meetings",
};

/** Browsers know no Windows names; a zone that nobody knows is shown as UTC. */
export function zoneOf(timeZone: string): string {
  return toIanaZone(timeZone) ?? "UTC";
}
