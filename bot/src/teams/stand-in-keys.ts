import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from "jose";

// The channel's key server for tests: metadata and keys over real HTTP, and a pen to sign what the channel would sign.

export interface StandInKeys {
  metadataUrl: string;
  /** How often the keys were read. */
  readings: () => number;
  /** The server answers 503 from now on, or no longer. */
  setDown(down: boolean): void;
  sign(token: TokenToSign): Promise<string>;
  close(): Promise<void>;
}

export interface TokenToSign {
  claims: JWTPayload;
  /** channel: for the channel msteams; foreign: a key that the server does not publish; elsewhere: endorsed for another channel. */
  key?: "channel" | "foreign" | "elsewhere";
  header?: Record<string, unknown>;
}

export async function startKeys(): Promise<StandInKeys> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const foreign = await generateKeyPair("RS256");
  const own = { ...(await exportJWK(publicKey)), use: "sig", alg: "RS256" };
  const published: (JWK & { endorsements: string[] })[] = [
    { ...own, kid: "channel", endorsements: ["msteams"] },
    { ...own, kid: "elsewhere", endorsements: ["webchat"] },
  ];
  let readings = 0;
  let isDown = false;
  const server = createServer((request, response) => {
    if (isDown) return void response.writeHead(503).end();
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const isKeys = request.url === "/keys";
    if (isKeys) readings += 1;
    const body = isKeys ? { keys: published } : { issuer: "https://api.botframework.com", jwks_uri: `${origin}/keys` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    metadataUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`,
    readings: () => readings,
    setDown: (down) => {
      isDown = down;
    },
    sign: ({ claims, key = "channel", header = {} }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key === "foreign" ? "channel" : key, ...header })
        .sign(key === "foreign" ? foreign.privateKey : privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
