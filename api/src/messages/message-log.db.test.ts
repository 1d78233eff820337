import type { MessageDetail, MessageLogEntry, MessageTotals } from "@magic-meetings/contract/messages/message-log.ts";
import type { TimelineEntry } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoPeople } from "../demo/demo-people.ts";
import { runDoctor } from "../doctor/doctor.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { meetingThread } from "./plan-messages.ts";

let demo: DemoTestApi;
let tenantId: string;
let anna: string;
let meetingId: string;
let messageId: string;
const now = new Date("2026-11-23T09:00:00Z");

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const [user] = await demo.rows<{ id: string; tenant_id: string; meeting_id: string }>(
    `select u.id, u.tenant_id, m.id as meeting_id
       from app_user u
       join meeting m on m.tenant_id = u.tenant_id and m.organizer_id = u.id
      where u.name like 'Anna%'
      order by m.id limit 1`,
  );
  anna = user?.id ?? "";
  tenantId = user?.tenant_id ?? "";
  meetingId = user?.meeting_id ?? "";
});
afterAll(() => demo.stop());

/** A message of a change that is made now. */
beforeEach(async () => {
  const before = (await demo.rows<{ id: string }>("select id from message_log")).map(({ id }) => id);
  await demo.job(async (context) => {
    context.signal({
      id: context.newId(),
      kind: "meeting.changed",
      subject: { type: "meeting", id: meetingId },
      meetingId,
      facts: {},
      tell: [{ userId: anna, kind: "meeting_card", thread: meetingThread(meetingId) }],
    });
    return undefined;
  });
  const added = await demo.rows<{ id: string }>("select id from message_log where id <> all ($1)", [before]);
  expect(added).toHaveLength(1);
  messageId = added[0]?.id ?? "";
});

const get = (id: string) => demo.get<MessageDetail>("greta", `/messages/${id}`);
const resend = (id: string, person = "greta") => demo.ask<MessageLogEntry>(person, "POST", `/messages/${id}/resend`);

function end(id: string, status: "failed" | "suppressed" | "sent", more = "") {
  const reason = status === "sent" ? "null" : "'blocked'";
  const sentAt = status === "sent" ? `'${now.toISOString()}'` : "null";
  return demo.rows(
    `update message_log set status = '${status}', reason = ${reason}, sent_at = ${sentAt}${more} where id = $1`,
    [id],
  );
}

function see(person: string, providerId: string, token: string) {
  const known = demoPeople().find((one) => one.person === person);
  return demo.api.server.inject({
    method: "POST",
    url: "/api/v1/messages/seen",
    headers: {
      authorization: token,
      "x-acting-user": known?.entraObjectId ?? "",
      "x-acting-tenant": known?.entraTenantId ?? "",
    },
    payload: { channel: "teams", providerId },
  });
}

describe("the message log", () => {
  it("finds messages by status, kind, channel and day, and says how many there are", async () => {
    const day = "from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z";
    const found = await demo.get<Page<MessageLogEntry>>(
      "greta",
      `/messages?status=pending&kind=meeting_card&channel=teams&${day}`,
    );
    expect(found.items.map(({ id }) => id)).toContain(messageId);
    const entry = found.items.find(({ id }) => id === messageId);
    expect(entry).toMatchObject({
      receiver: expect.stringMatching(/^Anna/) as string,
      meeting: { id: meetingId },
      seenAt: null,
    });
    expect((await demo.get<Page<MessageLogEntry>>("greta", `/messages?channel=sms&${day}`)).items).toEqual([]);
    const totals = await demo.get<MessageTotals>("greta", "/messages/totals");
    const { pending, sent, failed, suppressed, total } = totals;
    expect(pending + sent + failed + suppressed).toBe(total);
    const [counted] = await demo.rows<{ count: number }>(
      "select count(*)::int as count from message_log where tenant_id = $1",
      [tenantId],
    );
    expect(total).toBe(counted?.count);
  });

  it("pages through everything once", async () => {
    const seen: string[] = [];
    for (let after: string | null = ""; after !== null;) {
      const page: Page<MessageLogEntry> = await demo.get("greta", `/messages?limit=7${after && `&after=${after}`}`);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await demo.get<MessageTotals>("greta", "/messages/totals")).total);
  });

  it("names visitors by their initials only, in the list, the details and the file", async () => {
    const { items } = await demo.get<Page<MessageLogEntry>>("greta", "/messages?kind=visit_mail");
    expect(items.length).toBeGreaterThan(0);
    const names = await demo.rows<{ name: string }>("select name from visitor where name <> ''");
    const file = await demo.api.server.inject({
      url: "/api/v1/messages/export?kind=visit_mail",
      headers: await demo.api.as("greta"),
    });
    expect(file.statusCode).toBe(200);
    const shown = JSON.stringify(items) + JSON.stringify(await get(items[0]?.id ?? "")) + file.body;
    for (const { name } of names) if (name.includes(" ")) expect(shown).not.toContain(name);
  });

  it("shows the words to their receiver only", async () => {
    await end(messageId, "failed", `, content = '{"title": "Board", "summary": "at ten"}'`);
    expect((await get(messageId)).words).toBeNull();
    expect(await get(messageId)).toMatchObject({
      status: "failed",
      reason: "blocked",
      signal: { kind: "meeting.changed" },
    });
  });

  it("is the administrators', each company's its own", async () => {
    for (const person of ["anna", "dag", "finn"]) {
      expect((await demo.ask(person, "GET", "/messages/totals")).status).toBe(403);
      expect((await demo.ask(person, "GET", `/messages/${messageId}`)).status).toBe(403);
      expect((await resend(messageId, person)).status).toBe(403);
    }
    expect((await demo.ask("lena", "GET", `/messages/${messageId}`)).status).toBe(404);
    expect((await resend(messageId, "lena")).status).toBe(404);
  });
});

