import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { createPool } from "../db/pool.ts";
import { addMetrics } from "./metrics.ts";

const neverUsed = createPool({
  url: "postgres://nobody@127.0.0.1:1/none",
  role: "mm_app",
  max: 1,
  applicationName: "test",
});

async function metrics(more: Partial<Parameters<typeof addMetrics>[1]> = {}): Promise<string> {
  const server = Fastify();
  addMetrics(server, { pool: neverUsed, liveScreens: () => 3, ...more });
  await server.inject("/metrics");
  const { body } = await server.inject("/metrics");
  await server.close();
  return body;
}

describe("GET /metrics", () => {
  it("tells of live screens, and what became of messages, however often it is read", async () => {
    const body = await metrics({ deliveries: () => ({ sent: 7, refused: 1 }), messagesPending: async () => 2 });
    expect(body).toContain("mm_live_screens 3");
    expect(body).toContain("mm_messages_pending 2");
    expect(body).toContain('mm_message_deliveries_total{outcome="sent"} 7');
    expect(body).toContain('mm_message_deliveries_total{outcome="refused"} 1');
  });

  it("answers while the database does not", async () => {
    const body = await metrics({ messagesPending: () => Promise.reject(new Error("gone")) });
    expect(body).toContain("mm_messages_pending Nan");
  });

  it("says nothing of messages where none are delivered", async () => {
    expect(await metrics()).not.toContain("mm_message");
  });
});
