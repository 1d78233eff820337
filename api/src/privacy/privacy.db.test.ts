import type { ConsentText } from "@magic-meetings/contract/privacy/consent-text.ts";
import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import type { KeptPolicy } from "@magic-meetings/contract/privacy/kept-policy.ts";
import type { KnownVisitor, VisitorExport } from "@magic-meetings/contract/privacy/known-visitor.ts";
import type { LookUp } from "@magic-meetings/contract/privacy/look-up.ts";
import { mostLookUps } from "@magic-meetings/contract/privacy/privacy-words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T10:20:00Z");
const minute = 60_000;
let demo: DemoTestApi;
let sites: Record<string, string>;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const rows = await demo.rows<{ id: string; name: string }>(
    "select s.id, s.name from site s join tenant t on t.id = s.tenant_id where t.name = 'Nordlys Group'",
  );
  sites = Object.fromEntries(rows.map(({ id, name }) => [name, id]));
});
afterAll(() => demo.stop());

const policyOf = (site: string, person = "greta") => demo.get<KeptPolicy>(person, `/sites/${site}/visit-policy`);

function inputOf(policy: KeptPolicy) {
  const { siteId: _siteId, site: _site, version: _version, allowed: _allowed, ...input } = policy;
  return input;
}

describe("what holds for visitors at a site", () => {
  it("is the defaults until somebody says something, and every change is noted with its version", async () => {
    const site = sites["Copenhagen"] ?? "";
    const before = await policyOf(site);
    expect(before).toMatchObject({ retentionDays: 30, photos: false, closesAt: "18:00" });
    const put = (change: object, ifMatch: number) =>
      demo.ask<KeptPolicy>("greta", "PUT", `/sites/${site}/visit-policy`, {
        body: { ...inputOf(before), ...change },
        ifMatch,
      });
    const saved = await put(
      { retentionDays: 14, purpose: "To know who is in the house", closesAt: "19:30" },
      before.version,
    );
    expect(saved).toMatchObject({
      status: 200,
      body: { retentionDays: 14, closesAt: "19:30", version: before.version + 1 },
    });
    expect(await put({ retentionDays: 3 }, before.version)).toMatchObject({
      status: 412,
      body: { code: "version_conflict" },
    });
    // What is the same is no change.
    const same = await demo.ask<KeptPolicy>("greta", "PUT", `/sites/${site}/visit-policy`, {
      body: inputOf(saved.body),
      ifMatch: saved.body.version,
    });
    expect(same.body.version).toBe(saved.body.version);
    const audits = await demo.rows<{ old_values: object; new_values: object }>(
      "select old_values, new_values from audit_log where action = 'visit_policy.change' and entity_id = $1",
      [site],
    );
    expect(audits).toHaveLength(1);
    expect(audits[0]?.old_values).toMatchObject({ retentionDays: 30, closesAt: "18:00" });
    expect(audits[0]?.new_values).toEqual({
      retentionDays: 14,
      purpose: "To know who is in the house",
      closesAt: "19:30",
    });
    await put({}, saved.body.version);
  });

  it.each([
    ["photos kept for longer than the person", { retentionDays: 2, photoRetentionDays: 3 }],
    ["a retention of less than nothing", { retentionDays: -1 }],
    ["an hour that there is not", { closesAt: "24:30" }],
    ["a map that is no safe address", { mapUrl: "javascript:alert(1)" }],
    ["a field that nobody knows", { keepForever: true }],
  ])("refuses %s", async (_name, change) => {
    const site = sites["Oslo"] ?? "";
    const body = { ...inputOf(await policyOf(site)), ...change };
    expect((await demo.ask("greta", "PUT", `/sites/${site}/visit-policy`, { body })).status).toBeOneOf([400, 422]);
  });

  it("is read by those who look after visitors there, and said by facility management", async () => {
    const { items } = await demo.get<{ items: KeptPolicy[] }>("dag", "/visit-policies");
    expect(items.map(({ site }) => site.name)).toContain("Oslo");
    expect(items.every(({ allowed }) => !allowed.change.ok)).toBe(true);
    expect((await demo.ask("anna", "GET", "/visit-policies")).status).toBe(403);
    const site = sites["Oslo"] ?? "";
    const body = inputOf(await policyOf(site));
    expect((await demo.ask("dag", "PUT", `/sites/${site}/visit-policy`, { body })).status).toBe(403);
    expect((await demo.ask("lena", "GET", `/sites/${site}/visit-policy`)).status).toBe(404);
  });
});

