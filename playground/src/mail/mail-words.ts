// What the demo's mailboxes and the window that shows them say to each other.

export interface MailSummary {
  id: string;
  /** Whose mailbox it lies in. */
  address: string;
  name: string;
  from: string;
  subject: string;
  at: string;
}

export interface MailAttachment {
  name: string;
  type: string;
  /** Where it is text. */
  text: string | null;
}

export interface OpenedMail extends MailSummary {
  replyTo: string;
  text: string;
  /** With its pictures in it; empty where there is no HTML. */
  html: string;
  attachments: MailAttachment[];
}

/**
 * What the demo's mail server does: fine, or busy with every mail for a while, or refusing every mailbox. Without any
 * weather it refuses mailboxes called `nobody@…`.
 */
export type MailWeather = "fine" | "busy" | "refusing";
