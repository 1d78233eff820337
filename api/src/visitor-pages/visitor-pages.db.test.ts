import type { VisitorPage } from "@magic-meetings/contract/visitor-pages/visitor-page.ts";
import type { HouseRuleVersion } from "@magic-meetings/contract/house-rules/house-rule.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { writeLink } from "../access-passes/pass-codes.ts";
import { startVisitorMailWorld, type VisitorMailWorld } from "../mail/visitor-mail-test-world.ts";

const now = new Date("2026-11-16T09:00:00Z");
const onTheDay = new Date("2026-11-24T09:30:00Z");

let world: VisitorMailWorld;
let link: string;
let visitId: string;
let siteId: string;
let count = 0;
/** Every test comes from an address of its own, so that none waits for another's wrong links. */
let address: string;

beforeAll(async () => {
  world = await startVisitorMailWorld(now);
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.demo.moveTo(now);
  count += 1;
  address = `10.0.${Math.floor(count / 250)}.${count % 250}`;
  const visitor = { name: "Bjørk <b>", email: `guest-${count}@gaest.example`, phone: "+45 1", locale: "da" };
  const invited = await world.invite(visitor);
  visitId = invited.visitId;
  link = await world.linkOf(visitId);
  const [visit] = await world.demo.rows<{ site_id: string }>("select site_id from visit where id = $1", [visitId]);
  siteId = visit?.site_id ?? "";
});

function ask(method: "GET" | "POST", path: string, payload?: object, by = link) {
  const url = `/api/v1/visit-pages/${by}${path}`;
  return world.demo.api.server.inject({
    method,
    url,
    remoteAddress: address,
    ...(payload === undefined ? {} : { payload }),
  });
}

async function page(by = link): Promise<VisitorPage> {
  const answer = await ask("GET", "", undefined, by);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<VisitorPage>();
}

function html(by: string, headers: Record<string, string> = {}) {
  return world.demo.api.server.inject({ url: `/visit/${by}`, remoteAddress: address, headers });
}

async function post(path: string, payload?: object, status = 204): Promise<void> {
  const answer = await ask("POST", path, payload);
  expect(answer.statusCode, answer.body).toBe(status);
}

const needs = { parking: true, plate: "DK 12345", wheelchair: false, wifi: true };

describe("a visitor by her link", () => {
  it("sees her visit, in her language, with the code of her pass", async () => {
    const shown = await page();
    expect(shown).toMatchObject({
      state: "open",
      locale: "da",
      company: "Nordlys Group",
      visitor: { name: "Bjørk <b>", phone: "+45 1" },
      site: { timeZone: "Europe/Copenhagen" },
      host: { name: expect.stringContaining("Anna") as string },
      pass: { validFrom: "2026-11-24T09:00:00.000Z", validTo: "2026-11-24T13:00:00.000Z" },
    });
    const [pass] = await world.demo.rows<{ id: string; code_sha256: Buffer }>(
      "select id, code_sha256 from access_pass where visit_id = $1",
      [visitId],
    );
    const code = Buffer.from(shown.pass!.qr.slice("MM1:".length), "base64url");
    expect(code).toHaveLength(16);
    const { createHash } = await import("node:crypto");
    expect(createHash("sha256").update(code).digest()).toEqual(pass?.code_sha256);
  });

  it("gets a page that nobody keeps, frames or is told of, with her name as a name", async () => {
    const answer = await html(link);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    });
    expect(answer.headers["content-security-policy"]).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(answer.headers["content-security-policy"]).not.toContain("unsafe");
    expect(answer.body).toContain("Bjørk &lt;b&gt;");
    expect(answer.body).toContain('<html lang="da">');
    expect((await html(`${link}?lang=it`)).body).toContain('<html lang="it">');
  });

  it("changes her number and what she needs; the same again changes nothing", async () => {
    await post("/details", { phone: "+45 22 33", needs });
    await post("/details", { phone: "+45 22 33", needs });
    expect(await page()).toMatchObject({ visitor: { phone: "+45 22 33" }, needs: { ...needs, lunch: false } });
    const signals = await world.demo.rows<{ facts: object }>(
      "select facts from signal where subject_id = $1 and kind = 'visit.changed'",
      [visitId],
    );
    expect(signals).toEqual([{ facts: {} }]);
    const [audit] = await world.demo.rows<{ text: string }>(
      "select new_values::text as text from audit_log where entity_id = $1 and action = 'change_by_visitor'",
      [visitId],
    );
    expect(audit?.text).toContain("plate");
    expect(audit?.text).not.toMatch(/12345|22 33/);
  });

  it("says that she comes, once", async () => {
    await post("/confirm");
    await post("/confirm");
    expect((await page()).isConfirmed).toBe(true);
    const signals = await world.demo.rows("select 1 from signal where subject_id = $1 and kind = 'visit.confirmed'", [
      visitId,
    ]);
    expect(signals).toHaveLength(1);
  });

  it("says that she is late: the host is told by card, the reception by its screen", async () => {
    world.demo.moveTo(onTheDay);
    await post("/late", { expectedAt: "2026-11-24T10:30:00Z" });
    expect((await page()).lateUntil).toBe("2026-11-24T10:30:00.000Z");
    const told = await world.demo.rows<{ kind: string; site: string; thread: string }>(
      `select m.kind, g.site_id as site, m.thread
         from message_log m join signal g on g.id = m.signal_id where g.kind = 'visit.late' and g.subject_id = $1`,
      [visitId],
    );
    expect(told).toEqual([{ kind: "late_card", site: siteId, thread: `late:${visitId}` }]);
  });

  it.each([
    ["before it begins", "2026-11-24T09:45:00Z"],
    ["in the past", "2026-11-24T08:00:00Z"],
    ["after it ends", "2026-11-24T12:00:00Z"],
  ])("cannot be late %s", async (_, expectedAt) => {
    world.demo.moveTo(onTheDay);
    await post("/late", { expectedAt }, 422);
  });

  it("chooses the language of the page and of her mails", async () => {
    await post("/locale", { locale: "it" });
    expect((await page()).locale).toBe("it");
  });

  it("asks again for nothing that is off", async () => {
    const cancelled = await world.demo.ask("anna", "POST", `/visits/${visitId}/cancel`);
    expect(cancelled.status, JSON.stringify(cancelled.body)).toBe(200);
    expect(await page()).toMatchObject({ state: "cancelled", pass: null });
    for (const [path, body] of [
      ["/confirm", undefined],
      ["/late", { expectedAt: "2026-11-24T10:30:00Z" }],
      ["/details", { phone: "", needs }],
    ] as const) {
      await post(path, body, 409);
    }
  });

  it("erases what is kept of her; the link leads nowhere afterwards", async () => {
    const answer = await ask("POST", "/erase");
    expect(answer.json()).toEqual({ erased: true });
    expect((await ask("GET", "")).statusCode).toBe(404);
    expect((await html(link)).statusCode).toBe(404);
    const rows = await world.demo.rows("select 1 from visitor where email = $1", [`guest-${count}@gaest.example`]);
    expect(rows).toEqual([]);
  });

  it("keeps no name in answers that are kept for repeated requests", async () => {
    const answer = await world.demo.api.server.inject({
      method: "POST",
      url: `/api/v1/visit-pages/${link}/confirm`,
      remoteAddress: address,
      headers: { "idempotency-key": `key-${count}` },
    });
    expect(answer.statusCode).toBe(204);
    const kept = await world.demo.rows<{ answer: unknown }>("select answer from idempotency_key where key = $1", [
      `key-${count}`,
    ]);
    expect(kept).toEqual([{ answer: null }]);
  });
});

