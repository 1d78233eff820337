import type { OutgoingActivity } from "@magic-meetings/contract/messages/activity-channel.ts";
import type { OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { DeliveryResult, UnreachableReason } from "@magic-meetings/contract/messages/message-channel.ts";
import type { NotificationPreference } from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { runDoctor } from "../doctor/doctor.ts";
import { putPreference } from "../notification-preferences/notification-preference-sql.ts";
import { deliverMessages } from "./deliver-messages.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { asTenant, createMessageWorld, type MessageWorld, type TestUser } from "./message-test-world.ts";

let database: TestDatabase;
let world: MessageWorld;
let deps: DeliveryDeps;
let mails: OutgoingMail[];
let mailAnswer: DeliveryResult | undefined;
let feed: OutgoingActivity[];
let feedAnswer: DeliveryResult | undefined;
let feedAnswered: (() => void) | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  world = await createMessageWorld(database);
  mails = [];
  mailAnswer = undefined;
  const email = {
    deliver: (mail: OutgoingMail): Promise<DeliveryResult> => {
      if (mailAnswer === undefined) mails.push(mail);
      return Promise.resolve(mailAnswer ?? { outcome: "sent", providerId: mail.messageId, content: mail.content });
    },
  };
  feed = [];
  feedAnswer = undefined;
  feedAnswered = undefined;
  deps = { ...world.deps, channels: { ...world.deps.channels, email } };
});

afterAll(() => database.drop());

const deliver = () => deliverMessages(deps, { tenantId: world.tenantId });

function openFeed() {
  const activity = {
    deliver: (entry: OutgoingActivity): Promise<DeliveryResult> => {
      feedAnswered?.();
      if (feedAnswer === undefined) feed.push(entry);
      return Promise.resolve(feedAnswer ?? { outcome: "sent", providerId: "activity-1", content: { ...entry.text } });
    },
  };
  deps = { ...deps, channels: { ...deps.channels, activity } };
}

async function prefer(user: TestUser, preference: Partial<NotificationPreference>) {
  const whole = { routes: {}, quiet: null, digestAt: "08:00", ...preference };
  await asTenant(world, (tx) =>
    putPreference(tx, { tenantId: world.tenantId, userId: user.id, preference: whole, now: world.clock.now() }),
  );
}

async function connected(name: string, preference?: Partial<NotificationPreference>) {
  const user = await world.addUser(name);
  await world.connect(user);
  if (preference) await prefer(user, preference);
  return user;
}

async function log() {
  const { rows } = await database.ownerPool.query<{ row: string }>(
    `select concat_ws(' ', kind, channel, status, reason) as row
       from message_log where tenant_id = $1 order by created_at, follows_id is not null, id`,
    [world.tenantId],
  );
  return rows.map(({ row }) => row);
}

