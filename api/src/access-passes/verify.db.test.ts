import { randomBytes } from "node:crypto";
import type { AccessTry, FedPass } from "@magic-meetings/contract/access-passes/verify.ts";
import type { KeptPolicy } from "@magic-meetings/contract/privacy/kept-policy.ts";
import { qrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "./pass-codes.ts";
import { startVerifyTestWorld, type TestPass } from "./verify-test-world.ts";

let world: Awaited<ReturnType<typeof startVerifyTestWorld>>;

beforeAll(async () => {
  world = await startVerifyTestWorld();
});
afterAll(() => world.demo.stop());

const guess = () => qrText(randomBytes(16).toString("base64url"));

async function saying(pass: TestPass, more = {}): Promise<string> {
  const { status, body } = await world.verify(pass.qr, more);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.granted).toBe(body.because === null);
  return body.because ?? "granted";
}

describe("a pass at its door", () => {
  it("opens, and tells the door nothing of whose it is", async () => {
    const pass = await world.takePass();
    const { body } = await world.verify(pass.qr);
    expect(body).toEqual({
      granted: true,
      because: null,
      visit: { id: pass.visitId, wheelchair: expect.any(Boolean) as boolean },
      validUntil: pass.to.toISOString(),
      movedTo: null,
      tryId: expect.any(String) as string,
    });
  });

  it("is read with and without the prefix of its QR code", async () => {
    const pass = await world.takePass();
    expect((await world.verify(pass.qr.slice(4))).body.because).toBeNull();
    expect((await world.verify(` ${pass.qr}\r\n`, { direction: "out" })).body.because).toBeNull();
  });

  it("does not check anybody in", async () => {
    const pass = await world.takePass();
    await world.verify(pass.qr);
    const [visit] = await world.demo.rows<{ status: string }>("select status from visit where id = $1", [pass.visitId]);
    expect(visit?.status).toBeOneOf(["invited", "confirmed"]);
  });

  it("checks in and out where the site says that its doors do", async () => {
    const pass = await world.takePass();
    const say = async (doorsCheckIn: boolean) => {
      const path = `/sites/${pass.siteId}/visit-policy`;
      const { siteId: _, site: __, version, allowed: ___, ...rules } = await world.demo.get<KeptPolicy>("greta", path);
      const body = { ...rules, doorsCheckIn };
      const said = await world.demo.ask<KeptPolicy>("greta", "PUT", path, { body, ifMatch: version });
      expect(said.body.doorsCheckIn, JSON.stringify(said.body)).toBe(doorsCheckIn);
    };
    await say(true);
    const status = async () =>
      (await world.demo.rows<{ status: string }>("select status from visit where id = $1", [pass.visitId]))[0]?.status;
    await world.verify(pass.qr);
    expect(await status()).toBe("arrived");
    await world.verify(pass.qr, { direction: "out" });
    expect(await status()).toBe("left");
    await say(false);
    const other = await world.takePass();
    await world.verify(other.qr);
    const [visit] = await world.demo.rows<{ status: string }>("select status from visit where id = $1", [
      other.visitId,
    ]);
    expect(visit?.status).not.toBe("arrived");
  });

  it.each<[string, string, (pass: TestPass) => Promise<unknown>]>([
    ["too early", "not_yet", async ({ from }) => world.demo.moveTo(new Date(from.getTime() - 60_000))],
    ["too late", "expired", async ({ to }) => world.demo.moveTo(to)],
    [
      "withdrawn",
      "withdrawn",
      ({ id }) => world.demo.rows("update access_pass set status = 'withdrawn' where id = $1", [id]),
    ],
    [
      "as a photo of a cancelled meeting",
      "withdrawn",
      ({ visitId }) => world.demo.rows("update visit set status = 'cancelled' where id = $1", [visitId]),
    ],
    [
      "waiting for security",
      "refused",
      ({ visitId }) => world.demo.rows("update visit set clearance = 'pending' where id = $1", [visitId]),
    ],
    [
      "refused by security",
      "refused",
      ({ visitId }) => world.demo.rows("update visit set clearance = 'refused' where id = $1", [visitId]),
    ],
    [
      "issued again",
      "unknown",
      ({ id }) => world.demo.rows("update access_pass set code_sha256 = sha256(id::text::bytea) where id = $1", [id]),
    ],
  ])("does not open %s", async (_, because, change) => {
    const pass = await world.takePass();
    await change(pass);
    expect(await saying(pass)).toBe(because);
  });

  it("says when the meeting is now, to somebody who comes at the old time", async () => {
    const pass = await world.takePass();
    const { from, to } = pass;
    const later = new Date(to.getTime() + 3 * 3_600_000);
    await world.demo.rows(`update visit set moved_from = tstzrange($2, $3), during = tstzrange($4, $5) where id = $1`, [
      pass.visitId,
      from,
      to,
      later,
      new Date(later.getTime() + 3_600_000),
    ]);
    await world.demo.rows(`update access_pass set valid = tstzrange($2, $3) where id = $1`, [
      pass.id,
      new Date(later.getTime() - 3_600_000),
      new Date(later.getTime() + 7_200_000),
    ]);
    const { body } = await world.verify(pass.qr);
    expect(body).toMatchObject({
      granted: false,
      because: "moved",
      visit: null,
      movedTo: { start: later.toISOString() },
    });
  });

  it("does not open another door of its site, nor a door of another site", async () => {
    const pass = await world.takePass();
    const points = await world.demo.rows<{ id: string; siteId: string }>(
      `select a.id, a.site_id as "siteId" from access_point a where a.tenant_id = $1 and a.deleted_at is null`,
      [pass.tenantId],
    );
    const elsewhere = points.find(({ siteId }) => siteId !== pass.siteId);
    const key = await world.makeKey({
      name: "All doors",
      scopes: ["access_passes.verify"],
      siteIds: [...new Set(points.map(({ siteId }) => siteId))],
    });
    expect(await saying(pass, { key, accessPointId: elsewhere?.id })).toBe("wrong_site");
    await world.demo.rows("delete from access_pass_point where access_pass_id = $1 and access_point_id = $2", [
      pass.id,
      world.point,
    ]);
    expect(await saying(pass, { key })).toBe("wrong_point");
  });
});