describe("what visitors read", () => {
  it("gets a new version each time it is said anew, language by language, and none is ever changed", async () => {
    const site = sites["Milan"] ?? "";
    const before = (await demo.get<{ items: ConsentText[] }>("greta", `/sites/${site}/consent-texts`)).items.length;
    const say = (locale: string, content: string) =>
      demo.ask<ConsentText>("greta", "POST", `/sites/${site}/consent-texts`, { body: { locale, content } });
    const first = await say("de", "Wir behalten Ihren Namen 30 Tage.");
    const second = await say("de", "Wir behalten Ihren Namen 14 Tage.");
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.number).toBe(first.body.number + 1);
    expect((await say("de", "Wir behalten Ihren Namen 14 Tage.")).status).toBe(409);
    const { items } = await demo.get<{ items: ConsentText[] }>("greta", `/sites/${site}/consent-texts`);
    expect(items).toHaveLength(before + 2);
    expect(items.filter(({ locale, current }) => locale === "de" && current).map(({ id }) => id)).toEqual([
      second.body.id,
    ]);
    await expect(
      demo.database.ownerPool.query("update consent_text set content = 'x' where id = $1", [first.body.id]),
    ).rejects.toThrow("append-only");
  });
});

describe("finding a person", () => {
  it("leaves who searched, when, how many letters and how many found, and not the name", async () => {
    const { items } = await demo.get<{ items: KnownVisitor[] }>("greta", "/visitors?search=a%20e");
    const [someone] = items;
    demo.moveTo(new Date(now.getTime() + minute));
    expect(someone?.visits).toBeGreaterThan(0);
    const found = await demo.get<{ items: KnownVisitor[] }>(
      "greta",
      `/visitors?search=${encodeURIComponent(someone?.name ?? "")}`,
    );
    expect(found.items.map(({ id }) => id)).toContain(someone?.id);
    const { items: noted } = await demo.get<{ items: LookUp[] }>("greta", "/visitor-look-ups");
    expect(noted[0]).toMatchObject({
      who: { name: expect.stringContaining("Greta") as string },
      site: null,
      how: "online",
      letters: someone?.name.length,
      found: found.items.length,
    });
    const rows = await demo.rows<{ text: string }>(
      "select a::text as text from audit_log a where action = 'visitor.look_up'",
    );
    expect(rows.some(({ text }) => text.includes(someone?.name ?? "?"))).toBe(false);
    demo.moveTo(now);
    expect((await demo.ask("dag", "GET", "/visitors?search=anna")).status).toBe(403);
    expect((await demo.ask("dag", "GET", "/visitor-look-ups")).status).toBe(403);
  });

  it("takes wildcards as they stand", async () => {
    expect((await demo.get<{ items: KnownVisitor[] }>("greta", "/visitors?search=%25%25")).items).toEqual([]);
    expect((await demo.get<{ items: KnownVisitor[] }>("greta", "/visitors?search=__")).items).toEqual([]);
  });

  it("is not for going through the alphabet", async () => {
    demo.moveTo(new Date(now.getTime() + 10 * minute));
    for (let times = 0; times < mostLookUps; times += 1) await demo.get("greta", "/visitors?search=zz");
    expect(await demo.ask("greta", "GET", "/visitors?search=zz")).toMatchObject({
      status: 429,
      body: { code: "rate_limited" },
    });
    demo.moveTo(new Date(now.getTime() + 16 * minute));
    expect((await demo.ask("greta", "GET", "/visitors?search=zz")).status).toBe(200);
    demo.moveTo(now);
  });
});

