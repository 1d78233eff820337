import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { BrowserContext, Request, Route } from "playwright-core";
import { microsoftAjax } from "./microsoft-ajax.ts";

/** office.js trusts a host by its name, so the playground page is shown under Outlook's. */
export const outlookOrigin = "https://outlook.office.com";

/** Where the add-in's pages stand then: an origin of its own, as in production. */
export const paneOrigin = "https://pane.magic-meetings.example";

export interface OriginAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

export interface OutlookOriginSettings {
  /** Answers for both origins; `serverAt` makes one from a running server's address. */
  answer: (request: Request) => Promise<OriginAnswer | undefined>;
}

/**
 * Puts Outlook's origin, the add-in's and Microsoft's two script servers in front of a browser context. The office.js
 * that answers is Microsoft's, from its npm package. Every other address outside of this machine is unreachable.
 */
export async function routeOutlookOrigin(context: BrowserContext, settings: OutlookOriginSettings): Promise<void> {
  await context.route(/^https:/, async (route) => {
    const url = new URL(route.request().url());
    if (url.origin === outlookOrigin || url.origin === paneOrigin)
      return fulfil(route, await settings.answer(route.request()));
    if (url.origin === "https://appsforoffice.microsoft.com") return fulfil(route, await officeFile(url.pathname));
    if (url.href === "https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js")
      return fulfil(route, script(microsoftAjax));
    return route.abort();
  });
}

/** The playground's address there, with the pane on its own origin. */
export function playgroundUrl(search: Record<string, string> = {}): string {
  return `${outlookOrigin}/playground/?${new URLSearchParams({ ...search, pane: paneOrigin })}`;
}

/** Hands requests on to a server on this machine, for example `http://127.0.0.1:3000`. */
export function serverAt(serverUrl: string): OutlookOriginSettings["answer"] {
  return async (request) => {
    const { pathname, search } = new URL(request.url());
    const body = request.postDataBuffer();
    const response = await fetch(new URL(pathname + search, serverUrl), {
      method: request.method(),
      headers: forwarded(await request.allHeaders()),
      redirect: "manual",
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
    const streamed = response.headers.get("content-type")?.startsWith("text/event-stream") && response.body;
    return {
      status: response.status,
      headers: returned(response.headers, pathname),
      body: streamed ? await firstOfStream(streamed) : Buffer.from(await response.arrayBuffer()),
    };
  };
}

const officeFolder = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
  "dist",
);

async function officeFile(pathname: string): Promise<OriginAnswer | undefined> {
  const name = pathname.replace(/^\/lib\/1\/hosted\//, "");
  const file = path.join(officeFolder, path.normalize(name));
  if (!file.startsWith(officeFolder) || !existsSync(file)) return undefined;
  return script(await readFile(file));
}

function script(body: string | Buffer): OriginAnswer {
  return { headers: { "content-type": "text/javascript", "access-control-allow-origin": "*" }, body };
}

function fulfil(route: Route, answer: OriginAnswer | undefined): Promise<void> {
  return answer ? route.fulfill(answer) : route.fulfill({ status: 404, body: "" });
}

function forwarded(headers: Record<string, string>): Record<string, string> {
  const own = new Set(["host", "connection", "content-length", "accept-encoding"]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name) && !name.startsWith(":")));
}

/** The host page's policy names its own address for frames; the moved pane would be outside of it. */
function returned(headers: Headers, pathname: string): Record<string, string> {
  const dropped = new Set(["content-length", "content-encoding", "transfer-encoding", "strict-transport-security"]);
  if (pathname.startsWith("/playground/")) dropped.add("content-security-policy");
  return Object.fromEntries([...headers].filter(([name]) => !dropped.has(name)));
}

const streamWaitMs = 1_000;

/** An intercepted answer must end, so a live stream is cut after its first news; the client resumes where it was. */
async function firstOfStream(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve) => setTimeout(resolve, streamWaitMs));
  const filled = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (value) chunks.push(value);
      if (done || Buffer.concat(chunks).includes("data:")) return;
    }
  })().catch(() => undefined);
  await Promise.race([ended, filled]);
  await reader.cancel().catch(() => undefined);
  return Buffer.concat(chunks);
}