describe("the same pass twice", () => {
  it("goes in, out and in again, and not twice the same way", async () => {
    const pass = await world.takePass();
    expect(await saying(pass)).toBe("granted");
    expect(await saying(pass)).toBe("passed_back");
    expect(await saying(pass, { direction: "out" })).toBe("granted");
    expect(await saying(pass, { direction: "out" })).toBe("passed_back");
  });

  it("is let in by exactly one of 50 doors that ask at once", async () => {
    const pass = await world.takePass();
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.verify(pass.qr)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    const reasons = answers.map(({ body }) => body.because);
    expect(reasons.filter((because) => because === null)).toHaveLength(1);
    expect(reasons.filter((because) => because === "passed_back")).toHaveLength(49);
    const tries = await world.demo.rows("select id from access_try where access_pass_id = $1", [pass.id]);
    expect(tries).toHaveLength(50);
  });

  it("may come in any number of times where the site does not mind", async () => {
    const pass = await world.takePass();
    await world.demo.rows("update visit_policy set anti_passback = false where site_id = $1", [pass.siteId]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.verify(pass.qr)));
    expect(new Set(answers.map(({ body }) => body.granted))).toEqual(new Set([true]));
    await world.demo.rows("update visit_policy set anti_passback = true where site_id = $1", [pass.siteId]);
  });

  it("is one try where a door repeats its request", async () => {
    const pass = await world.takePass();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.verify(pass.qr, { idempotencyKey: `door-${pass.id}` })),
    );
    expect(answers[0]?.body.granted).toBe(true);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await world.demo.rows("select id from access_try where access_pass_id = $1", [pass.id])).toHaveLength(1);
  });
});

