import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { makeSelfSigned } from "./outlook/self-signed.ts";

export interface EntraPerson {
  tenantId: string;
  objectId: string;
  userName: string;
}

/** Speaks as Microsoft Entra ID does for a page that signs in: authorization code with PKCE, and nothing else. */
export interface EntraStandIn {
  /** `https://127.0.0.1:PORT` */
  authority: string;
  /** What a browser has to be launched with. */
  browserArgs: string[];
  /** What it was asked for at the authorization endpoint, oldest first. */
  prompts: string[];
  /** Ends everybody's session there. */
  signEverybodyOut(): void;
  close(): Promise<void>;
}

interface Asked {
  challenge: string;
  nonce: string;
  clientId: string;
}

const session = "entra-session=1";
const hour = 3600;

export async function startEntraStandIn(person: EntraPerson): Promise<EntraStandIn> {
  const keys = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "stand-in", use: "sig", alg: "RS256" };
  const codes = new Map<string, Asked>();
  const prompts: string[] = [];
  let isSignedIn = false;
  const { key, cert, fingerprint } = makeSelfSigned();
  const server = createServer({ key, cert }, (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const authority = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${authority}/${person.tenantId}/v2.0`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", authority);
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const place = url.pathname.replace(/^\/[^/]+\//, "");
    switch (place) {
      case "v2.0/.well-known/openid-configuration":
        return json(response, {
          issuer: `${authority}/{tenantid}/v2.0`,
          authorization_endpoint: `${authority}/organizations/oauth2/v2.0/authorize`,
          token_endpoint: `${authority}/organizations/oauth2/v2.0/token`,
          end_session_endpoint: `${authority}/organizations/oauth2/v2.0/logout`,
          jwks_uri: `${authority}/common/discovery/v2.0/keys`,
        });
      case "discovery/v2.0/keys":
        return json(response, { keys: [jwk] });
      case "oauth2/v2.0/authorize":
        return authorize(url, request, response);
      case "oauth2/v2.0/token":
        return redeem(new URLSearchParams(await bodyOf(request)), response);
      default:
        return void response.writeHead(404).end();
    }
  }

  function authorize(url: URL, request: IncomingMessage, response: ServerResponse): void {
    const ask = (name: string) => url.searchParams.get(name) ?? "";
    const isKnown = isSignedIn && (request.headers.cookie ?? "").includes(session);
    if (ask("pressed") === "") prompts.push(ask("prompt"));
    const back = (values: Record<string, string>) => {
      const target = `${ask("redirect_uri")}#${new URLSearchParams({ ...values, state: ask("state") }).toString()}`;
      response.writeHead(302, { location: target }).end();
    };
    if (ask("prompt") === "none" && !isKnown) return back({ error: "login_required", error_description: "stand-in" });
    if (ask("pressed") === "" && ask("prompt") !== "none") {
      url.searchParams.set("pressed", "1");
      response.writeHead(200, { "content-type": "text/html" });
      const target = url.href.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
      return void response.end(`<!doctype html><title>Sign in</title><a href="${target}">${person.userName}</a>`);
    }
    isSignedIn = true;
    const code = `code-${codes.size + 1}`;
    codes.set(code, { challenge: ask("code_challenge"), nonce: ask("nonce"), clientId: ask("client_id") });
    response.setHeader("set-cookie", `${session}; Path=/; Secure; SameSite=None`);
    back({ code, client_info: clientInfo() });
  }

  async function redeem(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const asked = codes.get(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (asked === undefined || asked.challenge !== verifier) {
      return json(response, { error: "invalid_grant", error_description: "stand-in" }, 400);
    }
    codes.delete(form.get("code") ?? "");
    const { clientId, nonce } = asked;
    const who = { oid: person.objectId, tid: person.tenantId, preferred_username: person.userName };
    const access = await signed({ ...who, aud: clientId, ver: "2.0", scp: "access_as_user" });
    const id = await signed({ ...who, aud: clientId, ver: "2.0", nonce, sub: person.objectId, name: person.userName });
    json(response, {
      token_type: "Bearer",
      scope: `${clientId}/access_as_user openid profile offline_access`,
      expires_in: hour,
      access_token: access,
      id_token: id,
      refresh_token: "refresh",
      client_info: clientInfo(),
    });
  }

  function clientInfo(): string {
    return Buffer.from(JSON.stringify({ uid: person.objectId, utid: person.tenantId })).toString("base64url");
  }

  function signed(claims: JWTPayload): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ ...claims, iss: issuer, iat: now, nbf: now - 60, exp: now + hour })
      .setProtectedHeader({ alg: "RS256", kid: "stand-in", typ: "JWT" })
      .sign(keys.privateKey);
  }

  return {
    authority,
    browserArgs: [`--ignore-certificate-errors-spki-list=${fingerprint}`],
    prompts,
    signEverybodyOut: () => void (isSignedIn = false),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