describe("a message to a colleague", () => {
  it("goes by mail to whoever prefers that, with its words and the way to it, and is logged twice", async () => {
    const anna = await connected("Anna <b>", { routes: { meeting_card: "email" } });
    const meetingId = world.id();
    await world.tell(meetingId, anna);
    await deliver();
    expect(world.channel.delivered).toEqual([]);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ subject: "Quarterly review", to: { name: "Anna <b>" }, fromName: "Nordlys" });
    expect(mails[0]?.text).toContain(`https://meetings.example/tabs/#/meetings/${meetingId}`);
    expect(mails[0]?.unsubscribeUrl).toBeUndefined();
    expect(await log()).toEqual(["meeting_card teams suppressed prefers_email", "meeting_card email sent"]);
  });

  it("goes by mail where the bot was blocked meanwhile", async () => {
    const anna = await connected("Anna");
    world.channel.answer = () => ({ outcome: "unreachable", reason: "blocked" });
    await world.tell(world.id(), anna);
    await deliver();
    expect(mails).toHaveLength(1);
    expect(await log()).toEqual(["meeting_card teams failed blocked", "meeting_card email sent"]);
    await world.tell(world.id(), anna);
    world.channel.answer = undefined;
    await deliver();
    expect(mails).toHaveLength(2);
    expect(world.channel.delivered).toEqual([]);
  });

  it("goes by mail after an hour to whoever never opened the chat, and is not told again when she does", async () => {
    const anna = await world.addUser("Anna");
    await world.tell(world.id(), anna);
    for (let minutes = 0; minutes < 100; minutes += 5) {
      await deliver();
      expect(mails.length === 0 || minutes >= 60).toBe(true);
      world.clock.move(300);
    }
    expect(mails).toHaveLength(1);
    await world.connect(anna);
    await deliver();
    expect(world.channel.delivered).toEqual([]);
  });

  it("waits for the end of the quiet hours, and a burst in them is one message", async () => {
    const anna = await connected("Anna", { quiet: { from: "09:00", until: "12:00" } });
    const meetingId = world.id();
    // 10:00 in Copenhagen.
    await world.tell(meetingId, anna);
    await deliver();
    for (let change = 0; change < 5; change += 1) {
      await world.tell(meetingId, anna);
      await deliver();
      world.clock.move(10);
    }
    expect(world.channel.delivered).toEqual([]);
    world.clock.move(2 * 3600);
    await deliver();
    expect(world.channel.delivered).toHaveLength(1);
    expect((await log()).filter((row) => !row.includes("superseded"))).toEqual(["meeting_card teams sent"]);
  });

  it("is one message, where a burst is within a minute", async () => {
    const anna = await connected("Anna");
    const meetingId = world.id();
    for (let change = 0; change < 20; change += 1) {
      await world.tell(meetingId, anna);
      world.clock.move(2);
    }
    await deliver();
    expect(world.channel.delivered).toHaveLength(1);
  });
});

describe("a message that the chat does not take", () => {
  beforeEach(openFeed);

  const refused = (reason: UnreachableReason): DeliveryResult => ({ outcome: "unreachable", reason });

  it.each(["not_installed", "blocked", "disabled"] as const)("goes to the activity feed: %s", async (reason) => {
    const anna = await connected("Anna");
    world.channel.answer = () => refused(reason);
    const meetingId = world.id();
    await world.tell(meetingId, anna);
    await deliver();
    expect(feed).toMatchObject([
      {
        receiver: { entraObjectId: anna.entraObjectId },
        text: { title: "Quarterly review" },
        thread: `meeting:${meetingId}`,
        url: `https://meetings.example/tabs/#/meetings/${meetingId}`,
      },
    ]);
    expect(mails).toEqual([]);
    expect(await log()).toEqual([`meeting_card teams failed ${reason}`, "meeting_card activity sent"]);
  });

  it.each(["not_installed", "disabled", "refused"] as const)(
    "goes by mail where the feed does not take it either: %s",
    async (reason) => {
      const anna = await connected("Anna");
      world.channel.answer = () => refused("blocked");
      feedAnswer = refused(reason);
      await world.tell(world.id(), anna);
      await deliver();
      expect(mails).toHaveLength(1);
      expect((await log()).sort()).toEqual([
        `meeting_card activity failed ${reason}`,
        "meeting_card email sent",
        "meeting_card teams failed blocked",
      ]);
    },
  );

  it("goes to the digest where feed and mailbox do not take it", async () => {
    const anna = await connected("Anna");
    world.channel.answer = () => refused("blocked");
    feedAnswer = refused("disabled");
    mailAnswer = refused("mailbox_full");
    await world.tell(world.id(), anna);
    await deliver();
    mailAnswer = undefined;
    world.clock.move(24 * 3600);
    await deliver();
    expect(mails.map(({ content }) => content)).toMatchObject([{ lines: 1 }]);
    expect((await log()).sort()).toEqual([
      "digest_mail email sent",
      "meeting_card activity failed disabled",
      "meeting_card email suppressed told_in_digest",
      "meeting_card teams failed blocked",
    ]);
    const findings = await runDoctor(database.appPool, [world.tenantId]);
    expect(findings.filter(({ check }) => check.startsWith("message"))).toEqual([]);
  });

  it("waits for a feed that is busy, and is told there once", async () => {
    const anna = await connected("Anna");
    world.channel.answer = () => refused("blocked");
    feedAnswer = { outcome: "retry", reason: "feed_429", afterMs: 60_000 };
    await world.tell(world.id(), anna);
    await deliver();
    feedAnswer = undefined;
    await deliver();
    expect(feed).toEqual([]);
    world.clock.move(120);
    await deliver();
    await deliver();
    expect(feed).toHaveLength(1);
    expect(mails).toEqual([]);
  });

  it("goes to the feed after an hour to whoever never opened the chat", async () => {
    const anna = await world.addUser("Anna");
    await world.tell(world.id(), anna);
    await deliver();
    expect(feed).toEqual([]);
    world.clock.move(7 * 3600);
    await deliver();
    expect(feed).toHaveLength(1);
    expect(await log()).toEqual(["meeting_card teams suppressed sent_to_feed", "meeting_card activity sent"]);
  });

  it("leaves no more feeds to a company than Teams takes, and keeps nothing else waiting for them", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, number) => connected(`person ${number}`)));
    const blocked = new Set(people.map(({ entraObjectId }) => entraObjectId));
    const anna = await connected("Anna");
    world.channel.answer = ({ messageId, receiver }) =>
      blocked.has(receiver.entraObjectId)
        ? refused("blocked")
        : { outcome: "sent", providerId: messageId, content: {} };
    let moment = 0;
    const pace = {
      now: () => new Date(moment),
      wait: (milliseconds: number) => Promise.resolve(void (moment += milliseconds)),
    };
    const told: number[] = [];
    feedAnswered = () => told.push(moment);
    await world.tell(world.id(), ...people);
    await world.tell(world.id(), anna);
    for (let round = 0; round < 3; round += 1) {
      await deliverMessages({ ...deps, pace }, { tenantId: world.tenantId });
      world.clock.move(60);
    }
    expect(told).toHaveLength(8);
    for (const at of told) expect(told.filter((one) => one > at - 1_000 && one <= at).length).toBeLessThanOrEqual(5);
    expect((await log()).filter((row) => row === "meeting_card teams sent")).toHaveLength(1);
  });
});

