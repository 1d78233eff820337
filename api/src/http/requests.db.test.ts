import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { loggerOptions } from "./request-log.ts";
import { addTestCompany, createTestApi, type TestApi, type TestCompany } from "./test-api.ts";

let database: TestDatabase;
let api: TestApi;
let company: TestCompany;
let anna: { authorization: string };
const logged: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ max: 40 });
  company = await addTestCompany(database, "nordlys", [
    { person: "anna", roles: ["organizer"] },
    { person: "hugo", roles: ["organizer"] },
  ]);
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  api = await createTestApi(database, company.people, { log: pino(loggerOptions("info"), stream) });
  anna = await api.as("anna");
});
afterAll(async () => {
  await api.server.close();
  await database.drop();
});

const meeting = {
  subject: "A secret subject",
  start: "2027-03-01T10:00:00+01:00",
  end: "2027-03-01T11:00:00+01:00",
  timeZone: "Europe/Copenhagen",
  attendees: [],
};

function put(body: unknown, headers: Record<string, string> = {}, key: string = randomUUID()) {
  return api.server.inject({
    method: "PUT",
    url: `/api/v1/meetings/by-key/${key}`,
    headers: { ...anna, "content-type": "application/json", ...headers },
    payload: typeof body === "string" ? body : JSON.stringify(body),
  });
}

async function countMeetings(): Promise<number> {
  const { rows } = await database.ownerPool.query<{ count: number }>("select count(*)::int as count from meeting");
  return rows[0]?.count ?? 0;
}

describe("a request that cannot be read", () => {
  it.each([
    ["broken JSON", '{"subject":', 400, "malformed"],
    ["no object", "[]", 400, "malformed"],
    ["a wrong type", { ...meeting, subject: 5 }, 400, "malformed"],
    ["an unknown field", { ...meeting, colour: "red" }, 400, "malformed"],
    ["an unknown field deep inside", { ...meeting, attendees: [{ email: "a@b.c", name: "", x: 1 }] }, 400, "malformed"],
    ["a prototype", `{"__proto__": {"subject": "x"}}`, 400, "malformed"],
    ["a NUL in a text", { ...meeting, subject: "a\0b" }, 400, "malformed"],
    ["half of a character", JSON.stringify(meeting).replace("A secret", "\\ud800"), 400, "malformed"],
    ["100 levels", `${"[".repeat(100)}${"]".repeat(100)}`, 400, "malformed"],
    ["1 MB", { ...meeting, subject: "x".repeat(1_000_000) }, 413, "too_large"],
  ])("is refused: %s", async (_what, body, status, code) => {
    const before = await countMeetings();
    const answer = await put(body);
    expect(answer.statusCode, answer.body).toBe(status);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({ status, code, requestId: answer.headers["x-request-id"] });
    expect(await countMeetings()).toBe(before);
  });

  it("says with pointers where it is wrong", async () => {
    const answer = await put({ ...meeting, start: "tomorrow", attendees: [{ email: "x", name: "" }], "a/b": 1 });
    const pointers = answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
    expect([...new Set(pointers)].sort()).toEqual(["/attendees/0/email", "/a~1b", "/start"]);
  });

  it("is 415 in another content type and 404 for an id that is none", async () => {
    expect((await put("<a/>", { "content-type": "text/xml" })).statusCode).toBe(415);
    const odd = await api.server.inject({ url: "/api/v1/meetings/1%27--", headers: anna });
    expect(odd.json()).toMatchObject({ status: 404, code: "not_found" });
    expect((await api.server.inject({ url: "/api/v1/%ff", headers: anna })).statusCode).toBe(400);
    expect((await api.server.inject({ url: "/nothing/here" })).statusCode).toBe(404);
  });

  it.each([
    ["/api/v1/meetings?limit=0", "/query/limit"],
    ["/api/v1/meetings?limit=201", "/query/limit"],
    ["/api/v1/meetings?limit=1&limit=2", "/query/limit"],
    ["/api/v1/meetings?from=%00", "/query/from"],
    ["/api/v1/meetings?after=nonsense", "/query/after"],
    ["/api/v1/meetings?after=WyJ4Il0", "/query/after"],
  ])("is refused with a pointer into the query: %s", async (url, pointer) => {
    const answer = await api.server.inject({ url, headers: anna });
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe(pointer);
  });
});

