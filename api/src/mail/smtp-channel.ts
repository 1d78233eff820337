import type { MailChannel, OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import { createTransport, type SendMailOptions } from "nodemailer";
import { resultOfFailure } from "./smtp-failure.ts";

export interface SmtpSettings {
  host: string;
  port: number;
  security: "tls" | "starttls" | "none";
  signIn: { user: string; password: string } | undefined;
  /** The address that mails come from. */
  from: string;
}

export interface SmtpChannel extends MailChannel {
  /** Lets go of the connections. */
  close(): void;
}

/** Below the time that a message may take, so that the mail server's own answer is the one that counts. */
const stepMilliseconds = 4_000;

/** Sends mails over SMTP, a few at a time over connections that stay open. */
export function createSmtpChannel({ host, port, security, signIn, from }: SmtpSettings): SmtpChannel {
  const transport = createTransport({
    pool: true,
    maxConnections: 4,
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(signIn === undefined ? {} : { auth: { user: signIn.user, pass: signIn.password } }),
    connectionTimeout: stepMilliseconds,
    greetingTimeout: stepMilliseconds,
    socketTimeout: 2 * stepMilliseconds,
    // What a mail brings along is in it already; nothing is read from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return {
    async deliver(mail): Promise<DeliveryResult> {
      try {
        const { messageId } = await transport.sendMail(toMessage(mail, { from, domain }));
        return { outcome: "sent", providerId: messageId, content: mail.content };
      } catch (error) {
        return resultOfFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

function toMessage(mail: OutgoingMail, { from, domain }: { from: string; domain: string }): SendMailOptions {
  const { messageId, fromName, to, replyTo, subject, text, html, images, calendar, locale, unsubscribeUrl } = mail;
  return {
    // A second try is the same mail to whoever has the first.
    messageId: `<${messageId}@${domain}>`,
    from: { name: fromName, address: from },
    to,
    // One receiver, whatever the address looks like: what it is sent to is not read out of the header.
    envelope: { from, to: [to.address] },
    ...(replyTo === null ? {} : { replyTo }),
    subject,
    text,
    html,
    attachments: [
      ...images.map(({ cid, name, type, bytes }) => ({
        cid,
        filename: name,
        contentType: type,
        content: Buffer.from(bytes),
        contentDisposition: "inline" as const,
      })),
      ...(calendar === null
        ? []
        : [
            {
              filename: calendar.name,
              contentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
              content: Buffer.from(calendar.content),
            },
          ]),
    ],
    headers: {
      // No machine answers it, and no list software takes it for its own.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": locale,
      ...(unsubscribeUrl === undefined
        ? {}
        : { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
    },
  };
}
