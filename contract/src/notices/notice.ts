// notice: something about the service itself that those who look after it are told by the bot.

export type NoticeKind = "codes_guessed" | "webhook_disabled";

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

export type NoticeCardView = CodesGuessedNotice | WebhookDisabledNotice;
