import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { addHealthRoutes, type HealthChecks, type OutsideSystems } from "./health-routes.ts";

async function ready(checks: Partial<HealthChecks>, outside?: OutsideSystems) {
  const server = Fastify();
  addHealthRoutes(server, { migrated: async () => true, connected: async () => true, ...checks }, outside);
  const answer = await server.inject("/health/ready");
  await server.close();
  return { status: answer.statusCode, retryAfter: answer.headers["retry-after"], body: answer.json<object>() };
}

describe("GET /health/ready", () => {
  it("is ready when everything holds", async () => {
    expect(await ready({ workerHeartbeatFresh: async () => true })).toEqual({
      status: 200,
      retryAfter: undefined,
      body: {
        status: "ready",
        checks: { migrated: true, connected: true, workerHeartbeatFresh: true },
        outside: {},
      },
    });
  });

  it.each([
    { name: "says no", check: () => Promise.resolve(false) },
    { name: "fails", check: () => Promise.reject(new Error("gone")) },
  ])("is not ready when a check $name, and says which", async ({ check }) => {
    const answer = await ready({ connected: check });
    expect(answer).toMatchObject({
      status: 503,
      retryAfter: "5",
      body: { status: "not ready", checks: { connected: false } },
    });
  });

  it("stays ready while an outside system is down, and shows it", async () => {
    const answer = await ready({}, () => ({ teams: "down" }));
    expect(answer).toMatchObject({ status: 200, body: { status: "ready", outside: { teams: "down" } } });
  });
});
