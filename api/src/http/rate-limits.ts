import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requestPrincipal } from "../identity/request-principal.ts";

/** Requests a minute, in one process. */
export interface RateLimits {
  perPrincipal: number;
  perTenant: number;
  /** Passes shown at one access point. */
  perAccessPoint?: number;
}

export const defaultRateLimits: RateLimits = { perPrincipal: 3_000, perTenant: 60_000 };

export type CheckRateLimits = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

interface Standing {
  max: number;
  remaining: number;
  ttlInSeconds: number;
  isExceeded: boolean;
}

/** Counts a request of a known principal against its own limit and its company's; the headers state the tighter one. */
export async function createRateLimits(server: FastifyInstance, limits: RateLimits): Promise<CheckRateLimits> {
  await server.register(rateLimit, { global: false });
  const shared = { timeWindow: 60_000, cache: 50_000 };
  const ofPrincipal = server.createRateLimit({
    ...shared,
    max: limits.perPrincipal,
    keyGenerator: (request: FastifyRequest) => `${request.principal?.tenantId} ${request.principal?.id}`,
  });
  const ofTenant = server.createRateLimit({
    ...shared,
    max: limits.perTenant,
    keyGenerator: (request: FastifyRequest) => requestPrincipal(request).tenantId,
  });
  return async (request, reply) => {
    const counted = [await ofPrincipal(request), await ofTenant(request)];
    const standings = counted.filter((one): one is typeof one & Standing => !one.isAllowed);
    const tightest = standings.reduce((a, b) => (b.isExceeded || b.remaining < a.remaining ? b : a));
    reply.headers({
      "ratelimit-limit": tightest.max,
      "ratelimit-remaining": tightest.remaining,
      "ratelimit-reset": tightest.ttlInSeconds,
    });
    if (!tightest.isExceeded) return;
    reply.header("retry-after", Math.max(1, tightest.ttlInSeconds));
    throw new Refusal("rate_limited", `Too many requests: try again in ${tightest.ttlInSeconds} seconds`);
  };
}
