// notice: something about the service itself that those who look after it are told by the bot.

export type NoticeKind = "codes_guessed" | "webhook_disabled" | "visits_wait" | "visit_decided";

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

export type NoticeCardView = CodesGuessedNotice | WebhookDisabledNotice | VisitsWaitNotice | VisitDecidedNotice;
