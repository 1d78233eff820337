import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import type { Authority } from "./authority.ts";

/** An authority inside this process: its private key never leaves it and ends with it. */
export interface OwnAuthority {
  authority: Authority;
  /** Signs an access token of the tenant; claims as Microsoft Entra gives them. */
  sign(entraTenantId: string, claims: JWTPayload, now?: Date): Promise<string>;
}

export interface OwnAuthoritySettings {
  name: string;
  audience: string;
  issues: Authority["issues"];
  homeTenantId?: string;
}

const lifetimeSeconds = 60 * 60;

export async function createOwnAuthority(settings: OwnAuthoritySettings): Promise<OwnAuthority> {
  const { name, audience, issues, homeTenantId } = settings;
  const { publicKey, privateKey } = await generateKeyPair("RS256", { modulusLength: 2048 });
  const kid = `${name}-1`;
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" }] });
  // The top level name `invalid` never belongs to anybody, so no other authority can share the issuer.
  const issuerOf = (tenantId: string) => `http://${name}.invalid/${tenantId}/v2.0`;
  return {
    authority: { name, issuerOf, audience, keys, issues, ...(homeTenantId === undefined ? {} : { homeTenantId }) },
    sign(tenantId, claims, now = new Date()) {
      const seconds = Math.floor(now.getTime() / 1000);
      return new SignJWT({ ver: "2.0", tid: tenantId, ...claims })
        .setProtectedHeader({ alg: "RS256", typ: "JWT", kid })
        .setIssuer(issuerOf(tenantId))
        .setAudience(audience)
        .setIssuedAt(seconds)
        .setNotBefore(seconds)
        .setExpirationTime(seconds + lifetimeSeconds)
        .sign(privateKey);
    },
  };
}
