import type { Locale } from "../identity/identity.ts";
import type { DeliveryResult } from "./message-channel.ts";

// The port through which mails leave. What a mail says is made before; here it only has to get there.

export interface MailAddress {
  name: string;
  address: string;
}

/** A mail, ready to be sent. */
export interface OutgoingMail {
  /** Also the mail's own id: a second try of the same message is the same mail. */
  messageId: string;
  /** 1 for the first try. Above 1 an earlier try may have arrived although its answer was lost. */
  attempt: number;
  locale: Locale;
  /** The company that writes. */
  fromName: string;
  to: MailAddress;
  /** Who reads answers: the host. */
  replyTo: MailAddress | null;
  subject: string;
  text: string;
  html: string;
  /** Pictures that the HTML shows as `cid:`. */
  images: readonly { cid: string; name: string; type: string; bytes: Uint8Array }[];
  /** Ends mails of this kind with one request (RFC 8058), where the receiver may do without them. */
  unsubscribeUrl?: string;
  calendar: { method: "PUBLISH" | "CANCEL"; name: string; content: string } | null;
  /** What the message log keeps of it. */
  content: Record<string, unknown>;
}

/** Delivers one mail. Never throws for anything the mail server answers. */
export interface MailChannel {
  deliver(mail: OutgoingMail): Promise<DeliveryResult>;
}
