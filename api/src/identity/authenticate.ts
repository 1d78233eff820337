import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ApiKeyDirectory, UserDirectory } from "./directories.ts";
import type { KnownApiKey } from "./identity-sql.ts";
import type { Principal } from "./principal.ts";
import { BadToken, type TokenIdentity, type VerifyToken } from "./token-verifier.ts";

export interface AuthenticateDeps {
  verifyToken: VerifyToken;
  users: UserDirectory;
  apiKeys: ApiKeyDirectory;
  now: () => Date;
}

export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Principal>;

/** Who sends these headers. Refuses with 401 what proves nobody, with 403 somebody who is not known or not let in. */
export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  return async (headers) => {
    const credential = /^Bearer ([\x21-\x7e]+)$/i.exec(headers.authorization ?? "")?.[1];
    if (credential === undefined) throw unauthenticated();
    const principal = credential.startsWith("mm_")
      ? await ofApiKey(deps, credential)
      : await ofToken(deps, credential, headers);
    const acting = headers["x-acting-user"];
    if (acting === undefined) return principal;
    return actingFor(deps, principal, acting);
  };
}

function unauthenticated(): Refusal {
  return new Refusal("unauthenticated", "Sign in: the request carries no valid token");
}

async function ofToken(deps: AuthenticateDeps, token: string, headers: IncomingHttpHeaders): Promise<Principal> {
  const identity = await deps.verifyToken(token).catch((error: unknown) => {
    throw error instanceof BadToken ? unauthenticated() : error;
  });
  const tenantId = await deps.users.tenantOf(companyOf(identity, headers["x-acting-tenant"]));
  if (tenantId === undefined) throw unauthenticated();
  if (identity.kind === "user") {
    const user = await knownUser(deps, tenantId, identity.entraObjectId);
    return { ...user, signedIn: { entraTenantId: identity.entraTenantId, userToken: () => token } };
  }
  return {
    kind: "app",
    id: `app:${identity.entraObjectId}`,
    tenantId,
    userId: null,
    name: identity.appName,
    roles: [],
    scopes: identity.scopes,
    entraObjectId: identity.entraObjectId,
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The Entra tenant that the request is about. Only an app of ours, which belongs to no company, may name it. */
function companyOf({ isHomeApp, entraTenantId }: TokenIdentity, acting: string | string[] | undefined): string {
  if (!isHomeApp) {
    if (acting === undefined || acting === entraTenantId) return entraTenantId;
    throw new Refusal("forbidden", "The token is of another company than X-Acting-Tenant says");
  }
  if (typeof acting === "string" && uuid.test(acting)) return acting;
  throw new Refusal("forbidden", "Say with X-Acting-Tenant for which company this is");
}

async function knownUser(deps: AuthenticateDeps, tenantId: string, entraObjectId: string): Promise<Principal> {
  const user = await deps.users.userOf(tenantId, entraObjectId);
  if (user === undefined)
    throw new Refusal("forbidden", "Nobody here knows you yet: ask your administrator to add you");
  if (user.status !== "active")
    throw new Refusal("forbidden", "Your account here is switched off: ask your administrator");
  return {
    kind: "user",
    id: `user:${user.id}`,
    tenantId,
    userId: user.id,
    name: user.name,
    roles: user.roles,
    actsFor: user.actsFor,
    scopes: [],
    entraObjectId,
  };
}

async function actingFor(deps: AuthenticateDeps, app: Principal, acting: string | string[]): Promise<Principal> {
  if (!app.scopes.includes("bot.act")) throw new Refusal("forbidden", "Acting for somebody needs the scope bot.act");
  if (typeof acting !== "string" || !uuid.test(acting))
    throw new Refusal("forbidden", "X-Acting-User has to be an Entra object id");
  const user = await knownUser(deps, app.tenantId, acting.toLowerCase());
  return { ...user, scopes: ["bot.act"], actedBy: app.name };
}

async function ofApiKey(deps: AuthenticateDeps, credential: string): Promise<Principal> {
  const [, prefix, secret] = /^mm_([A-Za-z0-9]{4,32})_([A-Za-z0-9_-]{20,128})$/.exec(credential) ?? [];
  if (prefix === undefined || secret === undefined) throw unauthenticated();
  const found = await deps.apiKeys.find(prefix);
  const given = createHash("sha256").update(secret).digest();
  const now = deps.now();
  if (found === undefined || !isSecretOf(found.key, given, now)) throw unauthenticated();
  const { id, name, scopes, validTo } = found.key;
  if (validTo !== null && validTo <= now) throw unauthenticated();
  await deps.apiKeys.used({ tenantId: found.tenantId, id, at: now });
  return { kind: "api_key", id: `api_key:${id}`, tenantId: found.tenantId, userId: null, name, roles: [], scopes };
}

/** Its secret, or for a while the one before it. */
function isSecretOf({ secretSha256, previous }: KnownApiKey, given: Buffer, now: Date): boolean {
  const isPresent = timingSafeEqual(given, secretSha256);
  const isPrevious = previous !== undefined && timingSafeEqual(given, previous.secretSha256) && now < previous.validTo;
  return isPresent || isPrevious;
}
