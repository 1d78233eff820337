import { readFileSync } from "node:fs";
import path from "node:path";
import { createHash } from "node:crypto";
import { roles } from "@magic-meetings/contract/identity/identity.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import type { OpenApiDocument } from "../http/open-api.ts";
import { addTestCompany, createTestApi, testAudience, type TestApi, type TestCompany } from "../http/test-api.ts";
import { allEndpoints } from "../http/endpoint-list.ts";
import { createTestAuthority, type TestAuthority } from "./test-authority.ts";

const contracts = process.env["CONTRACTS_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/contracts");

let database: TestDatabase;
let api: TestApi;
let authority: TestAuthority;
let nordlys: TestCompany;
let fjord: TestCompany;

beforeAll(async () => {
  database = await createTestDatabase();
  nordlys = await addTestCompany(database, "nordlys", [
    ...roles.map((role) => ({ person: `the-${role}`, roles: [role] })),
    { person: "nobody", roles: [] },
    { person: "kim", roles: ["admin"], status: "disabled" },
  ]);
  fjord = await addTestCompany(database, "fjord", [{ person: "lena", roles: ["admin"] }]);
  const [anna] = nordlys.people;
  authority = await createTestAuthority({
    audience: testAudience,
    tenantId: nordlys.entraTenantId,
    objectId: anna?.entraObjectId ?? "",
  });
  api = await createTestApi(database, [...nordlys.people, ...fjord.people], { authorities: [authority.authority] });
});
afterAll(async () => {
  await api.server.close();
  await database.drop();
});

interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  key: string;
}

const isByLink = ({ url }: Operation) => url.startsWith("/api/v1/visit-pages/");

/** Every operation of the published document, with ids that do not exist. */
async function operations(): Promise<Operation[]> {
  const document = (await api.server.inject("/api/openapi.json")).json<OpenApiDocument>();
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase() as Operation["method"],
      url: template
        .replace("{action}", "accept")
        .replace("{clientKey}", "client-key-0123456789")
        .replace(/\{\w+\}/g, newId(new Date())),
      key: `${method.toUpperCase()} ${template}`,
    })),
  );
}

/** An event stream that is let in does not end, so it is asked only where it is to be refused. */
async function statuses(headers: Record<string, string>, withStream = true): Promise<Record<string, number>> {
  const all = (await operations()).filter(
    (operation) => !isByLink(operation) && (withStream || !operation.url.endsWith("/stream")),
  );
  const answers = await Promise.all(
    all.map(
      async ({ method, url, key }) => [key, (await api.server.inject({ method, url, headers })).statusCode] as const,
    ),
  );
  return Object.fromEntries(answers);
}

function everyOperationAnswers(found: Record<string, number>, status: number): void {
  const byLink = Object.values(allEndpoints).filter((endpoint) => endpoint && "visitor" in endpoint.access);
  expect(Object.keys(found).length).toBeGreaterThan(Object.keys(allEndpoints).length - byLink.length);
  expect(Object.entries(found).filter(([, one]) => one !== status)).toEqual([]);
}

describe("every operation of the API", () => {
  it("is refused without a token", async () => {
    everyOperationAnswers(await statuses({}), 401);
    everyOperationAnswers(await statuses({ authorization: "Basic YW5uYTphbm5h" }), 401);
  });

  it("is refused with every kind of bad token", async () => {
    for (const [what, token] of Object.entries(await authority.badTokens())) {
      const found = await statuses({ authorization: `Bearer ${token}` });
      expect(
        Object.entries(found).filter(([, status]) => status !== 401),
        what,
      ).toEqual([]);
    }
  });

  it("is refused with the tokens that Microsoft prints in its documentation", async ({ skip }) => {
    const samples = readSamples();
    if (samples === undefined) return skip("the contracts written by others are not here");
    expect(samples.length).toBeGreaterThan(0);
    for (const token of samples) everyOperationAnswers(await statuses({ authorization: `Bearer ${token}` }), 401);
  });

  it("that is for a visitor's link is not there without one, whoever asks", async () => {
    const headers = await api.as("the-admin");
    const byLink = (await operations()).filter(isByLink);
    expect(byLink.length).toBeGreaterThan(5);
    for (const { method, url } of byLink) {
      const answer = await api.server.inject({ method, url, headers });
      expect(answer.statusCode).toBe(404);
    }
  });

  it("is refused for a person whom the company does not know, or whose account is off", async () => {
    const stranger = await authority.token({ oid: newId(new Date()) });
    everyOperationAnswers(await statuses({ authorization: `Bearer ${stranger}` }), 403);
    everyOperationAnswers(await statuses(await api.as("kim")), 403);
  });

  it("never repeats a token in its answer", async () => {
    const { "another key": token = "" } = await authority.badTokens();
    const answer = await api.server.inject({ url: "/api/v1/me", headers: { authorization: `Bearer ${token}` } });
    expect(answer.body).not.toContain(token.slice(0, 40));
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  });

  it("lets exactly those roles in that the contract names", async () => {
    for (const role of [...roles, "nobody"] as const) {
      const found = await statuses(await api.as(role === "nobody" ? "nobody" : `the-${role}`), false);
      for (const [key, endpoint] of Object.entries(allEndpoints)) {
        if (endpoint === undefined || !("roles" in endpoint.access)) continue;
        const { access } = endpoint;
        const isLetIn = access.roles === "any" || (role !== "nobody" && access.roles.includes(role));
        const status = found[key.replace(" ", " /api/v1").replace(/:(\w+)/g, "{$1}")];
        if (!isLetIn) expect(status, `${role} ${key}`).toBe(403);
        else expect(status, `${role} ${key}`).toBeOneOf([200, 204, 400, 403, 404, 422, 428]);
      }
    }
  });
});