describe("many doors at once", () => {
  it("are told each of its own pass, also of codes that nobody has and of doors that are not the key's", async () => {
    const key = await world.makeKey({ name: "Many", scopes: ["access_passes.verify"], accessPointIds: [world.point] });
    const passes: TestPass[] = [];
    for (let index = 0; index < 6; index += 1) passes.push(await world.takePass());
    const [first] = passes;
    // At a moment of its own, so that its guesses count towards nobody's alarm.
    const [from, to] = [new Date("2026-11-22T06:00:00Z"), new Date("2026-11-22T08:00:00Z")];
    world.demo.moveTo(new Date("2026-11-22T07:00:00Z"));
    await world.demo.rows("update access_pass set valid = tstzrange($2, $3) where id = any ($1)", [
      passes.map(({ id }) => id),
      from,
      to,
    ]);
    await world.demo.rows("update access_pass set status = 'withdrawn' where id = $1", [passes[5]?.id]);
    const answers = await Promise.all([
      ...passes.map(({ qr }) => world.verify(qr, { key })),
      world.verify(guess(), { key }),
      world.verify(guess(), { key }),
      world.verify(first?.qr ?? "", { key, accessPointId: "0199c1a0-0000-7000-8000-000000000001" }),
      world.verify(first?.qr ?? "", { key }),
    ]);
    const said = answers.map(({ status, body }) => (status === 200 ? (body.because ?? body.visit?.id) : status));
    const own = passes.map(({ visitId }, index) => (index === 5 ? "withdrawn" : visitId));
    expect(said.slice(1, 9)).toEqual([...own.slice(1), "unknown", "unknown", 404]);
    // Whichever of the two came first.
    expect([said[0], said[9]].sort()).toEqual([own[0], "passed_back"].sort());
    const tries = await world.demo.rows<{ id: string; because: string | null; visitId: string | null }>(
      `select id, because, visit_id as "visitId" from access_try where api_key_id = $1`,
      [key.id],
    );
    expect(tries).toHaveLength(9);
    for (const { status, body } of answers) {
      if (status !== 200) continue;
      const kept = tries.find(({ id }) => id === body.tryId);
      expect(kept?.because).toBe(body.because);
      if (body.visit !== null) expect(kept?.visitId).toBe(body.visit.id);
    }
  });
});

