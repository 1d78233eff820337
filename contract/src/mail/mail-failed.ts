/** Why a visitor's mail did not go out. not_reached: nobody took it for two days; refused: the mail server will not have it. */
export const mailFailures = ["no_address", "mailbox_unknown", "mailbox_full", "refused", "not_reached"] as const;
export type MailFailure = (typeof mailFailures)[number];

/** A mail to a visitor that did not go out, as her host is told of it. */
export interface MailFailedCardView {
  visitId: string;
  visitor: string;
  email: string;
  failure: MailFailure;
  site: { name: string; timeZone: string };
  start: string;
  end: string;
  subject: string;
  meetingId: string | null;
}
