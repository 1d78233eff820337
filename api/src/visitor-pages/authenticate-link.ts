import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { readLink, sha256 } from "../access-passes/pass-codes.ts";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import type { Principal } from "../identity/principal.ts";
import type { GuessLimit } from "./guess-limit.ts";
import { findVisitOfLink } from "./visitor-visit-sql.ts";

/** The visitor whose link this is, asked from this address. Throws one and the same refusal for every link that is none. */
export type AuthenticateLink = (link: string, address: string) => Promise<Principal>;

/** So long after the visit its link still leads somewhere. */
export const linkDaysAfterVisit = 7;

const dayMilliseconds = 86_400_000;

interface LinkDeps {
  pool: Database;
  /** The demo's may be moved: a link ends by the same clock as its visit. */
  clock: Clock;
  /** Nobody moves this one. */
  systemClock: Clock;
  guesses: GuessLimit;
}

export function createAuthenticateLink({ pool, clock, systemClock, guesses }: LinkDeps): AuthenticateLink {
  return async (link, address) => {
    const at = systemClock.now().getTime();
    const wait = guesses.waitSeconds(address, at);
    if (wait !== undefined) throw new Refusal("rate_limited", `Too many wrong links: try again in ${wait} seconds`);
    const found = await find(pool, link);
    if (found === undefined || found.end.getTime() + linkDaysAfterVisit * dayMilliseconds < clock.now().getTime()) {
      guesses.missed(address, at);
      throw new Refusal("not_found", "This link leads nowhere");
    }
    const { tenantId, visitId } = found;
    return {
      kind: "visitor",
      id: `visit:${visitId}`,
      tenantId,
      userId: null,
      visitId,
      name: "",
      roles: [],
      scopes: [],
    };
  };
}

async function find(pool: Database, link: string) {
  const read = readLink(link);
  if (read === undefined) return undefined;
  const { tenantId, token } = read;
  const found = await findVisitOfLink(tenantReader(pool, tenantId), { tenantId, linkSha256: sha256(token) });
  return found && { tenantId, ...found };
}

/** Whose visit a principal may see by her link. */
export function visitOf({ visitId }: Principal): string {
  if (visitId === undefined) throw new Refusal("not_found", "This link leads nowhere");
  return visitId;
}
