import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { request as ask } from "node:http";
import { createServer } from "node:https";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { microsoftAjax } from "./microsoft-ajax.ts";
import { makeSelfSigned } from "./self-signed.ts";

/** office.js trusts a host by its name, so the playground page is shown under Outlook's. */
export const outlookOrigin = "https://outlook.office.com";

/** Where the add-in's pages stand then: an origin of its own, as in production. */
export const paneOrigin = "https://pane.magic-meetings.example";

const officeScripts = "appsforoffice.microsoft.com";
const ajaxScripts = "ajax.aspnetcdn.com";

export interface OutlookOrigin {
  /** What a browser has to be launched with: `launchBrowser(origin.browserArgs)`. Every other host is unreachable in it. */
  browserArgs: string[];
  /** The playground page there, with the pane on its own origin. */
  playgroundUrl: string;
  close: () => Promise<void>;
}

/**
 * Puts Outlook's origin and the add-in's in front of a server on this machine (`http://127.0.0.1:3000`), live streams
 * included, and answers for Microsoft's script servers with the real office.js from its npm package.
 */
export async function startOutlookOrigin(serverUrl: string): Promise<OutlookOrigin> {
  const { key, cert, fingerprint } = makeSelfSigned();
  const server = createServer({ key, cert }, (request, response) => void answer(serverUrl, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const here = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosts = [new URL(outlookOrigin).hostname, new URL(paneOrigin).hostname, officeScripts, ajaxScripts];
  const rules = [
    ...hosts.map((host) => `MAP ${host} ${here}`),
    "MAP * ~NOTFOUND",
    "EXCLUDE localhost",
    "EXCLUDE 127.0.0.1",
  ];
  return {
    browserArgs: [`--host-resolver-rules=${rules.join(", ")}`, `--ignore-certificate-errors-spki-list=${fingerprint}`],
    playgroundUrl: `${outlookOrigin}/playground/?pane=${encodeURIComponent(paneOrigin)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(serverUrl: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = request.headers.host ?? "";
  const { pathname } = new URL(request.url ?? "/", `https://${host}`);
  if (host === ajaxScripts) return sendScript(response, microsoftAjax);
  if (host === officeScripts) return sendScript(response, await officeFile(pathname));
  forward(serverUrl, request, response);
}

function forward(serverUrl: string, request: IncomingMessage, response: ServerResponse): void {
  const { host: _outlook, ...headers } = request.headers;
  const onward = ask(new URL(request.url ?? "/", serverUrl), { method: request.method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, returned(answered.headers, request.url ?? "/"));
    answered.pipe(response);
  });
  onward.on("error", () => response.destroy());
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}

/** The host page's policy names its own address for frames; the moved pane would be outside of it. */
function returned(headers: OutgoingHttpHeaders, url: string): OutgoingHttpHeaders {
  const { "content-security-policy": policy, ...others } = headers;
  return policy && !url.startsWith("/playground/") ? { ...others, "content-security-policy": policy } : others;
}

const officeFolder = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
  "dist",
);

async function officeFile(pathname: string): Promise<Buffer | undefined> {
  const file = path.join(officeFolder, path.normalize(pathname.replace(/^\/lib\/1\/hosted\//, "")));
  return file.startsWith(officeFolder) && existsSync(file) ? readFile(file) : undefined;
}

function sendScript(response: ServerResponse, body: string | Buffer | undefined): void {
  response.writeHead(body ? 200 : 404, { "content-type": "text/javascript", "access-control-allow-origin": "*" });
  response.end(body);
}
