import type { MailChannel } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import { createTransport } from "nodemailer";
import { toMessage } from "./mail-message.ts";
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
  return {
    async deliver(mail): Promise<DeliveryResult> {
      try {
        const { messageId } = await transport.sendMail(toMessage(mail, from));
        return { outcome: "sent", providerId: messageId, content: mail.content };
      } catch (error) {
        return resultOfFailure(error);
      }
    },
    close: () => transport.close(),
  };
}
