import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { addTestCompany, createTestApi, type TestApi } from "./test-api.ts";

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await createTestDatabase();
  const nordlys = await addTestCompany(database, "nordlys", [
    { person: "anna", roles: ["organizer"] },
    { person: "kim", roles: ["organizer"], status: "disabled" },
  ]);
  api = await createTestApi(database, nordlys.people);
});
afterAll(async () => {
  await api.server.close();
  await database.drop();
});

describe("the server", () => {
  it("tells a signed-in person who she is", async () => {
    const answer = await api.server.inject({ url: "/api/v1/me", headers: await api.as("anna") });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ name: "anna", roles: [{ role: "organizer" }], tenant: { name: "nordlys" } });
    expect(answer.headers["ratelimit-remaining"]).toBeDefined();
    expect(answer.headers["x-request-id"]).toBeDefined();
  });

  it("refuses a person whose account is switched off with a sentence", async () => {
    const answer = await api.server.inject({ url: "/api/v1/me", headers: await api.as("kim") });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({
      code: "forbidden",
      detail: expect.stringContaining("switched off") as string,
    });
  });

  it("answers an unknown query field with 400 and a pointer to it", async () => {
    const answer = await api.server.inject({ url: "/api/v1/me?colour=red", headers: await api.as("anna") });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      code: "malformed",
      errors: [{ pointer: "/query/colour", code: "unknown_field" }],
    });
  });

  it("answers a wrong method with 405 and what is allowed", async () => {
    const answer = await api.server.inject({ method: "DELETE", url: "/api/v1/me" });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers["allow"]).toContain("GET");
  });

  it("keeps a caller's request id and makes one otherwise", async () => {
    const given = await api.server.inject({ url: "/health/live", headers: { "x-request-id": "caller-1234" } });
    expect(given.headers["x-request-id"]).toBe("caller-1234");
    const odd = await api.server.inject({ url: "/health/live", headers: { "x-request-id": "a b\\nc" } });
    expect(odd.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });
});
