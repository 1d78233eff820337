import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { followRooms } from "./follow-rooms.ts";
import { visitMailFor } from "./mail-threads.ts";
import { startVisitorMailWorld, type VisitorMailWorld } from "./visitor-mail-test-world.ts";

const now = new Date("2026-11-16T09:00:00Z");
/** Past the minute that a burst settles for. */
const settled = new Date("2026-11-16T09:05:00Z");
const guest = { name: "Giulia Rossi", email: "giulia@ospite.example", locale: "it" };

let world: VisitorMailWorld;

beforeAll(async () => {
  world = await startVisitorMailWorld(now);
});
afterAll(() => world.stop());
beforeEach(() => {
  world.mail.taken.length = 0;
  world.mail.refuse = undefined;
  world.demo.moveTo(now);
});

async function move(meeting: Meeting, start: string, end: string): Promise<void> {
  const [{ version } = { version: 0 }] = await world.demo.rows<{ version: number }>(
    "select version from meeting where id = $1",
    [meeting.id],
  );
  const answer = await world.demo.ask("anna", "PATCH", `/meetings/${meeting.id}`, {
    body: { start, end },
    ifMatch: version,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

/** The calendar file of the mail that came last. */
function lastCalendar(): string {
  const { raw } = world.mail.taken.at(-1)!;
  const part = raw.split(/Content-Type: text\/calendar/)[1]!;
  const body = part.slice(part.indexOf("\r\n\r\n") + 4).split("\r\n--")[0]!;
  return Buffer.from(body, "base64").toString("utf8").replaceAll("\r\n ", "");
}

describe("the demo's visitors", () => {
  it("are told nothing anew as long as nothing is new", async () => {
    const visits = await world.demo.rows<{ id: string }>(
      `select id from visit where status in ('invited', 'confirmed') and clearance = 'not_needed' and lower(during) > $1
        and tenant_id = (select id from tenant where name = 'Nordlys Group')`,
      [now],
    );
    expect(visits.length).toBeGreaterThan(20);
    await world.demo.job((context) => {
      const tell = visits.map(({ id }) => visitMailFor(id));
      const subject = { type: "visit" as const, id: visits[0]?.id ?? "" };
      context.signal({ id: context.newId(), kind: "visit.changed", subject, facts: {}, tell });
      return Promise.resolve();
    });
    await world.deliver(now);
    expect(world.mail.taken.map(({ to }) => to)).toEqual([]);
    const told = await world.demo.rows<{ status: string }>(
      "select distinct status from message_log where kind = 'visit_mail' and created_at = $1",
      [now],
    );
    expect(told).toEqual([{ status: "suppressed" }]);
  });
});

describe("a visitor", () => {
  it("is invited once, told of a move with the old time, and told that it is off", async () => {
    const { meeting, visitId } = await world.invite({ ...guest, email: "one@ospite.example" });
    await world.deliver(now, 3);
    expect(world.mail.taken.map(({ to }) => to)).toEqual([["one@ospite.example"]]);
    expect(world.mail.taken[0]?.raw).toContain("Content-Language: it");
    expect(lastCalendar()).toMatch(
      /METHOD:PUBLISH[\s\S]*SEQUENCE:0[\s\S]*DTSTART;TZID=Europe\/Copenhagen:20261124T110000/,
    );
    expect(lastCalendar()).toContain(`URL:https://meetings.example/visit/${await world.linkOf(visitId)}`);

    await move(meeting, "2026-11-25T10:00:00Z", "2026-11-25T12:00:00Z");
    await world.deliver(settled);
    expect(world.mail.taken).toHaveLength(2);
    expect(lastCalendar()).toMatch(/SEQUENCE:1[\s\S]*DTSTART;TZID=Europe\/Copenhagen:20261125T110000/);
    const [pass] = await world.demo.rows<{ valid: string }>(
      "select lower(valid)::text as valid from access_pass where visit_id = $1",
      [visitId],
    );
    expect(new Date(pass!.valid)).toEqual(new Date("2026-11-25T09:00:00Z"));

    const cancelled = await world.demo.ask("anna", "POST", `/meetings/${meeting.id}/cancel`, { body: {} });
    expect(cancelled.status, JSON.stringify(cancelled.body)).toBe(200);
    await world.deliver(settled);
    expect(world.mail.taken).toHaveLength(3);
    expect(lastCalendar()).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:2[\s\S]*STATUS:CANCELLED/);
    expect((await world.messages(visitId)).map(({ status }) => status)).toEqual(["sent", "sent", "sent"]);
  });

  it("gets one mail of a burst, and none where all is as before in the end", async () => {
    const { meeting, visitId } = await world.invite({ ...guest, email: "two@ospite.example" });
    await world.deliver(now);
    await move(meeting, "2026-11-25T10:00:00Z", "2026-11-25T12:00:00Z");
    await move(meeting, "2026-11-26T10:00:00Z", "2026-11-26T12:00:00Z");
    await world.deliver(settled, 4);
    expect(world.mail.taken).toHaveLength(2);
    expect(lastCalendar()).toContain(":20261126T110000");

    world.demo.moveTo(settled);
    await move(meeting, "2026-11-27T10:00:00Z", "2026-11-27T12:00:00Z");
    await move(meeting, "2026-11-26T10:00:00Z", "2026-11-26T12:00:00Z");
    await world.deliver(new Date("2026-11-16T09:10:00Z"));
    expect(world.mail.taken).toHaveLength(2);
    const kept = await world.messages(visitId);
    expect(kept.filter(({ status }) => status === "pending")).toEqual([]);
    expect(kept.at(-1)).toMatchObject({ status: "suppressed", reason: "nothing_new" });
  });

  it("is told of another room by itself, once, with the doors to it", async () => {
    const { meeting, visitId } = await world.invite({ ...guest, email: "room@ospite.example" });
    await world.deliver(now);
    const { items } = await world.demo.get<{
      items: { room: { id: string; name: string }; approvalNeeded: boolean }[];
    }>(
      "anna",
      `/rooms/available?start=${meeting.start}&end=${meeting.end}&site=${meeting.locations[0]?.site.id ?? ""}&limit=50`,
    );
    const { room } = items.find(({ approvalNeeded }) => !approvalNeeded)!;
    const booked = await world.demo.ask("anna", "POST", `/meetings/${meeting.id}/room-bookings`, {
      body: { roomId: room.id, onInvite: true },
    });
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);
    await world.demo.rows("update room_booking set status = 'confirmed', expires_at = null where meeting_id = $1", [
      meeting.id,
    ]);
    expect(await world.demo.job(followRooms)).toBe(1);
    expect(await world.demo.job(followRooms)).toBe(0);
    await world.deliver(settled);
    expect(world.mail.taken).toHaveLength(2);
    expect(lastCalendar()).toContain(`LOCATION:${room.name}`);
    expect(await world.demo.job(followRooms)).toBe(0);
    const doors = await world.demo.rows(
      "select 1 from access_pass_point k join access_pass a on a.id = k.access_pass_id where a.visit_id = $1",
      [visitId],
    );
    expect(doors.length).toBeGreaterThan(0);
  });

  it("is told later where the mail server is busy", async () => {
    const { visitId } = await world.invite({ ...guest, email: "three@ospite.example" });
    world.mail.refuse = () => "451 4.3.2 try again";
    await world.deliver(now);
    expect(await world.messages(visitId)).toEqual([
      { kind: "visit_mail", status: "pending", reason: "mail_server_451", attempts: 1 },
    ]);
    world.mail.refuse = undefined;
    await world.deliver(new Date(now.getTime() + 30_000));
    expect(await world.messages(visitId)).toMatchObject([{ status: "sent", attempts: 2 }]);
    expect(world.mail.taken).toHaveLength(1);
  });

  it("who has no such mailbox is not written to again, and her host is told why", async () => {
    const { visitId } = await world.invite({ ...guest, email: "four@ospite.example" });
    world.mail.refuse = () => "550 5.1.1 no such user";
    await world.deliver(now);
    expect(await world.messages(visitId)).toMatchObject([{ status: "failed", reason: "mailbox_unknown", attempts: 1 }]);
    const told = await world.demo.rows<{ kind: string; name: string }>(
      "select m.kind, u.name from message_log m join app_user u on u.id = m.receiver_id where m.thread = $1",
      [`mail_failed:${visitId}`],
    );
    expect(told).toEqual([{ kind: "mail_failed_card", name: expect.stringContaining("Anna") as string }]);
    const signals = await world.demo.rows<{ facts: object }>(
      "select facts from signal where kind = 'message.failed' and subject_id in (select id from message_log where visit_id = $1)",
      [visitId],
    );
    expect(signals).toEqual([{ facts: { channel: "email", reason: "mailbox_unknown" } }]);
  });

  it("without an address is nobody to write to, which her host is told", async () => {
    const { visitId } = await world.invite({ name: "Plato", locale: "en" });
    await world.deliver(now);
    expect(await world.messages(visitId)).toMatchObject([{ status: "failed", reason: "no_address" }]);
    expect(world.mail.taken).toEqual([]);
  });

  it("is in the message log and in the timeline by her initials", async () => {
    const { meeting } = await world.invite({ ...guest, name: "Ursula K. Le Guin", email: "ursula@ospite.example" });
    await world.deliver(now);
    // The demo's own mails are of the same moment, so hers may be on any page.
    const logged: { receiver: string; kind: string }[] = [];
    let after = "";
    do {
      const page = await world.demo.get<{ items: typeof logged; next: string | null }>(
        "greta",
        `/messages?limit=200&kind=visit_mail${after}`,
      );
      logged.push(...page.items);
      after = page.next === null ? "" : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== "");
    expect(logged).toContainEqual(expect.objectContaining({ receiver: "UKLG", kind: "visit_mail" }));
    const timeline = await world.demo.get<{ items: { messages: { receiver: string }[] }[] }>(
      "anna",
      `/meetings/${meeting.id}/timeline`,
    );
    const receivers = timeline.items.flatMap(({ messages }) => messages.map(({ receiver }) => receiver));
    expect(receivers).toContain("UKLG");
    expect(JSON.stringify(timeline)).not.toContain("Ursula");
  });
});
