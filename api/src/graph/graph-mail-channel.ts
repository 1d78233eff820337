import type { MailChannel } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import { mailId, writeMail } from "../mail/mail-message.ts";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import type { GraphClient } from "./graph-client.ts";
import { createGraphMailboxes } from "./graph-mailboxes.ts";
import { GraphProblem } from "./graph-problem.ts";

/** Above this Graph takes no request; base64 makes a mail a third larger. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Sends mails from a mailbox of Microsoft 365. A mail goes as MIME, so that it is the very mail that SMTP would take:
 * headers, pictures and calendar file included.
 */
export function createGraphMailChannel({ client, from }: { client: GraphClient; from: string }): MailChannel {
  const mailboxes = createGraphMailboxes(client);
  return {
    async deliver(mail): Promise<DeliveryResult> {
      if (!isAddress(mail.to.address)) return { outcome: "unreachable", reason: "mailbox_unknown" };
      const body = (await writeMail(mail, from)).toString("base64");
      if (body.length > mostBytes) return { outcome: "unreachable", reason: "refused" };
      try {
        await mailboxes.use(from, (user) =>
          client.ask({
            method: "POST",
            path: `/users/${user}/sendMail`,
            mailbox: from,
            headers: { "content-type": "text/plain" },
            body,
          }),
        );
        return { outcome: "sent", providerId: mailId(mail, from), content: mail.content };
      } catch (error) {
        return resultOfProblem(error);
      }
    },
  };
}

function isAddress(address: string): boolean {
  return /^[^\s@<>",;]+@[^\s@<>",;]+$/.test(address);
}

const noReceiver = /^error_?invalid_?recipients$/i;
const senderIsFull = /^error_?(quota_?exceeded|exceeded_?message_?limit|message_?submission_?blocked|send_?quota.*)$/i;

/**
 * What follows from a mail that was not taken. That the sending mailbox is not there, or may not be used, is a matter of
 * settings, and the mail waits; Graph's own words never leave this file: they repeat addresses.
 */
function resultOfProblem(error: unknown): DeliveryResult {
  if (!(error instanceof CalendarProblem)) throw error;
  const { kind, retryAfterSeconds } = error;
  if (kind === "busy")
    return { outcome: "retry", reason: "mail_server_429", afterMs: (retryAfterSeconds ?? 30) * 1000 };
  if (kind === "forbidden" || kind === "gone") return { outcome: "retry", reason: "mail_server_sign_in" };
  if (!(error instanceof GraphProblem) || error.status === 0) return { outcome: "retry", reason: "mail_server_away" };
  const { status, code } = error;
  if (noReceiver.test(code)) return { outcome: "unreachable", reason: "mailbox_unknown" };
  const later = retryAfterSeconds === null ? {} : { afterMs: retryAfterSeconds * 1000 };
  if (status >= 500 || status === 408) return { outcome: "retry", reason: `mail_server_${status}`, ...later };
  if (senderIsFull.test(code)) return { outcome: "retry", reason: "mail_server_full" };
  return { outcome: "unreachable", reason: "refused" };
}