describe("a link that is none", () => {
  const tenantOfNobody = "01920000-0000-7000-8000-000000000001";

  it("gets the same answer, whatever is wrong with it", async () => {
    const [lena] = await world.demo.rows<{ id: string }>("select id from tenant where name <> 'Nordlys Group'");
    const token = Buffer.alloc(16, 9);
    const [nordlys] = await world.demo.rows<{ id: string }>("select id from tenant where name = 'Nordlys Group'");
    const [pass] = await world.demo.rows<{ id: string }>("select id from access_pass where visit_id = $1", [visitId]);
    const code = demoPassCodes.codeOf({ tenantId: nordlys!.id, passId: pass!.id, issue: 1 });
    const linkToken = demoPassCodes.linkTokenOf({ tenantId: nordlys!.id, passId: pass!.id, issue: 1 });
    const wrong = [
      "x",
      "..%2f..%2fetc",
      "a".repeat(43),
      writeLink({ tenantId: tenantOfNobody, token }),
      writeLink({ tenantId: nordlys!.id, token }),
      // Somebody else's company with the right token, and the pass's code in place of the link's.
      writeLink({ tenantId: lena!.id, token: linkToken }),
      writeLink({ tenantId: nordlys!.id, token: code }),
    ];
    const answers = await Promise.all(wrong.map((by) => ask("GET", "", undefined, by)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(wrong.map(() => 404));
    const texts = answers.map((answer) => ({ ...answer.json<Record<string, unknown>>(), requestId: "", instance: "" }));
    expect(new Set(texts.map((text) => JSON.stringify(text))).size).toBe(1);
    const pages = await Promise.all(wrong.slice(2).map((by) => html(by, { "accept-language": "de-AT,de;q=0.9" })));
    expect(new Set(pages.map(({ body }) => body)).size).toBe(1);
    expect(pages[0]?.body).toContain("Dieser Link führt nirgendwohin");
  });

  it("is what the old one is after the pass was replaced", async () => {
    await world.deliver(now);
    expect((await world.demo.ask("lena", "POST", `/visits/${visitId}/replace-pass`)).status).toBe(404);
    expect((await world.demo.ask("anna", "POST", `/visits/${visitId}/replace-pass`)).status).toBe(204);
    world.mail.taken.length = 0;
    await world.deliver(now);
    expect(world.mail.taken.map(({ to }) => to)).toEqual([[`guest-${count}@gaest.example`]]);
    expect((await ask("GET", "")).statusCode).toBe(404);
    expect((await page(await world.linkOf(visitId))).state).toBe("open");
  });

  it("is what every link is a week after the visit", async () => {
    world.demo.moveTo(new Date("2026-12-01T11:59:00Z"));
    expect((await page()).state).toBe("over");
    world.demo.moveTo(new Date("2026-12-01T12:01:00Z"));
    expect((await ask("GET", "")).statusCode).toBe(404);
  });

  it("is tried twenty times a minute from one address, then right ones wait as well", async () => {
    for (let guess = 0; guess < 20; guess += 1) {
      expect((await html(writeLink({ tenantId: tenantOfNobody, token: Buffer.alloc(16, guess) }))).statusCode).toBe(
        404,
      );
    }
    const answer = await html(link);
    expect(answer.statusCode).toBe(429);
    expect(answer.body).not.toContain("Bjørk");
    expect((await ask("GET", "")).statusCode).toBe(429);
    address = `10.1.0.${count}`;
    expect((await page()).state).toBe("open");
  });

  it("opens nothing else of the API", async () => {
    const answer = await world.demo.api.server.inject({
      url: "/api/v1/visits",
      headers: { authorization: `Bearer ${link}` },
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe("house rules", () => {
  const put = (documents: object[], after: number, person = "greta") =>
    world.demo.ask<HouseRuleVersion>(person, "POST", `/sites/${siteId}/house-rules`, { body: { after, documents } });

  async function current(): Promise<number> {
    const { items } = await world.demo.get<Page<HouseRuleVersion>>("greta", `/sites/${siteId}/house-rules?limit=1`);
    return items[0]?.number ?? 0;
  }

  it("are agreed to in the version that was read, with the moment; a new version asks again", async () => {
    const before = await current();
    const first = await put(
      [
        { locale: "en", document: "No smoking." },
        { locale: "da", document: "Ingen røg." },
      ],
      before,
    );
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    expect((await page()).houseRules).toEqual({
      number: before + 1,
      locale: "da",
      document: "Ingen røg.",
      acceptedAt: null,
    });
    await post("/house-rules", { number: before + 1, locale: "da" });
    await post("/house-rules", { number: before + 1, locale: "da" });
    expect((await page()).houseRules?.acceptedAt).toBe(now.toISOString());
    await put([{ locale: "en", document: "No smoking, no dogs." }], before + 1);
    expect((await page()).houseRules).toMatchObject({ locale: "en", acceptedAt: null });
    await post("/house-rules", { number: before + 1, locale: "da" }, 412);
    const { items } = await world.demo.get<Page<HouseRuleVersion>>("greta", `/sites/${siteId}/house-rules`);
    expect(items[0]).toMatchObject({ number: before + 2, accepted: 0 });
    expect(items[1]).toMatchObject({ number: before + 1, accepted: 1 });
    await put([], before + 2);
    expect((await page()).houseRules).toBeNull();
  });

  it("never change: of fifty who put new ones into force at once, one does", async () => {
    const before = await current();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => put([{ locale: "en", document: `Rule ${index}` }], before)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(49);
    expect(await current()).toBe(before + 1);
    await expect(world.demo.rows("update house_rule set document = 'x'")).rejects.toThrow();
  });

  it("are kept up by facility management of the site, nobody else", async () => {
    const before = await current();
    expect((await put([{ locale: "en", document: "Mine" }], before, "anna")).status).toBe(403);
    expect((await put([{ locale: "en", document: "Mine" }], before, "lena")).status).toBe(404);
    expect((await put([{ locale: "en", document: " " }], before)).status).toBe(400);
    expect(
      (
        await put(
          [
            { locale: "en", document: "a" },
            { locale: "en", document: "b" },
          ],
          before,
        )
      ).status,
    ).toBe(400);
  });
});

describe("a page that is open while the meeting moves", () => {
  it("takes every change, and none is lost", async () => {
    const move = async () => {
      const [meeting] = await world.demo.rows<{ id: string; version: number }>(
        "select m.id, m.version from meeting m join visit v on v.meeting_id = m.id where v.id = $1",
        [visitId],
      );
      const body = { start: "2026-11-25T10:00:00Z", end: "2026-11-25T12:00:00Z" };
      return world.demo.ask("anna", "PATCH", `/meetings/${meeting!.id}`, { body, ifMatch: meeting!.version });
    };
    const [moved, ...saved] = await Promise.all([
      move(),
      ...Array.from({ length: 10 }, () => ask("POST", "/details", { phone: "+45 99", needs })),
      ask("POST", "/confirm"),
      ask("POST", "/locale", { locale: "de" }),
    ]);
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
    // Somebody who was overtaken is asked to try again; nothing is half done.
    for (const answer of saved) expect(answer.statusCode, answer.body).toBeOneOf([204, 409]);
    const shown = await page();
    expect(shown).toMatchObject({
      start: "2026-11-25T10:00:00.000Z",
      isConfirmed: true,
      needs: { plate: "DK 12345" },
      pass: { validFrom: "2026-11-25T09:00:00.000Z" },
    });
  });
});