describe("the digest", () => {
  it("tells once a day, in one mail, what there was of each thing, as it is then", async () => {
    const anna = await connected("Anna", { routes: { meeting_card: "digest" }, digestAt: "16:00" });
    const [first, second] = [world.id(), world.id()];
    for (const meetingId of [first, second, first]) {
      await world.tell(meetingId, anna);
      await deliver();
      world.clock.move(60);
    }
    expect(mails).toEqual([]);
    world.clock.move(7 * 3600);
    await deliver();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text.match(/#\/meetings\//g)).toHaveLength(2);
    expect((await log()).sort()).toEqual([
      "digest_mail email sent",
      ...Array<string>(3).fill("meeting_card teams suppressed told_in_digest"),
    ]);
    world.clock.move(24 * 3600);
    await deliver();
    expect(mails).toHaveLength(1);
  });

  it("takes in what a full mailbox did not take", async () => {
    const anna = await connected("Anna", { routes: { meeting_card: "email" } });
    mailAnswer = { outcome: "unreachable", reason: "mailbox_full" };
    await world.tell(world.id(), anna);
    await deliver();
    mailAnswer = undefined;
    world.clock.move(24 * 3600);
    await deliver();
    expect(mails).toHaveLength(1);
    expect((await log()).sort()).toEqual([
      "digest_mail email sent",
      "meeting_card email suppressed told_in_digest",
      "meeting_card teams suppressed prefers_email",
    ]);
  });

  it("leaves the ledger whole", async () => {
    const people = await Promise.all(
      (["teams", "email", "digest"] as const).map((route) => connected(route, { routes: { meeting_card: route } })),
    );
    for (let change = 0; change < 5; change += 1) await world.tell(world.id(), ...people);
    await deliver();
    world.clock.move(24 * 3600);
    await deliver();
    const findings = await runDoctor(database.appPool, [world.tenantId]);
    expect(findings.filter(({ check }) => check.startsWith("message"))).toEqual([]);
  });
});
