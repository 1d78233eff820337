import type { OfficeRecurrence } from "./office-recurrence.ts";
import type { OfficeColours } from "./office-theme.ts";
import type { HostAnswer, HostOperation, HostSignal } from "./outlook-host.ts";

// What the stand-in for office.js and the playground page say to each other by postMessage, on one origin.

/** The pane's side asks. `hello` is answered with a welcome. */
export type StandInRequest = { to: "outlook"; id: number } & ({ hello: true } | { operation: HostOperation });

export type StandInReply =
  | { to: "stand-in"; id: number; welcome: StandInWelcome }
  | { to: "stand-in"; id: number; answer: HostAnswer }
  | { to: "stand-in"; signal: HostSignal; data: StandInSignalData };

export interface StandInWelcome {
  user: { email: string; name: string };
  mailboxZone: string;
  locale: string;
  colours: OfficeColours;
}

/** What travels with a signal: the facts that the event of Office.js carries. */
export interface StandInSignalData {
  start: string;
  end: string;
  recurrence: OfficeRecurrence | null;
  colours: OfficeColours;
}
