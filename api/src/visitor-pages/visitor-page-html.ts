import type { FastifyInstance, FastifyRequest } from "fastify";
import type { PassCodes } from "../access-passes/pass-codes.ts";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import type { AuthenticateLink } from "./authenticate-link.ts";

interface PageDeps {
  pool: Database;
  clock: Clock;
  passCodes: PassCodes;
  authenticateLink: AuthenticateLink;
}

/** The link in the address of a request. */
export function linkOf({ params }: FastifyRequest): string {
  const { link } = params as { link?: unknown };
  return typeof link === "string" ? link : "";
}

export function addVisitorPages(server: FastifyInstance, deps: PageDeps): void {
  void server;
  void deps;
}