describe("an idempotency key", () => {
  it("gives the first answer again and does nothing more", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const key = randomUUID();
    const first = await put(meeting, headers, key);
    expect(first.statusCode, first.body).toBe(200);
    expect(first.headers["idempotent-replay"]).toBeUndefined();
    const before = await signals();
    const again = await put(meeting, headers, key);
    expect(again.statusCode).toBe(200);
    expect(again.headers["idempotent-replay"]).toBe("true");
    expect(again.headers["etag"]).toBe(first.headers["etag"]);
    expect(again.json()).toEqual(first.json());
    expect(await signals()).toBe(before);
  });

  it("is refused with 409 for another request", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const key = randomUUID();
    await put(meeting, headers, key);
    const other = await put({ ...meeting, subject: "Another" }, headers, key);
    expect(other.json()).toMatchObject({ status: 409, code: "idempotency_key_reused" });
  });

  it("belongs to one person", async () => {
    const headers = { "idempotency-key": randomUUID() };
    await put(meeting, headers);
    const hugo = await put(meeting, { ...headers, ...(await api.as("hugo")) });
    expect(hugo.statusCode, hugo.body).toBe(200);
    expect(hugo.headers["idempotent-replay"]).toBeUndefined();
  });

  it("gives one effect when 32 come at once", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const key = randomUUID();
    const before = await countMeetings();
    const answers = await Promise.all(Array.from({ length: 32 }, () => put(meeting, headers, key)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    expect(answers.filter((one) => one.headers["idempotent-replay"] === undefined)).toHaveLength(1);
    expect(new Set(answers.map((one) => one.json<{ id: string }>().id)).size).toBe(1);
    expect(await countMeetings()).toBe(before + 1);
  });

  it("is not used up by a refusal", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const key = randomUUID();
    const refused = await put({ ...meeting, end: meeting.start }, headers, key);
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect((await put(meeting, headers, key)).statusCode).toBe(200);
  });

  it("has 1 to 200 printable characters", async () => {
    expect((await put(meeting, { "idempotency-key": "x".repeat(201) })).statusCode).toBe(400);
    expect((await put(meeting, { "idempotency-key": "é" })).statusCode).toBe(400);
  });
});

describe("the log", () => {
  it("says of a request what, for which company and how long, and nothing about people", async () => {
    logged.length = 0;
    await put(meeting);
    await put({ ...meeting, subject: 5 });
    const [line] = logged.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(line).toMatchObject({
      tenantId: company.tenantId,
      method: "PUT",
      route: "/api/v1/meetings/by-key/:clientKey",
      status: 200,
      ms: expect.any(Number) as number,
      requestId: expect.any(String) as string,
    });
    const all = logged.join("");
    for (const secret of ["anna", "secret subject", anna.authorization.slice(7, 40), "nordlys.example"]) {
      expect(all).not.toContain(secret);
    }
  });

  it("keeps the values of rows out when the database complains", async () => {
    logged.length = 0;
    const failing = await createTestApi(database, company.people, {
      log: pino(loggerOptions("info"), { write: (text: string) => void logged.push(text) }),
      planMessages: () => {
        throw Object.assign(new Error("duplicate key value: Key (email)=(anna@nordlys.example)"), {
          severity: "ERROR",
          code: "23505",
          detail: "Key (email)=(anna@nordlys.example) already exists.",
          constraint: "app_user_email_once",
        });
      },
    });
    const answer = await failing.server.inject({
      method: "PUT",
      url: `/api/v1/meetings/by-key/${randomUUID()}`,
      headers: await failing.as("anna"),
      payload: meeting,
    });
    await failing.server.close();
    expect(answer.json()).toMatchObject({ status: 500, code: "internal" });
    expect(answer.body).not.toContain("email");
    const all = logged.join("");
    expect(all).toContain("app_user_email_once");
    expect(all).not.toContain("anna@");
  });
});

async function signals(): Promise<number> {
  const { rows } = await database.ownerPool.query<{ count: number }>("select count(*)::int as count from signal");
  return rows[0]?.count ?? 0;
}
