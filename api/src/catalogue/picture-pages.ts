import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FastifyInstance } from "fastify";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { findPicture } from "./service-picture-sql.ts";

/** Where a picture of a service is shown from. */
export function pictureAddress(tenantId: string, id: string): string {
  return `/service-pictures/${tenantId}/${id}`;
}

const address = z.strictObject({ tenant: z.uuid(), id: z.uuid() });
const cachedBytes = 8 * 1024 * 1024;

/**
 * Pictures of services. The elements that show them cannot send a token, so their addresses are what nobody guesses: two
 * ids of the company's, given out with the catalogue only. A picture never changes; a new one has a new address.
 */
export function addServicePictures(server: FastifyInstance, pool: Database): void {
  const cache = new LRUCache<string, { type: string; bytes: Buffer }>({
    maxSize: cachedBytes,
    sizeCalculation: ({ bytes }) => bytes.length,
  });
  server.get("/service-pictures/:tenant/:id", { config: { access: { public: true } } }, async ({ params }, reply) => {
    const asked = address.safeParse(params);
    if (!asked.success) throw notThere();
    const { tenant: tenantId, id } = asked.data;
    const key = `${tenantId}/${id}`;
    const picture = cache.get(key) ?? (await findPicture(tenantReader(pool, tenantId), { tenantId, id }));
    if (picture === undefined) throw notThere();
    cache.set(key, picture);
    return reply
      .header("content-type", picture.type)
      .header("content-disposition", "inline")
      .header("x-content-type-options", "nosniff")
      .header("cache-control", "public, max-age=31536000, immutable")
      .send(picture.bytes);
  });
}

function notThere(): Refusal {
  return new Refusal("not_found", "There is no such picture");
}
