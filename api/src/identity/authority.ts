import { errors, type FlattenedJWSInput, type JWTVerifyGetKey } from "jose";
import { createPublishedKeys } from "./published-keys.ts";

/** Who issues access tokens for this API. All are checked by the same verifier. */
export interface Authority {
  name: string;
  /** The exact issuer of a tenant's tokens. */
  issuerOf(entraTenantId: string): string;
  audience: string;
  keys: JWTVerifyGetKey;
  /** People carry `scp`, apps carry `roles`. */
  issues: readonly ("people" | "apps")[];
  /**
   * The one tenant (`tid`) that issues the tokens of an app of ours that works for every company; the company comes from
   * `X-Acting-Tenant` then. Absent: the token's `tid` is the company.
   */
  homeTenantId?: string;
}

export interface EntraSettings {
  /** For example `https://login.microsoftonline.com`. */
  authorityUrl: string;
  /** The API's application (client) id: the `aud` of version 2 tokens. */
  audience: string;
  /** Another way to the authority than the network, and another time; for tests. */
  fetch?: typeof fetch;
  now?: () => number;
}

/** Microsoft Entra ID, with the keys that it publishes for all tenants. */
export function entraAuthority({ authorityUrl, audience, ...more }: EntraSettings): Authority {
  const base = authorityUrl.replace(/\/+$/, "");
  const published = createPublishedKeys({ authorityUrl: base, ...more });
  return {
    name: "entra",
    issuerOf: (tenantId) => `${base}/${tenantId}/v2.0`,
    audience,
    async keys(header, token) {
      const key = await published.keyOf(header, token);
      if (!isGoodFor(published.described(header.kid)?.["issuer"], token)) throw new errors.JWKSNoMatchingKey();
      return key;
    },
    issues: ["people", "apps"],
  };
}

/** A published key can name the issuer whose tokens it signs, with `{tenantid}` for any tenant; it is good for no other. */
function isGoodFor(issuer: unknown, { payload }: FlattenedJWSInput): boolean {
  if (typeof issuer !== "string") return true;
  const text = typeof payload === "string" ? payload : Buffer.from(payload).toString("utf8");
  const { iss, tid } = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Record<string, unknown>;
  return typeof tid === "string" && issuer.replace("{tenantid}", tid) === iss;
}
