import { createHash } from "node:crypto";
import { scopes, type Scope } from "@magic-meetings/contract/identity/identity.ts";
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Authority } from "./authority.ts";

/** What a valid access token says. */
export interface TokenIdentity {
  kind: "user" | "app";
  entraTenantId: string;
  entraObjectId: string;
  /** An app's own name; a user's comes from the database. */
  appName: string;
  scopes: Scope[];
  /** The authority's app that works for every company. */
  isHomeApp: boolean;
}

/** The token proves nothing; `message` is for the log. */
export class BadToken extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BadToken";
  }
}

/** The keys of the authority cannot be read: nothing is known about the token. */
export class AuthorityUnreachable extends Error {
  constructor(cause: unknown) {
    super("The keys of the sign-in authority cannot be read", { cause });
    this.name = "AuthorityUnreachable";
  }
}

export type VerifyToken = (token: string) => Promise<TokenIdentity>;

const longestToken = 16_384;
const clockSkewSeconds = 120;
const keptTokens = 20_000;

/**
 * Checks version 2 access tokens: RS256 by a key of the authority, exact issuer, audience and tenant, times with two
 * minutes of skew, `scp` with `access_as_user` for people or `roles` for apps. Nothing in the token's header is
 * followed. A good result is kept until the token ends. Throws `BadToken`, or
 * `AuthorityUnreachable`.
 */
export function createTokenVerifier(
  authorities: readonly Authority[],
  now: () => Date = () => new Date(),
): VerifyToken {
  const good = new LRUCache<string, { identity: TokenIdentity; until: number }>({ max: keptTokens });
  return async (token) => {
    if (token.length > longestToken) throw new BadToken("longer than any token");
    const hash = createHash("sha256").update(token).digest("base64");
    const known = good.get(hash);
    if (known && known.until > now().getTime()) return known.identity;
    const { identity, expires } = await verify(token, authorities, now());
    good.set(hash, { identity, until: expires * 1000 });
    return identity;
  };
}

async function verify(token: string, authorities: readonly Authority[], currentDate: Date) {
  const { iss, tid } = readUnproven(token);
  const authority = authorities.find((one) => one.issuerOf(tid) === iss);
  if (authority === undefined) throw new BadToken("of an unknown issuer");
  const { payload } = await jwtVerify(token, authority.keys, {
    algorithms: ["RS256"],
    issuer: authority.issuerOf(tid),
    audience: authority.audience,
    clockTolerance: clockSkewSeconds,
    requiredClaims: ["exp", "iat", "tid", "aud", "iss"],
    currentDate,
  }).catch(notBelieved);
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw new BadToken("lacks a claim");
  return { identity: identify(claims.data, authority), expires: claims.data.exp };
}

const headerSchema = z.object({
  alg: z.literal("RS256"),
  kid: z.string().regex(/^[\w-]{1,128}$/),
  typ: z.enum(["JWT", "at+jwt"]).optional(),
  // Keys come from the authority only: a token that brings or points at one is refused unread.
  jwk: z.undefined().optional(),
  jku: z.undefined().optional(),
  x5u: z.undefined().optional(),
  x5c: z.undefined().optional(),
  crit: z.undefined().optional(),
});

const unprovenSchema = z.object({ iss: z.string(), tid: z.guid() });

/** Just enough to choose the authority; nothing of it is believed before the signature is checked. */
function readUnproven(token: string) {
  try {
    headerSchema.parse(decodeProtectedHeader(token));
    return unprovenSchema.parse(decodeJwt(token));
  } catch {
    throw new BadToken("not a token of the expected form");
  }
}

/** What reading the keys can meet besides a key that is not there. */
const unreadableKeys = [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code];

function notBelieved(error: unknown): never {
  if (error instanceof errors.JOSEError && !unreadableKeys.includes(error.code)) throw new BadToken(error.code);
  throw new AuthorityUnreachable(error);
}

const claimsSchema = z.object({
  ver: z.literal("2.0"),
  aud: z.string(),
  tid: z.guid(),
  oid: z.guid(),
  exp: z.number(),
  scp: z.string().optional(),
  roles: z.array(z.string()).optional(),
  idtyp: z.string().optional(),
  azp: z.string().optional(),
  app_displayname: z.string().optional(),
});

function identify(claims: z.infer<typeof claimsSchema>, authority: Authority): TokenIdentity {
  const isHomeApp = authority.homeTenantId !== undefined;
  if (isHomeApp && claims.tid !== authority.homeTenantId) throw new BadToken("of another tenant");
  const identity = { entraTenantId: claims.tid.toLowerCase(), entraObjectId: claims.oid.toLowerCase(), isHomeApp };
  if (claims.scp !== undefined) {
    const isOurs = claims.scp.split(" ").includes("access_as_user");
    if (!isOurs || !authority.issues.includes("people")) throw new BadToken("without the scope access_as_user");
    return { ...identity, kind: "user", appName: "", scopes: [] };
  }
  const granted = scopes.filter((scope) => claims.roles?.includes(scope));
  if (granted.length === 0 || !authority.issues.includes("apps")) throw new BadToken("without scope and roles");
  if (claims.idtyp !== undefined && claims.idtyp !== "app") throw new BadToken("with roles, but not of an app");
  return { ...identity, kind: "app", appName: claims.app_displayname ?? claims.azp ?? "An app", scopes: granted };
}
