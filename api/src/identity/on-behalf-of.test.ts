import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testCertificate } from "../graph/test-certificate.ts";
import { problemOf } from "../http/problem.ts";
import { challengeOf, ClaimsChallenge } from "./claims-challenge.ts";
import { createOnBehalfOf, type OnBehalfOf } from "./on-behalf-of.ts";
import { startTestProvider, subjectOf, type TestProvider } from "./test-provider.ts";

const tenantId = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const objectId = "0b0e2f3a-1111-4222-8333-444455556666";
const audience = "6e74172b-be56-4843-9ff4-e66a39bb12e3";
const scopes = ["https://graph.microsoft.com/Chat.ReadBasic"];
const claims = '{"access_token":{"capolids":{"essential":true,"values":["c1"]}}}';
const pem = testCertificate(new Date("2040-01-01T00:00:00Z"));

let provider: TestProvider;
let onBehalfOf: OnBehalfOf;

beforeAll(async () => {
  provider = await startTestProvider({ tenantId, objectId, audience, certificate: pem.certificate });
});
afterAll(() => provider.close());
beforeEach(() => {
  provider.refusal = undefined;
  provider.isDown = false;
  provider.exchanges.length = 0;
  const { authorityUrl, network } = provider;
  onBehalfOf = createOnBehalfOf({ authorityUrl, clientId: audience, network, ...pem });
});

async function asked(more: { isRefused?: boolean; claims?: string; userToken?: string } = {}): Promise<string> {
  return onBehalfOf({ entraTenantId: tenantId, scopes, userToken: await provider.token(), ...more });
}

const refusedWith = (code: string) => expect.objectContaining({ code }) as Refusal;

describe("a token in the name of a person", () => {
  it("is had for hers, with the API's certificate, once", async () => {
    const userToken = await provider.token();
    expect(subjectOf(await asked({ userToken }))).toBe(objectId);
    await asked({ userToken });
    expect(provider.exchanges).toHaveLength(1);
    expect(provider.exchanges[0]).toMatchObject({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      requested_token_use: "on_behalf_of",
      client_id: audience,
      assertion: userToken,
      claims: expect.stringContaining("CP1") as string,
    });
    expect(provider.exchanges[0]).not.toHaveProperty("client_secret");
  });

  it("is another one for another person's token, and a new one where the last was refused", async () => {
    await asked({ userToken: await provider.token({ uti: "1" }) });
    const other = await provider.token({ uti: "2" });
    await asked({ userToken: other });
    await asked({ userToken: other, isRefused: true });
    expect(provider.exchanges).toHaveLength(3);
  });

  it("that needs more proof is asked of the client, in the words that Microsoft's libraries read", async () => {
    provider.refusal = { error: "interaction_required", suberror: "basic_action", error_codes: [50076], claims };
    const challenge = await asked().catch((error: unknown) => error);
    expect(challenge).toBeInstanceOf(ClaimsChallenge);
    const { problem, headers } = problemOf(challenge, "r1");
    expect(problem).toMatchObject({ status: 401, code: "unauthenticated" });
    expect(headers["www-authenticate"]).toMatch(/^Bearer error="insufficient_claims", claims="[\w+/=]+"$/);
    expect(challengeOf(headers["www-authenticate"] ?? "")).toBe(claims);
  });

  it("takes what a resource wants proved besides to the authority", async () => {
    await asked({ claims });
    const sent = JSON.parse(provider.exchanges[0]?.["claims"] ?? "") as { access_token: object };
    expect(sent.access_token).toMatchObject({ capolids: { values: ["c1"] }, xms_cc: { values: ["CP1"] } });
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "not consented to",
      { error: "invalid_grant", suberror: "consent_required", error_codes: [65001] },
      "consent_needed",
    ],
    ["for a sign-in that has ended", { error: "invalid_grant", error_codes: [500133] }, "unauthenticated"],
    ["where the person has to sign in", { error: "interaction_required" }, "unauthenticated"],
    ["while the authority has a problem", { error: "temporarily_unavailable" }, "unavailable"],
    ["with a certificate that is not known", { error: "invalid_client" }, "unavailable"],
  ])("%s is refused", async (_, refusal, code) => {
    provider.refusal = refusal;
    await expect(asked()).rejects.toEqual(refusedWith(code));
  });

  it("is refused for a token of somebody else's, or for no company", async () => {
    await expect(asked({ userToken: "a.b.c" })).rejects.toEqual(refusedWith("unauthenticated"));
    const userToken = await provider.token();
    await expect(onBehalfOf({ entraTenantId: "../common", scopes, userToken })).rejects.toEqual(
      refusedWith("forbidden"),
    );
  });

  it("tells nothing of what the authority said", async () => {
    provider.refusal = { error: "invalid_client", error_description: "AADSTS700027: thumbprint 8A3F of app secret-id" };
    const refusal = await asked().catch((error: unknown) => error as Error);
    expect(JSON.stringify([refusal, (refusal as Error).message, (refusal as Error).cause])).not.toMatch(/8A3F|AADSTS/);
  });

  it("is not to be had while the authority is away", async () => {
    provider.isDown = true;
    await expect(asked()).rejects.toBeInstanceOf(Refusal);
    await expect(asked()).rejects.toEqual(refusedWith("unavailable"));
  });
});