async function someVisitor(where = "true"): Promise<{ id: string; name: string; email: string }> {
  const [visitor] = await demo.rows<{ id: string; name: string; email: string }>(
    `select r.id, r.name, r.email
       from visitor r
       join tenant t on t.id = r.tenant_id and t.name = 'Nordlys Group'
      where r.erased_at is null and r.email <> '' and ${where}
      order by r.id
      limit 1`,
  );
  if (visitor === undefined) throw new Error("The demo has no such visitor");
  return visitor;
}

describe("a person's data", () => {
  it("is exported whole, to read, as a table and as data, and that is noted", async () => {
    const { id, name } = await someVisitor();
    await demo.database.ownerPool.query("update visit set note = '=1+1 <b>x</b>' where visitor_id = $1", [id]);
    const exported = await demo.get<VisitorExport>("greta", `/visitors/${id}/export`);
    expect(exported.person).toMatchObject({ id, name });
    expect(exported.visits.length).toBeGreaterThan(0);
    const file = async (form: string) => {
      const headers = await demo.api.as("greta");
      const answer = await demo.api.server.inject({ url: `/api/v1/visitors/${id}/export.${form}`, headers });
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.headers["content-disposition"]).toContain(`visitor-${id}.${form}`);
      return answer.body;
    };
    const html = await file("html");
    expect(html).toContain("=1+1 &lt;b&gt;x&lt;/b&gt;");
    expect(html).not.toContain("<b>x</b>");
    expect(await file("csv")).toContain("'=1+1 <b>x</b>");
    const noted = await demo.rows("select from audit_log where action = 'visitor.export' and entity_id = $1", [id]);
    expect(noted).toHaveLength(3);
  });

  it("is erased once, for good, with a proof that does not name her", async () => {
    const { id, name, email } = await someVisitor(
      "exists (select from visit v where v.visitor_id = r.id and v.status = 'invited' and lower(v.during) > '2026-11-19')",
    );
    const erase = (confirm: string) =>
      demo.ask<ErasureProof>("greta", "POST", `/visitors/${id}/erase`, { body: { because: "asked", confirm } });
    expect(await erase("Somebody else")).toMatchObject({ status: 422, body: { code: "invalid" } });
    const done = await erase(` ${name} `);
    expect(done).toMatchObject({ status: 200, body: { because: "asked", by: { kind: "user" }, visitorId: id } });
    expect(done.body.counts["visit"]).toBeGreaterThan(0);
    expect(await erase("")).toMatchObject({ status: 409, body: { code: "visitor_erased" } });
    expect((await demo.ask("greta", "GET", `/visitors/${id}/export`)).status).toBe(404);
    expect(await demo.rows("select from visit where visitor_id = $1", [id])).toEqual([]);
    const headers = await demo.api.as("greta");
    const proof = await demo.api.server.inject({ url: `/api/v1/visitor-erasures/${done.body.id}/file`, headers });
    expect(proof.body).toContain(id);
    expect(proof.body).not.toContain(name);
    expect(proof.body).not.toContain(email);
    const { items } = await demo.get<{ items: ErasureProof[] }>("greta", "/visitor-erasures");
    expect(items[0]).toEqual(done.body);
    expect(
      (await demo.ask("dag", "POST", `/visitors/${id}/erase`, { body: { because: "asked", confirm: name } })).status,
    ).toBe(403);
  });
});

describe("fifty who erase one person at once", () => {
  it("erase her once, and the others learn that it is done", async () => {
    const { id, name } = await someVisitor();
    const body = { because: "mistake", confirm: name };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => demo.ask("greta", "POST", `/visitors/${id}/erase`, { body })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status, body: { code } }) => status === 409 && code === "visitor_erased")).toHaveLength(
      49,
    );
    expect(await demo.rows("select from visitor_erasure where visitor_id = $1", [id])).toHaveLength(1);
  });
});
