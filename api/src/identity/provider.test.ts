import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { entraAuthority } from "./authority.ts";
import { startTestProvider, type TestProvider } from "./test-provider.ts";
import { AuthorityUnreachable, BadToken, createTokenVerifier } from "./token-verifier.ts";

// Entra's tokens against an OpenID provider on the network: discovery, keys that change, and one that is away.

const tenantId = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const objectId = "0b0e2f3a-1111-4222-8333-444455556666";
const audience = "6e74172b-be56-4843-9ff4-e66a39bb12e3";
const hour = 60 * 60 * 1000;

let provider: TestProvider;
let now: number;
const providers: TestProvider[] = [];

beforeEach(async () => {
  provider = await startTestProvider({ tenantId, objectId, audience });
  providers.push(provider);
  now = 0;
});
afterAll(() => Promise.all(providers.map((one) => one.close())));

function verifier() {
  const { authorityUrl, fetch } = provider;
  return createTokenVerifier([entraAuthority({ authorityUrl, audience, fetch, now: () => now })]);
}

const reads = () => provider.asked.filter((one) => one === "keys").length;

describe("a company's tokens", () => {
  it("are believed by the keys that its discovery document names", async () => {
    const verify = verifier();
    await expect(verify(await provider.token())).resolves.toMatchObject({
      kind: "user",
      entraTenantId: tenantId,
      entraObjectId: objectId,
    });
    expect(provider.asked).toEqual(["discovery", "keys"]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["of version 1", { ver: "1.0", iss: `https://sts.windows.net/${tenantId}/` }],
    ["of version 1 with the issuer of version 2", { ver: "1.0" }],
    ["for Microsoft Graph", { aud: "00000003-0000-0000-c000-000000000000" }],
    ["for the API's address instead of its id", { aud: `api://meetings.example/${audience}` }],
    ["that is an id token: no scope", { scp: undefined, nonce: "n" }],
    ["with another scope", { scp: "User.Read" }],
    ["of an app without a role", { scp: undefined, idtyp: "app", roles: [] }],
    ["of another company under this one's issuer", { tid: "11111111-1111-4111-8111-111111111111" }],
    ["that has ended", { iat: 1, nbf: 1, exp: 2 }],
    ["that has no person", { oid: undefined }],
  ])("that are not for us are refused: %s", async (_, claims) => {
    await expect(verifier()(await provider.token(claims))).rejects.toBeInstanceOf(BadToken);
  });

  it("are refused where the signature is another provider's", async () => {
    const other = await startTestProvider({ tenantId, objectId, audience });
    providers.push(other);
    await expect(verifier()(await other.token())).rejects.toBeInstanceOf(BadToken);
  });
});

describe("keys that roll over", () => {
  it("under load are read once, whatever the number of tokens, and the old key's tokens end", async () => {
    const verify = verifier();
    const old = await provider.token();
    await verify(old);
    await provider.rollOver();
    now += 30_000;
    const tokens = await Promise.all(Array.from({ length: 50 }, (_, index) => provider.token({ uti: String(index) })));
    const seen = await Promise.all(tokens.map((token) => verify(token)));
    expect(seen).toHaveLength(50);
    expect(reads()).toBe(2);
    await expect(verifier()(old)).rejects.toBeInstanceOf(BadToken);
  });

  it("are not read again for every key that nobody knows", async () => {
    const verify = verifier();
    await verify(await provider.token());
    const other = await startTestProvider({ tenantId, objectId, audience });
    providers.push(other);
    now += 30_000;
    for (let i = 0; i < 10; i += 1) {
      await expect(verify(await other.token({ uti: String(i) }))).rejects.toBeInstanceOf(BadToken);
    }
    expect(reads()).toBe(2);
    now += 29_000;
    await expect(verify(await other.token())).rejects.toBeInstanceOf(BadToken);
    expect(reads()).toBe(2);
  });

  it("are read in the background once a day", async () => {
    const verify = verifier();
    await verify(await provider.token());
    now += 25 * hour;
    await verify(await provider.token({ uti: "2" }));
    await expect.poll(reads).toBe(2);
  });
});

describe("a provider that is away", () => {
  it("leaves the keys that are kept to serve, for a week", async () => {
    const verify = verifier();
    await verify(await provider.token());
    provider.isDown = true;
    now += 6 * 24 * hour;
    await expect(verify(await provider.token({ uti: "2" }))).resolves.toMatchObject({ kind: "user" });
    now += 2 * 24 * hour;
    await expect(verify(await provider.token({ uti: "3" }))).rejects.toBeInstanceOf(AuthorityUnreachable);
  });

  it("says nothing about a token of a new key, and is asked for it every 30 seconds at most", async () => {
    const verify = verifier();
    await verify(await provider.token());
    await provider.rollOver();
    provider.isDown = true;
    now += 30_000;
    const token = await provider.token();
    for (let i = 0; i < 5; i += 1) await expect(verify(token)).rejects.toBeInstanceOf(AuthorityUnreachable);
    provider.isDown = false;
    now += 29_000;
    await expect(verify(token)).rejects.toBeInstanceOf(AuthorityUnreachable);
    expect(reads()).toBe(1);
    now += 1_000;
    await expect(verify(token)).resolves.toMatchObject({ kind: "user" });
    expect(reads()).toBe(2);
  });

  it("is found again soon after a start without it", async () => {
    const verify = verifier();
    provider.isDown = true;
    const token = await provider.token();
    await expect(verify(token)).rejects.toBeInstanceOf(AuthorityUnreachable);
    provider.isDown = false;
    await expect(verify(token)).rejects.toBeInstanceOf(AuthorityUnreachable);
    now += 2_000;
    await expect(verify(token)).resolves.toMatchObject({ kind: "user" });
  });

  it.each<[string, Record<string, unknown>]>([
    ["another issuer", { issuer: "https://elsewhere.example/{tenantid}/v2.0" }],
    ["somebody else's keys", { jwks_uri: "https://elsewhere.example/keys" }],
    ["no keys", { jwks_uri: undefined }],
  ])("is the same as one that names %s", async (_, document) => {
    provider.document = document;
    await expect(verifier()(await provider.token())).rejects.toBeInstanceOf(AuthorityUnreachable);
  });
});