describe("who may ask", () => {
  it("is a key for this access point: for all others there is none", async () => {
    const pass = await world.takePass();
    const [other] = await world.demo.rows<{ id: string }>(
      "select id from access_point where tenant_id = $1 and id <> $2 limit 1",
      [pass.tenantId, world.point],
    );
    const [foreign] = await world.demo.rows<{ id: string }>(
      "select id from access_point where tenant_id <> $1 limit 1",
      [pass.tenantId],
    );
    const answers = [];
    for (const accessPointId of [other?.id, foreign?.id, "0199c1a0-0000-7000-8000-000000000001"]) {
      const { status, body } = await world.verify(pass.qr, { accessPointId: accessPointId ?? "" });
      answers.push({ ...body, requestId: "" });
      expect(status).toBe(404);
    }
    expect(new Set(answers.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it("is no person, no other key and no key that was revoked a moment ago", async () => {
    const pass = await world.takePass();
    const body = { code: pass.qr, accessPointId: world.point };
    for (const person of ["greta", "anna", "dag"]) {
      expect((await world.demo.ask(person, "POST", "/access-passes/verify", { body })).status).toBe(403);
    }
    const feed = await world.makeKey({
      name: "Feed only",
      scopes: ["access_passes.feed"],
      accessPointIds: [world.point],
    });
    expect((await world.verify(pass.qr, { key: feed })).status).toBe(403);
    const gone = await world.makeKey({ name: "Gone", scopes: ["access_passes.verify"], accessPointIds: [world.point] });
    await world.verify(guess(), { key: gone });
    // As another process does it: this one still knows the key.
    await world.demo.rows("update api_key set deleted_at = now() where id = $1", [gone.id]);
    expect((await world.verify(pass.qr, { key: gone })).status).toBe(404);
  });

  it("gets the same words for a code of another company as for one that nobody has", async () => {
    const [theirs] = await world.demo.rows<{ id: string }>(
      "select id from tenant where name <> 'Nordlys Group' limit 1",
    );
    const pass = await world.takePass();
    const [visit] = await world.demo.rows<{ id: string }>(
      `insert into visit (tenant_id, id, site_id, host_id, during, source, created_at, updated_at)
       select s.tenant_id, gen_random_uuid(), s.id, u.id, tstzrange($2, $3), 'walk_in', now(), now()
         from site s join app_user u on u.tenant_id = s.tenant_id where s.tenant_id = $1 limit 1
       returning id`,
      [theirs?.id, pass.from, pass.to],
    );
    const code = randomBytes(16);
    await world.demo.rows(
      `insert into access_pass (tenant_id, id, visit_id, code_sha256, link_sha256, valid, created_at, updated_at)
       values ($1, gen_random_uuid(), $2, $3, $4, tstzrange($5, $6), now(), now())`,
      [theirs?.id, visit?.id, sha256(code), sha256(randomBytes(16)), pass.from, pass.to],
    );
    const foreign = await world.verify(qrText(code.toString("base64url")));
    const unknown = await world.verify(guess());
    expect({ ...foreign.body, tryId: "" }).toEqual({ ...unknown.body, tryId: "" });
    expect(foreign.body.because).toBe("unknown");
    for (const text of ["x", "MM1:", "' or 1=1 --", "\u0000".repeat(3).replaceAll("\u0000", "é"), "MM1:💥"]) {
      expect((await world.verify(text)).body.because, text).toBe("unknown");
    }
  });
});

describe("guessed codes", () => {
  it("raise one alarm a burst, told to administrators and security", async () => {
    const start = new Date("2026-11-24T03:00:00Z");
    world.demo.moveTo(start);
    const key = await world.makeKey({
      name: "Guessed at",
      scopes: ["access_passes.verify"],
      accessPointIds: [world.point],
    });
    const burst = () => Promise.all(Array.from({ length: 40 }, () => world.verify(guess(), { key })));
    const alarms = () =>
      world.demo.rows<{ id: string; facts: { tries: number } }>(
        "select id, facts from signal where kind = 'access_pass.alarm' order by id",
      );
    const before = (await alarms()).length;
    await burst();
    await burst();
    expect((await alarms()).length).toBe(before + 1);
    const told = await world.demo.rows<{ name: string }>(
      `select u.name from message_log m join app_user u on u.tenant_id = m.tenant_id and u.id = m.receiver_id
        where m.kind = 'notice_card'`,
    );
    expect(told.map(({ name }) => name).join()).toContain("Greta");
    world.demo.moveTo(new Date(start.getTime() + 16 * 60_000));
    await burst();
    expect((await alarms()).length).toBe(before + 2);
  });

  it("and all others are refused above the limit of their access point, and only there", async () => {
    const [other] = await world.demo.rows<{ id: string }>(
      "select id from access_point where site_id = $1 and id <> $2 limit 1",
      [world.siteId, world.point],
    );
    const key = await world.makeKey({ name: "Site", scopes: ["access_passes.verify"], siteIds: [world.siteId] });
    const shown = { key, accessPointId: other?.id ?? "" };
    const statuses: number[] = [];
    for (let round = 0; round < 31; round += 1) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => world.verify(guess(), shown)));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await world.verify(guess(), shown)).body.code).toBe("rate_limited");
  });
});

