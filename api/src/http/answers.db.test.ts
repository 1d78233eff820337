import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { DatabaseUnavailable, OutcomeUnknown } from "../db/database-errors.ts";
import { createPool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { createDemoAuthority } from "../identity/demo-authority.ts";
import { entraAuthority } from "../identity/authority.ts";
import type { ApiDeps } from "../server.ts";
import { problemOf } from "./problem.ts";
import { addTestCompany, createTestApi, testAudience, type TestApi, type TestCompany } from "./test-api.ts";

let database: TestDatabase;
let company: TestCompany;
const opened: TestApi[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  company = await addTestCompany(database, "nordlys", [
    { person: "anna", roles: ["organizer"] },
    { person: "hugo", roles: ["organizer"] },
  ]);
});
afterEach(async () => {
  for (const api of opened.splice(0)) await api.server.close();
});
afterAll(() => database.drop());

async function open(more: Partial<ApiDeps> = {}): Promise<TestApi> {
  const api = await createTestApi(database, company.people, more);
  opened.push(api);
  return api;
}

const key = "/api/v1/meetings/by-key/client-key-0123456789";
const meeting = {
  subject: "Plan",
  start: "2027-03-01T10:00:00+01:00",
  end: "2027-03-01T11:00:00+01:00",
  timeZone: "Europe/Copenhagen",
  attendees: [],
};

describe("versions", () => {
  it("come as ETag, and an If-Match that is none is refused", async () => {
    const api = await open();
    const headers = await api.as("anna");
    const put = (subject: string, more: Record<string, string> = {}) =>
      api.server.inject({
        method: "PUT",
        url: key,
        headers: { ...headers, ...more },
        payload: { ...meeting, subject },
      });
    expect((await put("Plan")).headers["etag"]).toBe('"1"');
    expect((await put("Another plan", { "if-match": '"1"' })).headers["etag"]).toBe('"2"');
    expect((await put("Plan", { "if-match": "one" })).json()).toMatchObject({ status: 400, code: "malformed" });
  });

  it("that are older than the current one are refused with it", () => {
    expect(() => refuseStaleVersion(7, 7)).not.toThrow();
    expect(() => refuseStaleVersion(7, undefined)).not.toThrow();
    const { problem } = problemOf(
      catchError(() => refuseStaleVersion(7, 6)),
      "r",
    );
    expect(problem).toMatchObject({ status: 412, code: "version_conflict", currentVersion: 7 });
  });

  it("have to be said for a PATCH", async () => {
    const api = await open();
    const url = "/api/v1/service-orders/019a0000-0000-7000-8000-000000000000";
    const answer = await api.server.inject({
      method: "PATCH",
      url,
      headers: await api.as("anna"),
      payload: { note: "x" },
    });
    expect(answer.json()).toMatchObject({ status: 428, code: "precondition_required" });
  });
});

describe("limits", () => {
  it("are each person's own and the company's, and stated in headers", async () => {
    const api = await open({ rateLimits: { perPrincipal: 3, perTenant: 5 } });
    const ask = async (person: string) => api.server.inject({ url: "/api/v1/me", headers: await api.as(person) });
    const answers = [await ask("anna"), await ask("anna"), await ask("anna"), await ask("anna")];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
    expect(answers[0]?.headers["ratelimit-remaining"]).toBe("2");
    expect(Number(answers[3]?.headers["retry-after"])).toBeGreaterThan(0);
    expect(answers[3]?.json()).toMatchObject({ code: "rate_limited" });
    expect((await ask("hugo")).statusCode).toBe(200);
    expect((await ask("hugo")).statusCode).toBe(429);
  });

  it("end a request that takes too long with 503", async () => {
    const api = await open({ deadlineMilliseconds: 150 });
    const headers = await api.as("anna");
    await api.server.inject({ url: "/api/v1/me", headers });
    const rival = await database.ownerPool.connect();
    await rival.query("begin");
    await rival.query("lock table app_user in access exclusive mode");
    const answer = await api.server.inject({ url: "/api/v1/me", headers });
    await rival.query("rollback");
    rival.release();
    expect(answer.json()).toMatchObject({ status: 503, code: "unavailable" });
    expect(answer.headers["retry-after"]).toBeDefined();
  });
});

