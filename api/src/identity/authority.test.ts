import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entraAuthority } from "./authority.ts";
import { createDemoAuthority } from "./demo-authority.ts";
import { AuthorityUnreachable, BadToken, createTokenVerifier } from "./token-verifier.ts";

const tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const consumers = "9188040d-6c67-4c5b-b112-36a304b66dad";
const audience = "6e74172b-be56-4843-9ff4-e66a39bb12e3";

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;

let server: Server;
let base: string;
let everybody: Pair;
let consumer: Pair;
let reads = 0;

beforeAll(async () => {
  [everybody, consumer] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const keys = [
    { ...(await exportJWK(everybody.publicKey)), kid: "any", issuer: "BASE/{tenantid}/v2.0" },
    { ...(await exportJWK(consumer.publicKey)), kid: "consumers", issuer: `BASE/${consumers}/v2.0` },
  ];
  server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url?.endsWith("/openid-configuration")) {
      const document = { issuer: `${base}/{tenantid}/v2.0`, jwks_uri: `${base}/common/discovery/v2.0/keys` };
      return void response.end(JSON.stringify(document));
    }
    reads += 1;
    response.end(JSON.stringify({ keys }).replaceAll("BASE", base));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function token(pair: Pair, kid: string, tid = tenant): Promise<string> {
  return new SignJWT({ ver: "2.0", tid, oid: tenant, scp: "access_as_user" })
    .setProtectedHeader({ alg: "RS256", kid })
    .setIssuer(`${base}/${tid}/v2.0`)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(pair.privateKey);
}

describe("the keys that an authority publishes", () => {
  it("are read once for many tokens, and not again for every unknown key", async () => {
    const verify = createTokenVerifier([entraAuthority({ authorityUrl: base, audience })]);
    reads = 0;
    await expect(verify(await token(everybody, "any"))).resolves.toMatchObject({ kind: "user", entraTenantId: tenant });
    for (let i = 0; i < 20; i += 1) {
      await expect(verify(await token(everybody, `unknown-${i}`))).rejects.toBeInstanceOf(BadToken);
    }
    expect(reads).toBeLessThanOrEqual(2);
  });

  it("are good for their own issuer only", async () => {
    const verify = createTokenVerifier([entraAuthority({ authorityUrl: base, audience })]);
    await expect(verify(await token(consumer, "consumers"))).rejects.toBeInstanceOf(BadToken);
    await expect(verify(await token(consumer, "consumers", consumers))).resolves.toMatchObject({ kind: "user" });
  });

  it("that cannot be read say nothing about the token", async () => {
    const verify = createTokenVerifier([entraAuthority({ authorityUrl: "http://127.0.0.1:1", audience })]);
    const unread = await new SignJWT({ ver: "2.0", tid: tenant, oid: tenant, scp: "access_as_user" })
      .setProtectedHeader({ alg: "RS256", kid: "any" })
      .setIssuer(`http://127.0.0.1:1/${tenant}/v2.0`)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(everybody.privateKey);
    await expect(verify(unread)).rejects.toBeInstanceOf(AuthorityUnreachable);
  });
});

describe("a token that was believed", () => {
  it("is not believed beyond its end", async () => {
    let now = new Date();
    const demo = await createDemoAuthority([], audience);
    const verify = createTokenVerifier([demo.authority, entraAuthority({ authorityUrl: base, audience })], () => now);
    const good = await token(everybody, "any");
    await verify(good);
    now = new Date(now.getTime() + 61 * 60_000 + 120_000);
    await expect(verify(good)).rejects.toBeInstanceOf(BadToken);
  });
});