describe("the door log", () => {
  it("holds every try once, page after page, and nobody's name or code", async () => {
    const [{ count } = { count: 0 }] = await world.demo.rows<{ count: number }>(
      "select count(*)::int as count from access_try where tenant_id = (select id from tenant where name = 'Nordlys Group')",
    );
    const ids: string[] = [];
    let after = "";
    do {
      const page = await world.demo.get<{ items: AccessTry[]; next: string | null }>(
        "greta",
        `/access-tries?limit=200${after && `&after=${after}`}`,
      );
      ids.push(...page.items.map(({ id }) => id));
      after = page.next ?? "";
    } while (after !== "");
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(count);
    const columns = await world.demo.rows<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'access_try' order by 1",
    );
    expect(columns.map(({ name }) => name)).toEqual([
      "access_pass_id",
      "access_point_id",
      "api_key_id",
      "at",
      "because",
      "direction",
      "id",
      "site_id",
      "tenant_id",
      "visit_id",
    ]);
  });

  it("is found by outcome, door, key and time, and exported", async () => {
    const some = async (query: string) =>
      (await world.demo.get<{ items: AccessTry[] }>("greta", `/access-tries?limit=200&${query}`)).items;
    expect(new Set((await some("outcome=passed_back")).map(({ because }) => because))).toEqual(
      new Set(["passed_back"]),
    );
    expect((await some("outcome=granted")).every(({ granted }) => granted)).toBe(true);
    expect((await some("q=guessed")).every(({ apiKey }) => apiKey.name === "Guessed at")).toBe(true);
    expect(await some("from=2031-01-01T00:00:00Z")).toEqual([]);
    const file = await world.demo.api.server.inject({
      url: "/api/v1/access-tries/export?outcome=passed_back",
      headers: await world.demo.api.as("greta"),
    });
    expect(file.statusCode).toBe(200);
    expect(file.body.split("\r\n")[0]).toContain("at,site,access_point");
  });

  it("cannot be changed, and is for administrators and security", async () => {
    await expect(world.demo.rows("update access_try set because = null")).rejects.toThrow();
    for (const person of ["anna", "dag", "finn"]) {
      expect((await world.demo.ask(person, "GET", "/access-tries")).status).toBe(403);
    }
    const { items } = await world.demo.get<{ items: AccessTry[] }>("lena", "/access-tries?limit=200");
    const theirs = await world.demo.rows<{ id: string }>("select id from access_point where tenant_id <> $1", [
      (await world.takePass()).tenantId,
    ]);
    expect(items.filter(({ accessPoint }) => !theirs.some(({ id }) => id === accessPoint.id))).toEqual([]);
  });
});

describe("the feed of passes", () => {
  async function feed(after = ""): Promise<{ items: FedPass[]; next: string; more: boolean }> {
    const answer = await world.demo.api.server.inject({
      url: `/api/v1/access-passes/feed?limit=50${after && `&after=${after}`}`,
      headers: { authorization: `Bearer ${world.key.key}` },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  }

  async function all(after = ""): Promise<{ items: FedPass[]; next: string }> {
    const items: FedPass[] = [];
    for (;;) {
      const page = await feed(after);
      items.push(...page.items);
      after = page.next;
      if (!page.more) return { items, next: after };
    }
  }

  it("gives the passes of the key's access points only, as hashes", async () => {
    const pass = await world.takePass();
    const { items } = await all();
    const mine = items.find(({ id }) => id === pass.id);
    const code = Buffer.from(pass.qr.slice(4), "base64url");
    expect(mine).toMatchObject({
      state: "valid",
      codeSha256: sha256(code).toString("hex"),
      accessPointIds: [world.point],
      validFrom: pass.from.toISOString(),
    });
    expect(new Set(items.flatMap(({ accessPointIds }) => accessPointIds))).toEqual(new Set([world.point]));
    expect(JSON.stringify(items)).not.toContain(pass.qr.slice(4));
  });

  it("goes on with what changed, withdrawn ones included and without their hash", async () => {
    const [one, two] = [await world.takePass(), await world.takePass()];
    world.demo.moveTo(new Date("2027-01-01T00:00:00Z"));
    await world.demo.rows("update access_pass set valid = tstzrange('2027-01-01', '2027-01-02') where id = any ($1)", [
      [one.id, two.id],
    ]);
    const { next } = await all();
    const changed = new Date("2027-01-01T01:00:00Z");
    await world.demo.rows("update access_pass set status = 'withdrawn', updated_at = $2 where id = $1", [
      one.id,
      changed,
    ]);
    await world.demo.rows("update visit set clearance = 'refused', updated_at = $2 where id = $1", [
      two.visitId,
      changed,
    ]);
    world.demo.moveTo(new Date("2027-01-01T02:00:00Z"));
    const then = await all(next);
    const news = then.items.filter(({ changedAt }) => changedAt === changed.toISOString());
    expect(news.map(({ id, state, codeSha256 }) => ({ id, state, codeSha256 }))).toEqual(
      [one.id, two.id].sort().map((id) => ({ id, state: "withdrawn", codeSha256: null })),
    );
    expect((await all(then.next)).items).toEqual([]);
  });
});