describe("a database that is away", () => {
  it("is 503 with Retry-After, not ready, and still live", async () => {
    const gone = createPool({
      url: "postgres://nobody@127.0.0.1:1/x",
      role: "mm_app",
      max: 2,
      applicationName: "gone",
    });
    const api = await open({ pool: gone, health: { migrated: async () => true, connected: async () => false } });
    const answer = await api.server.inject({ url: "/api/v1/me", headers: await api.as("anna") });
    expect(answer.json()).toMatchObject({ status: 503, code: "unavailable" });
    expect(answer.headers["retry-after"]).toBe("5");
    expect((await api.server.inject("/health/ready")).statusCode).toBe(503);
    expect((await api.server.inject("/health/live")).statusCode).toBe(200);
    await gone.end();
  });

  it("is told apart from a commit whose outcome is not known", () => {
    expect(problemOf(new DatabaseUnavailable(undefined), "r").problem.detail).toContain("try again");
    expect(problemOf(new OutcomeUnknown(undefined), "r").problem.detail).toContain("same Idempotency-Key");
  });

  it("never shows what it said", () => {
    const error = Object.assign(new Error("relation secret_table does not exist"), {
      severity: "ERROR",
      code: "42P01",
    });
    const { problem, log } = problemOf(error, "r");
    expect(problem).toMatchObject({ status: 500, code: "internal" });
    expect(JSON.stringify(problem)).not.toContain("secret_table");
    expect(log).toBe("error");
  });
});

describe("pages", () => {
  it("are framed by Microsoft's hosts only, run own scripts only and set no cookies", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "mm-pages-"));
    for (const name of ["tabs", "addin", "playground"]) {
      mkdirSync(path.join(folder, name, "assets"), { recursive: true });
      writeFileSync(path.join(folder, name, "index.html"), "<!doctype html>");
      writeFileSync(path.join(folder, name, "assets", "a-1234.js"), "export {};");
    }
    const api = await open({ pagesFolder: folder });
    const page = await api.server.inject("/tabs/");
    expect(page.statusCode).toBe(200);
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("frame-ancestors 'self' https://*.cloud.microsoft https://teams.microsoft.com");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(page.headers["x-frame-options"]).toBeUndefined();
    expect(page.headers["set-cookie"]).toBeUndefined();
    expect(page.headers["cache-control"]).toBe("no-cache");
    const script = await api.server.inject("/addin/assets/a-1234.js");
    expect(script.headers["cache-control"]).toContain("immutable");
    expect((await api.server.inject("/")).headers["location"]).toBe("/playground/");
    expect((await api.server.inject("/tabs/../../package.json")).statusCode).toBe(404);
    expect((await api.server.inject("/tabs/%2e%2e/%2e%2e/package.json")).statusCode).toBeOneOf([400, 403, 404]);
    rmSync(folder, { recursive: true });
  });

  it("let the documentation be browsed without inline scripts", async () => {
    const api = await open();
    await api.server.listen({ port: 0, host: "127.0.0.1" });
    const { port } = api.server.server.address() as AddressInfo;
    const docs = await fetch(`http://127.0.0.1:${port}/api/docs/`);
    expect(docs.status).toBe(200);
    expect(docs.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(await docs.text()).toContain("swagger-ui");
  });
});

describe("the API itself", () => {
  it("does not start with the demo beside a production authority", async () => {
    const demo = await createDemoAuthority(company.people, testAudience);
    const entra = entraAuthority({ authorityUrl: "https://login.microsoftonline.com", audience: testAudience });
    await expect(createTestApi(database, [], { demo, authorities: [entra] })).rejects.toThrow("exclude each other");
  });

  it("gives nobody else's pages leave to call it", async () => {
    const api = await open();
    const headers = { origin: "https://attacker.example", "access-control-request-method": "GET" };
    const answer = await api.server.inject({ method: "OPTIONS", url: "/api/v1/me", headers });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

function catchError(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
