import type { ClientEventKind, ClientPlatform } from "./client-event-words.ts";

// Whether an Outlook still tells what people do in it. Counts only, of one company: who did it is not known here.

/** How often a pane was opened, or an appointment, on one kind of client and one day. */
export interface DayOfPanes {
  platform: ClientPlatform;
  day: string;
  panes: number;
  appointments: number;
}

/**
 * arrives: it came lately, or nothing says that it should have; silent: it came once, and since then people went on
 * without it; never: it has not come at all although people use this client; none: this client has no such event.
 */
export type EventHealth = "arrives" | "silent" | "never" | "none";

/** So often has somebody to open a pane, or an appointment, on days without an event before that is worth saying. */
export const silentAfter: Record<
  Exclude<ClientEventKind, "pane_opened">,
  { of: "panes" | "appointments"; times: number }
> = {
  // Whoever opens a pane has an appointment open: one without the other says it at once, a few allow for a slow line.
  appointment_opened: { of: "panes", times: 5 },
  // Not every appointment that is opened is sent or changed.
  sending: { of: "appointments", times: 20 },
  time_changed: { of: "appointments", times: 50 },
  attendees_changed: { of: "appointments", times: 50 },
  recurrence_changed: { of: "appointments", times: 200 },
};

/** Outlook on phones starts nothing for appointments. */
const withoutEvents: readonly ClientPlatform[] = ["iOS", "Android"];

/** What is to be said of one kind of event on one kind of client. */
export function healthOf(
  { platform, kind, last }: { platform: ClientPlatform; kind: ClientEventKind; last: string | null },
  days: readonly DayOfPanes[],
): EventHealth {
  if (kind === "pane_opened") return last === null ? "never" : "arrives";
  if (withoutEvents.includes(platform)) return "none";
  const { of, times } = silentAfter[kind];
  const since = days
    .filter((one) => one.platform === platform && (last === null || one.day > last))
    .reduce((sum, one) => sum + one[of], 0);
  if (since < times) return "arrives";
  return last === null ? "never" : "silent";
}
