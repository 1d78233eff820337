import type { OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import { createTransport, type SendMailOptions } from "nodemailer";

/** The id that a mail has for good: a second try is the same mail to whoever has the first. */
export function mailId({ messageId }: OutgoingMail, from: string): string {
  return `<${messageId}@${from.slice(from.lastIndexOf("@") + 1)}>`;
}

/** A mail in the words of the library that builds it, whichever way it leaves. */
export function toMessage(mail: OutgoingMail, from: string): SendMailOptions {
  const { fromName, to, replyTo, subject, text, html, images, calendar, locale, unsubscribeUrl } = mail;
  return {
    messageId: mailId(mail, from),
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

/** The whole mail as it would go over the wire. What it brings along is in it already; nothing is read from files or addresses. */
export async function writeMail(mail: OutgoingMail, from: string): Promise<Buffer> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { message } = await transport.sendMail(toMessage(mail, from));
  return message as Buffer;
}