describe("sending again", () => {
  it("is a message of its own that follows the one that failed, which stays as it is", async () => {
    await end(messageId, "failed");
    const again = await resend(messageId);
    expect(again.status, JSON.stringify(again.body)).toBe(202);
    expect(again.body).toMatchObject({ status: "pending", followsId: messageId, attempts: 0, kind: "meeting_card" });
    const before = await get(messageId);
    expect(before).toMatchObject({ status: "failed", allowed: { resend: { ok: false } } });
    expect(before.chain.map(({ id }) => id)).toEqual([messageId, again.body.id]);
    expect(
      await demo.rows("select 1 from audit_log where action = 'message.resend' and entity_id = $1", [messageId]),
    ).toHaveLength(1);
  });

  it("happens once, however many press at once", async () => {
    await end(messageId, "suppressed");
    const answers = await Promise.all(Array.from({ length: 10 }, () => resend(messageId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array<number>(9).fill(409)]);
    expect(await demo.rows("select 1 from message_log where follows_id = $1", [messageId])).toHaveLength(1);
  });

  it("is refused for what waits or was sent", async () => {
    expect((await resend(messageId)).status).toBe(409);
    await end(messageId, "sent");
    expect((await resend(messageId)).status).toBe(409);
  });

  it("leaves the ledger whole", async () => {
    await end(messageId, "failed");
    await resend(messageId);
    const findings = await runDoctor(demo.database.appPool, [tenantId]);
    expect(findings.filter(({ check }) => check === "message_missing_in_log" || check === "message_totals")).toEqual(
      [],
    );
  });
});

describe("what was seen", () => {
  it("counts from the first look of its receiver, and shows in the timeline", async () => {
    await end(messageId, "sent", ", provider_id = 'activity-1'");
    const token = `Bearer ${await demo.api.internal.botToken()}`;
    expect((await see("bo", "activity-1", token)).statusCode).toBe(204);
    expect((await get(messageId)).seenAt).toBeNull();
    expect((await see("anna", "activity-1", token)).statusCode).toBe(204);
    expect((await get(messageId)).seenAt).toBe(now.toISOString());
    demo.moveTo(new Date(now.getTime() + 60_000));
    await see("anna", "activity-1", token);
    demo.moveTo(now);
    expect((await get(messageId)).seenAt).toBe(now.toISOString());
    const timeline = await demo.get<Page<TimelineEntry>>("anna", `/meetings/${meetingId}/timeline?limit=200`);
    const messages = timeline.items.flatMap((entry) => entry.messages);
    expect(messages).toContainEqual(expect.objectContaining({ status: "sent", seenAt: now.toISOString() }));
  });

  it("is said by the bot only", async () => {
    const { authorization } = await demo.api.as("anna");
    expect((await see("anna", "activity-1", authorization)).statusCode).toBe(403);
  });
});
