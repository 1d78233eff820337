import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose";

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
}

const oneTenantEach = 24 * 60 * 60 * 1000;

/** Microsoft Entra ID. The keys are those that it publishes for all tenants; they are read again at most every 30 s. */
export function entraAuthority({ authorityUrl, audience }: EntraSettings): Authority {
  const base = authorityUrl.replace(/\/+$/, "");
  return {
    name: "entra",
    issuerOf: (tenantId) => `${base}/${tenantId}/v2.0`,
    audience,
    keys: createRemoteJWKSet(new URL(`${base}/common/discovery/v2.0/keys`), {
      timeoutDuration: 5_000,
      cooldownDuration: 30_000,
      cacheMaxAge: oneTenantEach,
    }),
    issues: ["people", "apps"],
  };
}
