import {
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  type JWTHeaderParameters,
  type JWTPayload,
} from "jose";
import type { Authority } from "./authority.ts";

/** An authority whose tokens a test can bend in every way. */
export interface TestAuthority {
  authority: Authority;
  /** A token like Microsoft Entra's, with what is given in place of what it would say. */
  token(claims?: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** The same, signed with somebody else's key. */
  forged(claims?: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** What a token without changes would say. */
  claims: JWTPayload;
  /** Tokens that prove nothing, by what is wrong with them. */
  badTokens(): Promise<Record<string, string>>;
}

interface TestAuthoritySettings {
  audience: string;
  tenantId: string;
  objectId: string;
}

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

const issuerBase = "https://login.test.example";
const hour = 3600;

export async function createTestAuthority({
  audience,
  tenantId,
  objectId,
}: TestAuthoritySettings): Promise<TestAuthority> {
  const [own, foreign] = await Promise.all([
    generateKeyPair("RS256", { extractable: true }),
    generateKeyPair("RS256", { extractable: true }),
  ]);
  const kid = "test-key-1";
  const publicJwk = { ...(await exportJWK(own.publicKey)), kid, alg: "RS256", use: "sig" };
  const foreignJwk = { ...(await exportJWK(foreign.publicKey)), kid };
  const now = Math.floor(Date.now() / 1000);
  const claims: JWTPayload = {
    ver: "2.0",
    iss: `${issuerBase}/${tenantId}/v2.0`,
    aud: audience,
    tid: tenantId,
    oid: objectId,
    scp: "access_as_user",
    iat: now,
    nbf: now,
    exp: now + hour,
  };
  const signed = (key: PrivateKey, more: JWTPayload, header: Partial<JWTHeaderParameters>) =>
    new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: "RS256", typ: "JWT", kid, ...header }).sign(key);
  const token: TestAuthority["token"] = (more = {}, header = {}) => signed(own.privateKey, more, header);
  const forged: TestAuthority["forged"] = (more = {}, header = {}) => signed(foreign.privateKey, more, header);
  return {
    claims,
    token,
    forged,
    authority: {
      name: "test",
      issuerOf: (tid) => `${issuerBase}/${tid}/v2.0`,
      audience,
      keys: createLocalJWKSet({ keys: [publicJwk] }),
      issues: ["people", "apps"],
    },
    async badTokens() {
      const good = await token();
      const strangerTenant = "019a0000-0000-7000-8000-00000000dead";
      const publicPem = new TextEncoder().encode(await exportSPKI(own.publicKey));
      const hs256 = new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT", kid }).sign(publicPem);
      const rs512 = await generateKeyPair("RS512");
      return {
        "alg none": unsigned({ alg: "none", typ: "JWT" }, claims),
        "alg None with the kid": unsigned({ alg: "None", typ: "JWT", kid }, claims),
        "another key": await forged(),
        "another key under an unknown kid": await forged({}, { kid: "unknown" }),
        "HS256 with the public key": await hs256,
        RS512: await new SignJWT(claims).setProtectedHeader({ alg: "RS512", typ: "JWT", kid }).sign(rs512.privateKey),
        "a key of its own in jwk": await forged({}, { jwk: foreignJwk }),
        "a good key with a jwk beside it": await token({}, { jwk: foreignJwk }),
        "keys elsewhere in jku": await forged({}, { jku: "https://attacker.example/keys" }),
        "a good key with a jku beside it": await token({}, { jku: "https://attacker.example/keys" }),
        "a certificate elsewhere in x5u": await forged({}, { x5u: "https://attacker.example/cert" }),
        "kid with a path": await forged({}, { kid: "../../../dev/null" }),
        "kid with SQL": await forged({}, { kid: "x' or '1'='1" }),
        "a good key under a kid with a path": await token({}, { kid: `../${kid}` }),
        "no kid": await token({}, { kid: undefined }),
        "another type": await token({}, { typ: "logout+jwt" }),
        "a payload that was changed": tampered(good, { ...claims, oid: strangerTenant }),
        "a signature cut short": good.slice(0, -20),
        "no signature": `${good.split(".").slice(0, 2).join(".")}.`,
        "another issuer": await token({ iss: `https://login.attacker.example/${tenantId}/v2.0` }),
        "an issuer with more behind it": await token({ iss: `${issuerBase}/${tenantId}/v2.0/` }),
        "the issuer of version 1": await token({ iss: `https://sts.windows.net/${tenantId}/`, ver: "1.0" }),
        "another version": await token({ ver: "1.0" }),
        "another audience": await token({ aud: "00000003-0000-0000-c000-000000000000" }),
        "several audiences": await token({ aud: [audience, "00000003-0000-0000-c000-000000000000"] }),
        "another tenant": await token({ tid: strangerTenant, iss: `${issuerBase}/${strangerTenant}/v2.0` }),
        "a tenant that is not the issuer's": await token({ tid: strangerTenant }),
        "a tenant that is no GUID": await token({ tid: "common", iss: `${issuerBase}/common/v2.0` }),
        "no tenant": await token({ tid: undefined }),
        "no object": await token({ oid: undefined }),
        expired: await token({ iat: now - 2 * hour, nbf: now - 2 * hour, exp: now - 10 * 60 }),
        "without an end": await token({ exp: undefined }),
        "not yet valid": await token({ nbf: now + 10 * 60 }),
        "no scope": await token({ scp: undefined }),
        "another scope": await token({ scp: "User.Read" }),
        "a scope that begins like ours": await token({ scp: "access_as_user_admin" }),
        "roles that are none of ours": await token({ scp: undefined, roles: ["Tasks.Write"] }),
        "roles of a person": await token({ scp: undefined, roles: ["meetings.write"], idtyp: "user" }),
        "not a token": "abc",
        "longer than any token": `${good}${"a".repeat(20_000)}`,
        "an unknown API key": "mm_abcdefgh_0123456789abcdef0123456789abcdef",
        "a broken API key": "mm_x",
      };
    },
  };
}

function unsigned(header: object, payload: object): string {
  return `${encode(header)}.${encode(payload)}.`;
}

function tampered(token: string, payload: object): string {
  const [header, , signature] = token.split(".");
  return `${header}.${encode(payload)}.${signature}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
