import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { readEventStream } from "../session/event-stream.ts";
import { useSession, type Session } from "../session/session-context.ts";
import { useMe } from "../session/use-me.ts";
import { openIndexedStorage } from "./indexed-storage.ts";
import { makeId } from "./make-id.ts";
import { memoryStorage } from "./memory-storage.ts";
import type { ReceptionEngine } from "./engine-parts.ts";
import { createReceptionEngine } from "./reception-engine.ts";
import type { ReceptionStore } from "./reception-store.ts";

const channelName = "magic-meetings-reception";
const settleMs = 400;

interface Shared {
  engine: ReceptionEngine;
  users: number;
  end: () => void;
}

/** One engine a site and session, however many components use it. */
const engines = new WeakMap<Session, Map<string, Shared>>();

/** A site's reception as it is on this device, kept in step with the server whenever that can be reached. */
export function useReception(siteId: string): ReceptionStore {
  const session = useSession();
  const me = useMe();
  const engine = useMemo(
    () => sharedEngine(session, siteId, { id: me.id, name: me.name, tenantId: me.tenant.id }).engine,
    [session, siteId, me.id, me.name, me.tenant.id],
  );
  useEffect(() => use(session, siteId), [session, siteId, engine]);
  const state = useSyncExternalStore(engine.subscribe, engine.getState);
  return useMemo(
    () => ({
      ...state,
      online: state.sync.online,
      now: engine.now,
      change: engine.change,
      dismiss: engine.dismiss,
      retry: (changeId: string) => void engine.retry(changeId),
      refresh: () => void engine.synchronise(),
    }),
    [state, engine],
  );
}

function sharedEngine(session: Session, siteId: string, me: { id: string; name: string; tenantId: string }): Shared {
  const ofSession = engines.get(session) ?? new Map<string, Shared>();
  engines.set(session, ofSession);
  const known = ofSession.get(siteId);
  if (known !== undefined) return known;
  const shared = { engine: makeEngine(session, siteId, me), users: 0, end: () => undefined };
  ofSession.set(siteId, shared);
  return shared;
}

function use(session: Session, siteId: string): () => void {
  const shared = engines.get(session)?.get(siteId);
  if (shared === undefined) return () => undefined;
  shared.users += 1;
  if (shared.users === 1) shared.end = listen(session, siteId, shared.engine);
  return () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    shared.end();
  };
}

function makeEngine(
  { client }: Session,
  siteId: string,
  { tenantId, ...me }: { id: string; name: string; tenantId: string },
): ReceptionEngine {
  const newId = () => makeId(new Date());
  const channel = openChannel();
  return createReceptionEngine({
    siteId,
    client,
    me,
    openStorage: () => openIndexedStorage({ tenantId, today: new Date().toISOString().slice(0, 10), newId }),
    fallback: memoryStorage(newId),
    deviceNow: () => new Date(),
    newId,
    alone,
    announce: () => channel?.postMessage(siteId),
    later(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  });
}

/** Two pages on one tablet have one queue: while one of them sends, the other waits. */
async function alone(work: () => Promise<void>): Promise<void> {
  // Absent outside of secure contexts.
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return work();
  await locks.request(channelName, work);
}

function openChannel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(channelName);
}

/** Everything that may have changed the day or the connection. */
function listen(session: Session, siteId: string, engine: ReceptionEngine): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const synchronise = () => void engine.synchronise();
  window.addEventListener("online", synchronise, { signal });
  window.addEventListener("offline", () => engine.wentOffline(), { signal });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && synchronise(), {
    signal,
  });
  const channel = openChannel();
  channel?.addEventListener("message", ({ data }) => data === siteId && void engine.queueChanged());
  let settling: ReturnType<typeof setTimeout> | undefined;
  // What comes within a moment is read once; a stream of signals does not put it off for ever.
  const soon = () => {
    settling ??= setTimeout(() => {
      settling = undefined;
      synchronise();
    }, settleMs);
  };
  const { baseUrl, getToken, forgetToken } = session;
  void readEventStream(
    {
      url: `${baseUrl}/stream?topics=visit,visitor,access_pass,evacuation,room_booking`,
      getToken,
      forgetToken,
      onEvent: (event: StreamEvent) => (event.siteId === null || event.siteId === siteId) && soon(),
      onConnected: (connected) => connected && soon(),
      onAlive: () => undefined,
    },
    signal,
  );
  if (!navigator.onLine) engine.wentOffline();
  synchronise();
  return () => {
    stop.abort();
    channel?.close();
    clearTimeout(settling);
    engine.pause();
  };
}
