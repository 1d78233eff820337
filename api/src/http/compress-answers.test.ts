import { gunzipSync } from "node:zlib";
import fastify from "fastify";
import { expect, it } from "vitest";
import { compressLargeAnswers } from "./compress-answers.ts";

const large = { items: Array.from({ length: 5000 }, (_, number) => ({ number, name: `Visitor ${number}` })) };

async function serverOf() {
  const server = fastify();
  compressLargeAnswers(server);
  server.get("/large", async () => large);
  server.get("/small", async () => ({ items: [] }));
  server.get("/file", async (_, reply) => reply.type("text/csv").send("a;b\n".repeat(20_000)));
  await server.ready();
  return server;
}

it("packs a large answer for who takes it so, and nothing else", async () => {
  const server = await serverOf();
  const packed = await server.inject({ url: "/large", headers: { "accept-encoding": "gzip, br" } });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(packed.rawPayload.length).toBeLessThan(JSON.stringify(large).length / 3);
  expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(large);
  expect(Number(packed.headers["content-length"])).toBe(packed.rawPayload.length);
  for (const [url, encoding] of [
    ["/large", undefined],
    ["/large", "br"],
    ["/small", "gzip"],
    ["/file", "gzip"],
  ] as const) {
    const plain = await server.inject({ url, headers: encoding === undefined ? {} : { "accept-encoding": encoding } });
    expect(plain.headers["content-encoding"]).toBeUndefined();
  }
  await server.close();
});
