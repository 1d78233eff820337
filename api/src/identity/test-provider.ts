import { createPublicKey } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet, type JWTPayload } from "jose";
import { OAuth2Issuer, OAuth2Service } from "oauth2-mock-server";

/** An OpenID provider that runs in a test: its keys and tokens are those of oauth2-mock-server, its paths and claims Entra's. */
export interface TestProvider {
  /** `https://…`: only `fetch` and `network` lead to it. */
  authorityUrl: string;
  fetch: typeof fetch;
  network: INetworkModule;
  /** What was asked of it, as `keys`, `discovery` or `token`. */
  asked: string[];
  /** The bodies of the requests for tokens. */
  exchanges: Record<string, string>[];
  isDown: boolean;
  /** Answers the discovery document with this in place of what is right. */
  document: Record<string, unknown>;
  /** What an exchange is refused with. */
  refusal: Record<string, unknown> | undefined;
  /** An access token of Entra's version 2, with these claims in place of its own. */
  token(claims?: JWTPayload, kid?: string): Promise<string>;
  /** A new key, published from now on; the earlier ones are published no longer. */
  rollOver(): Promise<string>;
  close(): Promise<void>;
}

export interface TestProviderSettings {
  tenantId: string;
  objectId: string;
  /** The API: whose tokens are exchanged. */
  audience: string;
  /** PEM; what the API proves itself with. */
  certificate?: string;
}

const authorityUrl = "https://login.provider.example";

export async function startTestProvider(settings: TestProviderSettings): Promise<TestProvider> {
  const { objectId, audience } = settings;
  let issuer = new OAuth2Issuer();
  let service = serviceOf(issuer);
  const provider: Omit<TestProvider, "close" | "fetch" | "network"> = {
    authorityUrl,
    asked: [],
    exchanges: [],
    isDown: false,
    document: {},
    refusal: undefined,
    token: (claims, kid) => signed(issuer, { ...personClaims(settings), ...claims }, kid),
    async rollOver() {
      issuer = new OAuth2Issuer();
      service = serviceOf(issuer);
      return (await issuer.keys.generate("RS256")).kid;
    },
  };
  await provider.rollOver();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").replace(/\?.*/, "");
    if (provider.isDown) return void response.writeHead(503).end();
    if (path.endsWith("/.well-known/openid-configuration")) {
      provider.asked.push("discovery");
      return json(response, 200, { ...documentOf(path.split("/")[1] ?? ""), ...provider.document });
    }
    if (path.endsWith("/oauth2/v2.0/token")) return exchange(request, response);
    provider.asked.push("keys");
    service.requestHandler(request, response);
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    provider.asked.push("token");
    provider.exchanges.push(form);
    const problem = provider.refusal ?? (await problemOf(form));
    if (problem !== undefined) return json(response, 400, problem);
    const isPerson = form["grant_type"] !== "client_credentials";
    const claims = { aud: "https://graph.microsoft.com", ...(isPerson ? { oid: objectId } : { roles: ["Chat.Read"] }) };
    json(response, 200, {
      token_type: "Bearer",
      expires_in: 3600,
      scope: form["scope"],
      access_token: await signed(issuer, { ...personClaims(settings), ...claims }),
    });
  }

  /** What Entra would say against the request. */
  async function problemOf(form: Record<string, string>): Promise<Record<string, unknown> | undefined> {
    const refused = (error: string, description: string) => ({ error, error_description: description });
    const certificate = createPublicKey(settings.certificate ?? "");
    const by = await jwtVerify(form["client_assertion"] ?? "", certificate, {
      issuer: audience,
      subject: audience,
      // The library rounds its seconds up as well as down.
      clockTolerance: 5,
    })
      .then(() => true)
      .catch(() => false);
    if (!by) return refused("invalid_client", "AADSTS700027: The certificate is not registered.");
    if (form["grant_type"] === "client_credentials") return undefined;
    const keys = createLocalJWKSet({ keys: issuer.keys.toJSON() } as JSONWebKeySet);
    const isOurs = await jwtVerify(form["assertion"] ?? "", keys, { audience })
      .then(() => true)
      .catch(() => false);
    return isOurs ? undefined : refused("invalid_grant", "AADSTS50013: Assertion failed signature validation.");
  }

  const mapped = (url: string) => url.replace(authorityUrl, origin);
  return Object.assign(provider, {
    fetch: ((input, init) => fetch(mapped(input as string), init)) as typeof fetch,
    network: networkTo(mapped),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function serviceOf(issuer: OAuth2Issuer): OAuth2Service {
  return new OAuth2Service(issuer, { jwks: "/common/discovery/v2.0/keys" });
}

function personClaims({ tenantId, objectId, audience }: TestProviderSettings): JWTPayload {
  return {
    ver: "2.0",
    iss: `${authorityUrl}/${tenantId}/v2.0`,
    aud: audience,
    tid: tenantId,
    oid: objectId,
    sub: `pairwise-${objectId}`,
    azp: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
    azpacr: "0",
    name: "Anna Kjær",
    preferred_username: "anna@nordlys.example",
    scp: "access_as_user",
    uti: "uti",
    rh: "rh",
  };
}

function documentOf(tenant: string): Record<string, unknown> {
  const base = `${authorityUrl}/${tenant}`;
  return {
    issuer: tenant === "common" ? `${authorityUrl}/{tenantid}/v2.0` : `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${authorityUrl}/common/discovery/v2.0/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

function signed(issuer: OAuth2Issuer, claims: JWTPayload, kid?: string): Promise<string> {
  issuer.url = String(claims.iss);
  return issuer.buildToken({
    ...(kid === undefined ? {} : { kid }),
    scopesOrTransform: (_header, payload) => {
      for (const [name, value] of Object.entries(claims)) {
        if (value === undefined) delete payload[name];
        else payload[name] = value as string;
      }
    },
  });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

/** MSAL insists on https, which is left away on the last step here. */
function networkTo(mapped: (url: string) => string): INetworkModule {
  async function send<T>(method: string, url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    const answer = await fetch(mapped(url), {
      method,
      ...(options?.headers === undefined ? {} : { headers: options.headers }),
      ...(options?.body === undefined ? {} : { body: options.body }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: (text === "" ? {} : JSON.parse(text)) as T,
    };
  }
  return {
    sendGetRequestAsync: (url, options) => send("GET", url, options),
    sendPostRequestAsync: (url, options) => send("POST", url, options),
  };
}

/** Whom a token is about. */
export function subjectOf(token: string): unknown {
  return decodeJwt(token)["oid"];
}
