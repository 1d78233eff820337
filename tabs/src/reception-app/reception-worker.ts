// The service worker of the reception's page: the page and its files without a network. It is asked for nothing but
// them: answers of the API are never kept here, because persons are in them.

/** Put in front of this file by the build. */
declare const receptionShell: { version: string; shell: readonly string[] };

/** What of a service worker is used; the browser's own types have no place beside those of pages. */
interface WorkerScope {
  addEventListener(type: "install" | "activate", listener: (event: LifeEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: AskEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
}
interface LifeEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;
const prefix = "reception-shell-";
const cacheName = `${prefix}${receptionShell.version}`;
const page = receptionShell.shell[0] ?? "";

scope.addEventListener("install", (event) => event.waitUntil(keepShell()));
scope.addEventListener("activate", (event) => event.waitUntil(dropOldShells()));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== scope.location.origin) return;
  if (request.mode === "navigate" && pathname === page) event.respondWith(kept(page, request));
  else if (receptionShell.shell.includes(pathname) || pathname.startsWith("/tabs/assets/"))
    event.respondWith(kept(pathname, request));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(receptionShell.shell.map((file) => new Request(file, { cache: "no-cache" })));
  await scope.skipWaiting();
}

/** A page that is open still loads parts of the version before; what is older goes. The queue lives elsewhere. */
async function dropOldShells(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** This version's file, else the one of the version before, else the network's. */
async function kept(file: string, request: Request): Promise<Response> {
  const own = await (await caches.open(cacheName)).match(file);
  return own ?? (await caches.match(file)) ?? fetch(request);
}