describe("a good token", () => {
  it("lets its person in", async () => {
    const answer = await api.server.inject({
      url: "/api/v1/me",
      headers: { authorization: `Bearer ${await authority.token()}` },
    });
    expect(answer.statusCode, answer.body).toBe(200);
  });

  it("is believed within the allowed difference of the clocks", async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const claims of [{ exp: now - 60 }, { nbf: now + 60 }]) {
      const answer = await api.server.inject({
        url: "/api/v1/me",
        headers: { authorization: `Bearer ${await authority.token(claims)}` },
      });
      expect(answer.statusCode).toBe(200);
    }
  });
});

describe("an API key", () => {
  it("is let in where its scopes say, and nowhere else", async () => {
    const headers = { authorization: `Bearer ${await addKey({ scopes: ["meetings.read"] })}` };
    const found = await statuses(headers, false);
    for (const [key, endpoint] of Object.entries(allEndpoints)) {
      if (endpoint === undefined || !("roles" in endpoint.access)) continue;
      const status = found[key.replace(" ", " /api/v1").replace(/:(\w+)/g, "{$1}")];
      if (endpoint.access.scopes?.includes("meetings.read")) expect(status, key).not.toBe(401);
      else expect(status, key).toBe(403);
    }
  });

  it("is refused when it is over, was deleted or has another secret", async () => {
    const over = await addKey({ scopes: ["meetings.read"], validTo: new Date(Date.now() - 1000) });
    const deleted = await addKey({ scopes: ["meetings.read"], deletedAt: new Date() });
    const other = `${(await addKey({ scopes: ["meetings.read"] })).slice(0, -4)}0000`;
    for (const key of [over, deleted, other]) {
      const answer = await api.server.inject({ url: "/api/v1/sites", headers: { authorization: `Bearer ${key}` } });
      expect(answer.statusCode).toBe(401);
    }
  });
});

describe("acting for a person", () => {
  it("works for the bot, as that person and with her rights", async () => {
    const [anna] = nordlys.people;
    const answer = await actAs(anna?.entraObjectId ?? "", nordlys.entraTenantId);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ name: anna?.name, tenant: { name: "nordlys" } });
  });

  it("does not reach from one company into another", async () => {
    const [anna] = nordlys.people;
    expect((await actAs(anna?.entraObjectId ?? "", fjord.entraTenantId)).statusCode).toBe(403);
    expect((await actAs(anna?.entraObjectId ?? "", newId(new Date()))).statusCode).toBe(401);
  });

  it("is refused for everybody else, and without saying for which company", async () => {
    const [anna, bo] = nordlys.people;
    const acting = { "x-acting-user": bo?.entraObjectId ?? "", "x-acting-tenant": nordlys.entraTenantId };
    const byPerson = await api.server.inject({
      url: "/api/v1/me",
      headers: { ...(await api.as(anna?.person ?? "")), ...acting },
    });
    expect(byPerson.statusCode).toBe(403);
    expect((await actAs(bo?.entraObjectId ?? "", undefined)).statusCode).toBe(403);
    expect((await actAs("anna'--", nordlys.entraTenantId)).statusCode).toBe(403);
  });
});

async function actAs(user: string, tenant: string | undefined) {
  const { server } = await botApi();
  const token = await botTokens().then(({ botToken }) => botToken());
  return server.inject({
    url: "/api/v1/me",
    headers: {
      authorization: `Bearer ${token}`,
      "x-acting-user": user,
      ...(tenant === undefined ? {} : { "x-acting-tenant": tenant }),
    },
  });
}

let withBot: TestApi | undefined;

async function botApi(): Promise<TestApi> {
  return (withBot ??= await createTestApi(database, []));
}

async function botTokens() {
  return (await botApi()).internal;
}

afterAll(async () => {
  await withBot?.server.close();
});

async function addKey({
  scopes,
  validTo = null,
  deletedAt = null,
}: {
  scopes: string[];
  validTo?: Date | null;
  deletedAt?: Date | null;
}): Promise<string> {
  const now = new Date();
  const id = newId(now);
  const prefix = id.slice(-12);
  const secret = createHash("sha256").update(id).digest("hex");
  await database.ownerPool.query(
    `insert into api_key (tenant_id, id, name, prefix, secret_sha256, scopes, valid_to, deleted_at, created_at, updated_at)
     values ($1, $2, 'test', $3, $4, $5, $6, $7, $8, $8)`,
    [nordlys.tenantId, id, prefix, createHash("sha256").update(secret).digest(), scopes, validTo, deletedAt, now],
  );
  await database.ownerPool.query("insert into api_key_route (prefix, tenant_id) values ($1, $2)", [
    prefix,
    nordlys.tenantId,
  ]);
  return `mm_${prefix}_${secret}`;
}

function readSamples(): string[] | undefined {
  try {
    const text = readFileSync(path.join(contracts, "identity/entra-tokens.json"), "utf8");
    return (JSON.parse(text) as { tokens: { token: string }[] }).tokens.map(({ token }) => token);
  } catch {
    return undefined;
  }
}
