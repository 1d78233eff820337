import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { MailWeather, OpenedMail } from "../mail/mail-words.ts";
import type { MailboxStore } from "./mailbox-store.ts";

/** The demo's mail server: a real one, for this machine only, whose mailboxes the playground shows. */
export interface MailServer {
  port: number;
  weather: { get(): MailWeather; set(weather: MailWeather): void };
  stop(): Promise<void>;
}

const largestMail = 2 * 1024 * 1024;

/** Starts it on a free port. It believes whoever speaks to it, so it listens to this machine only, in the demo only. */
export async function startMailServer(mailboxes: MailboxStore): Promise<MailServer> {
  let weather: MailWeather = "fine";
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    size: largestMail,
    onRcptTo: ({ address }, _session, done) => done(refusalOf(weather, address)),
    onData(stream, { envelope }, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const receivers = envelope.rcptTo.map(({ address }) => address);
        read(Buffer.concat(pieces), receivers, mailboxes).then(() => done(), done);
      });
    },
  });
  // Whoever hangs up in the middle of a mail has not sent it.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    weather: { get: () => weather, set: (next) => void (weather = next) },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusalOf(weather: MailWeather, address: string): Error | undefined {
  if (weather === "busy") return answer(451, "4.3.2 Busy, try again later");
  if (weather === "refusing") return answer(554, "5.7.1 Not here");
  return /^nobody@/i.test(address) ? answer(550, "5.1.1 There is no such mailbox") : undefined;
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function read(raw: Buffer, receivers: readonly string[], mailboxes: MailboxStore): Promise<void> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: "base64" });
  for (const address of receivers) mailboxes.add(openedMail(mail, address), mail.messageId ?? "");
}

function openedMail(mail: Email, address: string): Omit<OpenedMail, "id" | "at"> {
  const shown = mail.attachments.filter(({ contentId }) => contentId !== undefined);
  return {
    address: address.toLowerCase(),
    name: mail.to?.find((to) => to.address?.toLowerCase() === address.toLowerCase())?.name ?? "",
    from: mail.from?.name || mail.from?.address || "",
    replyTo: mail.replyTo?.[0]?.address ?? "",
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: shown.reduce(withPicture, mail.html ?? ""),
    attachments: mail.attachments
      .filter(({ contentId }) => contentId === undefined)
      .map(({ filename, mimeType, content }) => ({
        name: filename ?? "",
        type: mimeType,
        text: mimeType.startsWith("text/") ? textOf(content) : null,
      })),
  };
}

type Attachment = Email["attachments"][number];

function withPicture(html: string, { contentId = "", mimeType, content }: Attachment): string {
  const name = contentId.replace(/^<|>$/g, "");
  return html.replaceAll(`cid:${name}`, `data:${mimeType};base64,${base64Of(content)}`);
}

function base64Of(content: Attachment["content"]): string {
  return typeof content === "string" ? content : Buffer.from(content as Uint8Array).toString("base64");
}

function textOf(content: Attachment["content"]): string {
  return Buffer.from(base64Of(content), "base64").toString("utf8");
}
