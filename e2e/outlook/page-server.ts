import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Rolldown } from "vite";
import { build } from "vite";

/** A company small enough to know by heart: the demo endpoints that the playground page asks before anything else. */
export const demoPeople = [
  ...["Anna Holm", "Bo Berg", "Carla Dam", "Dag Lund", "Elena Riis", "Finn Skov", "Greta Bay", "Ida Krog"],
  ...["Jens Friis", "Karen Vang", "Lars Toft", "Mette Juhl", "Niels Bro", "Olga Ravn"],
].map((name, index) => ({
  person: name.split(" ")[0]?.toLowerCase() ?? "",
  name,
  email: `${name.split(" ")[0]?.toLowerCase()}@nordlys.example`,
  company: "Nordlys Group",
  title: index === 0 ? "Head of planning" : "Colleague",
  roles: ["organizer"],
  locale: "da",
  timeZone: "Europe/Copenhagen",
  entraObjectId: `00000000-0000-7000-8000-0000000001${String(index).padStart(2, "0")}`,
  entraTenantId: "00000000-0000-7000-8000-000000000001",
}));

export interface PageServer {
  url: string;
  /** The events that Send posted to the calendar port, in order. */
  events: Record<string, unknown>[];
  /** Answers the next posts of an event with this status instead. */
  refuse: (status: number | undefined) => void;
  close: () => Promise<void>;
}

/** Serves the built playground and add-in with made-up demo endpoints, without our service behind them. */
export async function servePages(): Promise<PageServer> {
  const files = new Map([...(await builtFiles("playground")), ...(await builtFiles("addin"))]);
  const events: Record<string, unknown>[] = [];
  let refusal: number | undefined;
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/api/v1/calendar/events") {
      const event = JSON.parse(await bodyOf(request)) as Record<string, unknown>;
      if (refusal !== undefined) return sendJson(response, refusal, { code: "unavailable" });
      events.push(event);
      return sendJson(response, 200, {});
    }
    const made = madeUp[pathname];
    if (made) return sendJson(response, 200, made);
    const file = files.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    response.writeHead(file ? 200 : 404, { "content-type": typeOf(pathname) });
    response.end(file);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    events,
    refuse: (status) => void (refusal = status),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const madeUp: Record<string, unknown> = {
  "/demo/people": { items: demoPeople },
  "/demo/sign-in": { token: "demo-token" },
  "/api/v1/sites": { items: [{ id: "site-1", timeZone: "Europe/Copenhagen" }], next: null },
  "/api/v1/rooms": { items: [{ name: "Aarhus", email: "aarhus@nordlys.example" }], next: null },
};

async function builtFiles(program: string): Promise<[string, string | Uint8Array][]> {
  const root = path.join(import.meta.dirname, "../..", program);
  const configFile = path.join(root, "vite.config.ts");
  const built = await build({ root, configFile, logLevel: "error", build: { write: false } });
  const outputs = [built].flat() as Rolldown.RolldownOutput[];
  return outputs.flatMap(({ output }) =>
    output.map((file): [string, string | Uint8Array] => [
      `/${program}/${file.fileName}`,
      file.type === "chunk" ? file.code : file.source,
    ]),
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function typeOf(pathname: string): string {
  if (pathname.endsWith(".js")) return "text/javascript; charset=utf-8";
  if (pathname.endsWith(".css")) return "text/css; charset=utf-8";
  return "text/html; charset=utf-8";
}
