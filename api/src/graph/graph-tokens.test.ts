import { createHash, X509Certificate } from "node:crypto";
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { decodeJwt, decodeProtectedHeader, importX509, jwtVerify, UnsecuredJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { certificateTokens, managedIdentityTokens } from "./graph-tokens.ts";
import { testCertificate } from "./test-certificate.ts";

const company = "7f1c2f0e-6f3e-4d8e-9d5a-0f8b5b1a2c3d";
const other = "11111111-6f3e-4d8e-9d5a-0f8b5b1a2c3d";
const clientId = "6e74172b-be56-4843-9ff4-e66a39bb12e3";
const graphOrigin = "https://graph.microsoft.com";
const authorityUrl = "https://login.fake.example";
const pem = testCertificate(new Date("2049-01-01T00:00:00Z"));

interface Asked {
  url: string;
  form: URLSearchParams;
}

/** An authority that gives tokens, or what it is told to answer. */
function fakeAuthority(refusal?: { status: number; body: object }) {
  const asked: Asked[] = [];
  const answer = <T>(body: object, status = 200): NetworkResponse<T> => ({ headers: {}, body: body as T, status });
  const network: INetworkModule = {
    async sendGetRequestAsync<T>(url: string) {
      const base = url.replace(/\/v2\.0\/\.well-known.*$/, "");
      return answer<T>({
        token_endpoint: `${base}/oauth2/v2.0/token`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        issuer: `${base}/v2.0`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
      });
    },
    async sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions) {
      asked.push({ url: url.split("?")[0] ?? "", form: new URLSearchParams(options?.body) });
      if (refusal !== undefined) return answer<T>(refusal.body, refusal.status);
      return answer<T>({ token_type: "Bearer", expires_in: 3600, access_token: `token-${asked.length}` });
    },
  };
  return { asked, network };
}

describe("a certificate", () => {
  const tokensWith = (network: INetworkModule) =>
    certificateTokens({ authorityUrl, clientId, graphOrigin, network, ...pem });

  it("signs for the app to the company's own authority", async () => {
    const { asked, network } = fakeAuthority();
    expect(await tokensWith(network).tokenOf(company)).toBe("token-1");
    const { url, form } = asked[0] ?? { url: "", form: new URLSearchParams() };
    expect(url).toBe(`${authorityUrl}/${company}/oauth2/v2.0/token`);
    expect(form.get("grant_type")).toBe("client_credentials");
    expect(form.get("scope")).toContain(`${graphOrigin}/.default`);
    expect(form.get("client_secret")).toBeNull();
    const assertion = form.get("client_assertion") ?? "";
    const { certificate } = pem;
    const key = await importX509(certificate, "PS256");
    // The library rounds its seconds to the nearest, which may be the next one.
    await jwtVerify(assertion, key, { audience: url, issuer: clientId, clockTolerance: 2 });
    const thumbprint = createHash("sha256").update(new X509Certificate(certificate).raw).digest("base64url");
    expect(decodeProtectedHeader(assertion)["x5t#S256"]).toBe(thumbprint);
    expect(decodeJwt(assertion).sub).toBe(clientId);
  });

  it("is shown once for as long as the token lasts, and again when the token is not taken", async () => {
    const { asked, network } = fakeAuthority();
    const tokens = tokensWith(network);
    expect([await tokens.tokenOf(company), await tokens.tokenOf(company)]).toEqual(["token-1", "token-1"]);
    expect(await tokens.tokenOf(company, { isRefused: true })).toBe("token-2");
    expect(await tokens.tokenOf(company)).toBe("token-2");
    expect(asked).toHaveLength(2);
  });

  it("never gives one company another one's token", async () => {
    const { asked, network } = fakeAuthority();
    const tokens = tokensWith(network);
    expect(await tokens.tokenOf(company)).not.toBe(await tokens.tokenOf(other));
    expect(asked.map(({ url }) => url)).toEqual(
      [company, other].map((one) => `${authorityUrl}/${one}/oauth2/v2.0/token`),
    );
  });

  it.each([
    [
      { status: 401, body: { error: "invalid_client", error_description: "AADSTS700027 for app 6e74172b" } },
      "forbidden",
    ],
    [{ status: 400, body: { error: "unauthorized_client", error_description: "AADSTS700016" } }, "forbidden"],
    [{ status: 503, body: { error: "temporarily_unavailable", error_description: "later" } }, "unavailable"],
  ])("that is answered with %j is %s", async (refusal, kind) => {
    const { network } = fakeAuthority(refusal);
    const problem = await tokensWith(network)
      .tokenOf(company)
      .catch((error: unknown) => error);
    expect(problem).toMatchObject({ name: "CalendarProblem", kind });
    expect((problem as Error).message).not.toMatch(/AADSTS|6e74172b/);
  });

  it.each(["common", "../other", "", "7f1c2f0e-6f3e-4d8e-9d5a-0f8b5b1a2c3d/../x"])(
    "is not shown to the authority of %j",
    async (tenant) => {
      const { asked, network } = fakeAuthority();
      await expect(tokensWith(network).tokenOf(tenant)).rejects.toMatchObject({ kind: "forbidden" });
      expect(asked).toEqual([]);
    },
  );

  it("is of no use without a network", async () => {
    const failing = () => Promise.reject(new TypeError("fetch failed"));
    const network: INetworkModule = { sendGetRequestAsync: failing, sendPostRequestAsync: failing };
    await expect(tokensWith(network).tokenOf(company)).rejects.toMatchObject({ kind: "unavailable" });
  });
});

describe("a managed identity", () => {
  const before = { ...process.env };
  beforeEach(() => {
    process.env["IDENTITY_ENDPOINT"] = "http://localhost:42356/msi/token";
    process.env["IDENTITY_HEADER"] = "the-header";
  });
  afterEach(() => {
    process.env = { ...before };
  });

  function fakeMachine(tid: string) {
    const asked: string[] = [];
    const network: INetworkModule = {
      async sendGetRequestAsync<T>(url: string) {
        asked.push(url);
        const token = new UnsecuredJWT({ tid, aud: graphOrigin, n: asked.length }).encode();
        const expiresOn = Math.floor(Date.now() / 1000) + 3600;
        const body = {
          access_token: token,
          expires_on: String(expiresOn),
          resource: graphOrigin,
          token_type: "Bearer",
        };
        return { headers: {}, status: 200, body: body as T };
      },
      sendPostRequestAsync: () => Promise.reject(new Error("not asked this way")),
    };
    return { asked, network };
  }

  it("gives the token of the machine's company", async () => {
    const { asked, network } = fakeMachine(company);
    const tokens = managedIdentityTokens({ clientId, graphOrigin, network });
    expect(decodeJwt(await tokens.tokenOf(company))["tid"]).toBe(company);
    expect(asked[0]).toContain(encodeURIComponent(graphOrigin));
    expect(asked[0]).toContain(clientId);
  });

  it("is not used for another company", async () => {
    const { network } = fakeMachine(company);
    const tokens = managedIdentityTokens({ graphOrigin, network });
    await expect(tokens.tokenOf(other)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
