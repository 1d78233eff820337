import type { Access } from "@magic-meetings/contract/http/endpoint.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FastifyRequest } from "fastify";
import type { Principal } from "./principal.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; set before the body is read, undefined for public routes. */
    principal: Principal | undefined;
  }
  interface FastifyContextConfig {
    /** Who may call the route; a route of the API without it is refused. */
    access?: Access;
    /** The answer stays open: its duration says nothing about speed. */
    isLongLived?: boolean;
  }
}

/** Who asks, on a route that is not public. */
export function requestPrincipal({ principal }: FastifyRequest): Principal {
  if (principal === undefined) throw new Refusal("unauthenticated", "Sign in first");
  return principal;
}
