// notice: something about the service itself that those who look after it are told by the bot.

export type NoticeKind =
  "codes_guessed" | "webhook_disabled" | "visits_wait" | "visit_decided" | "visitors_changed" | "set_up_test";

/** Codes that do not exist are shown at an access point. */
export interface CodesGuessedNotice {
  kind: "codes_guessed";
  accessPoint: string;
  site: { name: string; timeZone: string };
  raisedAt: string;
  /** How many there were in the minutes before. */
  tries: number;
}

/** Nothing has arrived at another system for a day. */
export interface WebhookDisabledNotice {
  kind: "webhook_disabled";
  webhook: string;
  host: string;
  failingSince: string | null;
}

/** Visits of a site wait for security. */
export interface VisitsWaitNotice {
  kind: "visits_wait";
  site: { name: string; timeZone: string };
  count: number;
  /** When the first of them begins. */
  firstAt: string;
}

/** What security decided about somebody's visitor: to the host, and never why. */
export interface VisitDecidedNotice {
  kind: "visit_decided";
  visitor: string;
  approved: boolean;
  start: string;
  site: { name: string; timeZone: string };
}

/** Visitors of a host who is not the organizer come at another time or place, or not at all. */
export interface VisitorsChangedNotice {
  kind: "visitors_changed";
  subject: string;
  /** Her visitors at the meeting, and those of them who are expected. */
  count: number;
  coming: number;
  /** The first of them. */
  visits: {
    /** Empty: the person's data is erased. */
    visitor: string;
    isOff: boolean;
    start: string;
    /** When she was told to come before; null: then. */
    movedFrom: string | null;
    site: { name: string; timeZone: string };
  }[];
}

/** An administrator wanted to see that messages arrive. */
export interface SetUpTestNotice {
  kind: "set_up_test";
  company: string;
}

export type NoticeCardView =
  | CodesGuessedNotice
  | WebhookDisabledNotice
  | VisitsWaitNotice
  | VisitDecidedNotice
  | VisitorsChangedNotice
  | SetUpTestNotice;
