import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { FakeGraph } from "./fake-graph.ts";

/** The fake as a server, for what asks over the network. It answers under its own address' path, such as `/v1.0`. */
export function fakeGraphPlugin(fake: FakeGraph): (server: FastifyInstance) => Promise<void> {
  const prefix = new URL(fake.baseUrl).pathname;
  return async (server) => {
    server.all(`${prefix}/*`, async (request, reply) => {
      // What nobody answers is not answered with words.
      if (fake.faults.isDown) return reply.hijack().raw.destroy();
      if (fake.faults.delayMilliseconds > 0) await delay(fake.faults.delayMilliseconds);
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === "string" ? [[name, value] as const] : [],
      );
      const answer = await fake.handle({
        method: request.method,
        path: request.url.slice(prefix.length),
        headers: Object.fromEntries(headers),
        body: request.body ?? undefined,
      });
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .send(answer.body);
    });
  };
}
