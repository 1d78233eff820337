import type { MailChannel, OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

// What every way that a mail may leave has to do alike.

/** What stands behind the channel says no: for now, for good, or because it knows no such receiver. */
export type MailRefusal = "busy" | "no_receiver" | "refused" | "away";

export interface MailChannelWorld {
  channel: MailChannel;
  /** The mails that were taken, as they came. */
  taken(): { raw: string; from: string }[];
  /** Undefined: takes everything again. */
  refuse(how: MailRefusal | undefined): void;
  stop(): Promise<void>;
}

export const sender = "visits@nordlys.example";

export const exampleMail: OutgoingMail = {
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
  unsubscribeUrl: "https://meetings.example/unsubscribe/abc",
  content: { told: { sequence: 0 } },
};

const hostileNames = [
  "Eve\r\nBcc: everybody@example.com",
  "Eve\nX-Evil: 1",
  'Eve" <eve@evil.example>, "x',
  "Eve <eve@evil.example>",
  "Eve\u0000\u2028",
  "א‎ב\u202Eevil",
  "👩‍🚀".repeat(40),
  "x".repeat(200),
];

const refusals: [MailRefusal, Partial<DeliveryResult>][] = [
  ["busy", { outcome: "retry" }],
  ["away", { outcome: "retry" }],
  ["no_receiver", { outcome: "unreachable", reason: "mailbox_unknown" }],
  ["refused", { outcome: "unreachable", reason: "refused" }],
];

export function describeMailChannel(name: string, start: () => Promise<MailChannelWorld>): void {
  describe(`a mail ${name}`, () => {
    let world: MailChannelWorld;
    beforeEach(async () => {
      world = await start();
    });
    afterEach(() => world.stop());
    const deliver = (more: Partial<OutgoingMail> = {}) => world.channel.deliver({ ...exampleMail, ...more });

    it("arrives with text, HTML, picture and calendar file, under our message's id", async () => {
      const { messageId, content } = exampleMail;
      const id = `<${messageId}@nordlys.example>`;
      expect(await deliver()).toEqual({ outcome: "sent", providerId: id, content });
      const [{ raw, from } = { raw: "", from: "" }] = world.taken();
      expect(from).toBe(sender);
      expect(headerOf(raw, "message-id")).toEqual([`Message-ID: ${id}`]);
      expect(headerOf(raw, "auto-submitted")).toEqual(["Auto-Submitted: auto-generated"]);
      expect(headerOf(raw, "content-language")).toEqual(["Content-Language: da"]);
      expect(raw).toContain("Content-Type: text/plain; charset=utf-8");
      expect(raw).toContain("Content-Type: text/html; charset=utf-8");
      expect(raw).toContain("Content-ID: <pass@magic-meetings>");
      expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8;\s+method=PUBLISH/);
    });

    it("ends with one click where the receiver may do without it, and only there", async () => {
      await deliver();
      const { unsubscribeUrl: _, ...needed } = exampleMail;
      await world.channel.deliver(needed);
      const [dispensable, indispensable] = world.taken().map(({ raw }) => headerOf(raw, "list-unsubscribe"));
      expect(dispensable).toEqual(["List-Unsubscribe: <https://meetings.example/unsubscribe/abc>"]);
      expect(indispensable).toEqual([]);
    });

    it("has the same id when it is tried again", async () => {
      await deliver();
      await deliver({ attempt: 2 });
      const ids = world.taken().map(({ raw }) => headerOf(raw, "message-id")[0]);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });

    it.each(hostileNames)("has one receiver and no header of its own, whatever the name: %j", async (hostile) => {
      await deliver({
        fromName: hostile,
        to: { ...exampleMail.to, name: hostile },
        replyTo: { name: hostile, address: "a@b.example" },
        subject: `Your visit, ${hostile}`,
      });
      const [{ raw } = { raw: "" }] = world.taken();
      for (const header of ["bcc", "cc", "x-evil"]) expect(headerOf(raw, header)).toEqual([]);
      for (const header of ["to", "from", "reply-to", "subject"]) expect(headerOf(raw, header)).toHaveLength(1);
      expect(headerOf(raw, "to")[0]).toMatch(/<soren@gaest\.example>$/);
    });

    it.each(refusals)("that is not taken (%s) says what follows", async (how, expected) => {
      world.refuse(how);
      expect(await deliver()).toMatchObject(expected);
      expect(world.taken()).toEqual([]);
    });

    it("goes out again once mails are taken again", async () => {
      world.refuse("away");
      expect(await deliver()).toMatchObject({ outcome: "retry" });
      world.refuse(undefined);
      expect(await deliver({ attempt: 2 })).toMatchObject({ outcome: "sent" });
    });

    it("that goes nowhere is nobody's", async () => {
      const result = await deliver({ to: { name: "x", address: "not an address" } });
      expect(result).toEqual({ outcome: "unreachable", reason: "mailbox_unknown" });
    });
  });
}

function headerOf(raw: string, name: string): string[] {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]/g, " ");
  return head.split("\r\n").filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
}
