import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import type { OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startMailTestServer, type MailTestServer } from "./mail-test-server.ts";
import { createSmtpChannel, type SmtpChannel } from "./smtp-channel.ts";

const mail: OutgoingMail = {
  messageId: "0199c1a0-0000-7000-8000-000000000001",
  attempt: 1,
  locale: "da",
  fromName: "Nordlys Group",
  to: { name: "Søren Å", address: "soren@gaest.example" },
  replyTo: { name: "Anna Kjær", address: "anna@nordlys.example" },
  subject: "Dit besøg hos Nordlys",
  text: "Hej Søren",
  html: "<p>Hej Søren</p>",
  images: [{ cid: "pass@magic-meetings", name: "pass.png", type: "image/png", bytes: new Uint8Array([1, 2, 3]) }],
  calendar: { method: "PUBLISH", name: "visit.ics", content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" },
  content: { told: { sequence: 0 } },
};

let server: MailTestServer;
let channel: SmtpChannel;

beforeAll(async () => {
  server = await startMailTestServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.taken.length = 0;
  server.refuse = undefined;
  channel = channelTo(server.port);
});
afterEach(() => channel.close());

function channelTo(port: number): SmtpChannel {
  return createSmtpChannel({
    host: "127.0.0.1",
    port,
    security: "none",
    signIn: undefined,
    from: "visits@nordlys.example",
  });
}

function headerOf(raw: string, name: string): string[] {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]/g, " ");
  return head.split("\r\n").filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
}

describe("a mail over SMTP", () => {
  it("arrives with text, HTML, picture and calendar file, under our message's id", async () => {
    const result = await channel.deliver(mail);
    expect(result).toEqual({
      outcome: "sent",
      providerId: `<${mail.messageId}@nordlys.example>`,
      content: mail.content,
    });
    const [{ raw, to, from } = { raw: "", to: [], from: "" }] = server.taken;
    expect({ to, from }).toEqual({ to: ["soren@gaest.example"], from: "visits@nordlys.example" });
    expect(headerOf(raw, "message-id")).toEqual([`Message-ID: <${mail.messageId}@nordlys.example>`]);
    expect(headerOf(raw, "auto-submitted")).toEqual(["Auto-Submitted: auto-generated"]);
    expect(raw).toContain("Content-Type: text/plain; charset=utf-8");
    expect(raw).toContain("Content-Type: text/html; charset=utf-8");
    expect(raw).toContain("Content-ID: <pass@magic-meetings>");
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8;\s+method=PUBLISH/);
  });

  it("has the same id when it is tried again", async () => {
    await channel.deliver(mail);
    await channel.deliver({ ...mail, attempt: 2 });
    const ids = server.taken.map(({ raw }) => headerOf(raw, "message-id")[0]);
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    "Eve\r\nBcc: everybody@example.com",
    "Eve\nX-Evil: 1",
    'Eve" <eve@evil.example>, "x',
    "Eve <eve@evil.example>",
    "Eve\u0000\u2028",
    "א‎ב\u202Eevil",
    "👩‍🚀".repeat(40),
    "x".repeat(200),
  ])("has one receiver and no header of its own, whatever the name: %j", async (name) => {
    const subject = `Your visit, ${name}`;
    await channel.deliver({
      ...mail,
      fromName: name,
      to: { ...mail.to, name },
      replyTo: { name, address: "a@b.example" },
      subject,
    });
    const [{ raw, to } = { raw: "", to: [] }] = server.taken;
    expect(to).toEqual(["soren@gaest.example"]);
    for (const header of ["bcc", "cc", "x-evil"]) expect(headerOf(raw, header)).toEqual([]);
    for (const header of ["to", "from", "reply-to", "subject"]) expect(headerOf(raw, header)).toHaveLength(1);
    expect(headerOf(raw, "to")[0]).toMatch(/<soren@gaest\.example>$/);
  });

  it.each([
    ["450 4.2.1 busy", { outcome: "retry", reason: "mail_server_450" }],
    ["451 try later", { outcome: "retry", reason: "mail_server_451" }],
    ["550 5.1.1 no such user", { outcome: "unreachable", reason: "mailbox_unknown" }],
    ["550 unknown", { outcome: "unreachable", reason: "mailbox_unknown" }],
    ["552 5.2.2 full", { outcome: "unreachable", reason: "mailbox_full" }],
    ["554 5.7.1 we do not like you", { outcome: "unreachable", reason: "refused" }],
  ])("refused at the receiver with %j", async (answer, expected) => {
    server.refuse = (step) => (step === "receiver" ? answer : undefined);
    expect(await channel.deliver(mail)).toEqual(expected);
    expect(server.taken).toEqual([]);
  });

  it("refused as a whole is refused", async () => {
    server.refuse = (step) => (step === "mail" ? "554 5.6.0 spam" : undefined);
    expect(await channel.deliver(mail)).toEqual({ outcome: "unreachable", reason: "refused" });
  });

  it("goes out again once the server takes mails again", async () => {
    server.refuse = () => "421 4.3.2 going down";
    expect(await channel.deliver(mail)).toMatchObject({ outcome: "retry" });
    server.refuse = undefined;
    expect(await channel.deliver(mail)).toMatchObject({ outcome: "sent" });
  });

  it("waits where there is no server", async () => {
    const silent: Server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const gone = channelTo((silent.address() as AddressInfo).port);
    expect(await gone.deliver(mail)).toEqual({ outcome: "retry", reason: "mail_server_away" });
    gone.close();
    await new Promise((resolve) => silent.close(resolve));
    const nobody = channelTo(1);
    expect(await nobody.deliver(mail)).toEqual({ outcome: "retry", reason: "mail_server_away" });
    nobody.close();
  });

  it("that goes nowhere is nobody's", async () => {
    expect(await channel.deliver({ ...mail, to: { name: "x", address: "not an address" } })).toMatchObject({
      outcome: "unreachable",
    });
  });
});
