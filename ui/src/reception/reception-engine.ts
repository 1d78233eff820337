import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type {
  ReceptionChange,
  ReceptionChangeResult,
  ReceptionSnapshot,
} from "@magic-meetings/contract/reception/reception.ts";
import { localReception, onItsDay } from "./local-reception.ts";
import type { EngineDeps, ReceptionEngine, ReceptionState } from "./engine-parts.ts";
import { firstOf, isOfEvacuation, refusalOf, withVisit } from "./sending.ts";
import type { KnownSite } from "./reception-storage.ts";
import type { ReceptionConflict, StorageState } from "./reception-store.ts";

const pollMs = 30_000;
const longestRetryMs = 30_000;
const tomorrowAgeMs = 1_800_000;

/** Keeps a site's day on this device, makes changes to it here at once, and sends them in order when it can. */
export function createReceptionEngine(deps: EngineDeps): ReceptionEngine {
  const { siteId, client, deviceNow } = deps;
  let storage = deps.fallback;
  let known: KnownSite | undefined;
  let pending: ReceptionChange[] = [];
  /** Those that the browser's database did not take. */
  const unsaved = new Set<string>();
  /** Answered by the server, whether or not the database could take them out. */
  const settled = new Set<string>();
  /** Of evacuations, what the server has and the list that was read does not show yet. */
  let unread: ReceptionChange[] = [];
  let conflicts: ReceptionConflict[] = [];
  let storageState: StorageState = "kept";
  let error: unknown;
  let offlineSince: string | null = null;
  let isOnline = true;
  let isSending = false;
  let needsSignIn = false;
  let lastSynchronised: string | null = null;
  let tomorrowReadAt = 0;
  let attempts = 0;
  let isPaused = false;
  let saving = Promise.resolve();
  let cancelNext = () => {};
  const listeners = new Set<() => void>();
  let state = makeState();
  let working: Promise<void> | undefined;
  let again = false;
  const opened = open();

  async function open(): Promise<void> {
    try {
      storage = await deps.openStorage();
    } catch {
      storageState = "blocked";
    }
    try {
      known = onItsDay(await storage.readSite(siteId), deviceNow());
      await readQueue();
      conflicts = await storage.readConflicts(siteId);
    } catch {
      storage = deps.fallback;
      storageState = "blocked";
    }
    lastSynchronised = known?.today.asOf ?? null;
    show();
  }

  function serverNow(): Date {
    return new Date(deviceNow().getTime() + (known?.clockAheadMs ?? 0));
  }

  function makeState(): ReceptionState {
    const local = localReception(known, [...unread, ...pending], deps.me);
    const sync = {
      online: isOnline,
      offlineSince,
      waiting: pending.length,
      isSending,
      lastSynchronised,
      storage: storageState,
      needsSignIn,
    };
    return { ...local, tomorrow: known?.tomorrow ?? undefined, error, pending, conflicts, sync };
  }

  function show(): void {
    state = makeState();
    for (const listener of listeners) listener();
  }

  function setOnline(online: boolean): void {
    isOnline = online;
    if (online) offlineSince = null;
    else offlineSince ??= serverNow().toISOString();
  }

  /** What the database does not take stays in memory, and the screen says so. */
  async function keep(work: () => Promise<void>, isNeeded: boolean): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (problem) {
      const isFull = problem instanceof DOMException && problem.name === "QuotaExceededError";
      if (!isFull) {
        storageState = "blocked";
        return false;
      }
      if (isNeeded && (await makeRoomFor(work))) return true;
      storageState = "full";
      return false;
    }
  }

  async function makeRoomFor(work: () => Promise<void>): Promise<boolean> {
    try {
      await storage.makeRoom();
      await work();
      return true;
    } catch {
      return false;
    }
  }

  /** In the order in which they were done: nothing is saved before what was done before it. */
  function saveUnsaved(): Promise<void> {
    saving = saving.then(async () => {
      for (const change of pending.filter(({ id }) => unsaved.has(id))) {
        if (!(await keep(() => storage.addChange(siteId, change), true))) return;
        unsaved.delete(change.id);
      }
    });
    return saving;
  }

  /** The queue of the database, which other pages fill as well, and what only this page knows. */
  async function readQueue(): Promise<void> {
    const inDatabase = new Set(pending.flatMap(({ id }) => (unsaved.has(id) ? [] : [id])));
    // A database that does not answer takes nothing away from what is here.
    const stored = await storage.readChanges(siteId).catch(() => pending);
    const waiting = stored.filter(({ id }) => !settled.has(id));
    const ids = new Set(waiting.map(({ id }) => id));
    // What was in the database and is not any more, another page has sent.
    const ownOnly = pending.filter(({ id }) => !ids.has(id) && !inDatabase.has(id) && !settled.has(id));
    pending = [...waiting, ...ownOnly];
  }

  async function send(): Promise<void> {
    for (;;) {
      await readQueue();
      const batch = firstOf(pending);
      if (batch.length === 0) return;
      isSending = true;
      show();
      const results = await post(batch);
      for (const result of results) await settle(batch, result);
      deps.announce();
      show();
    }
  }

  async function post(batch: readonly ReceptionChange[]): Promise<ReceptionChangeResult[]> {
    const deviceId = await storage.deviceId().catch(() => deps.fallback.deviceId());
    const body = { deviceId, deviceTime: deviceNow().toISOString(), changes: [...batch] };
    try {
      return (await client("POST /sites/:id/reception/changes", { params: { id: siteId }, body })).results;
    } catch (problem) {
      const code = refusalOf(problem);
      if (code === undefined) throw problem;
      const [first, ...others] = batch;
      // One that is not understood must not hold up the others.
      if (others.length > 0 && first !== undefined) return post([first]);
      return batch.map(({ id }) => ({ id, outcome: "conflict", because: code, visit: null }));
    }
  }

  async function settle(batch: readonly ReceptionChange[], result: ReceptionChangeResult): Promise<void> {
    const { id, outcome, because, visit } = result;
    const change = batch.find((one) => one.id === id);
    if (change === undefined) return;
    if (known !== undefined && visit !== null) known = { ...known, today: withVisit(known.today, visit) };
    if (outcome === "conflict") {
      const conflict = { change, because: because ?? "conflict", visit };
      conflicts = [...conflicts.filter((one) => one.change.id !== id), conflict];
      await keep(() => storage.addConflict(siteId, conflict), true);
    }
    if (outcome !== "conflict" && isOfEvacuation(change)) unread = [...unread, change];
    settled.add(id);
    pending = pending.filter((one) => one.id !== id);
    unsaved.delete(id);
    await keep(() => storage.removeChange(id), false);
  }

  async function read(): Promise<void> {
    const params = { id: siteId };
    const today = await client("GET /sites/:id/reception", { params });
    const clockAheadMs = Date.parse(today.asOf) - deviceNow().getTime();
    const list = await client("GET /sites/:id/evacuation-list", { params });
    const tomorrow = await readTomorrow(today.day);
    known = { today, tomorrow, list, clockAheadMs };
    unread = [];
    lastSynchronised = today.asOf;
    error = undefined;
    if (await keep(() => storage.writeSite(siteId, { today, tomorrow, list, clockAheadMs }), false)) {
      if (unsaved.size === 0 && storage !== deps.fallback) storageState = "kept";
    }
  }

  async function readTomorrow(today: string): Promise<ReceptionSnapshot | null> {
    const day = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    const before = known?.tomorrow ?? null;
    const isFresh = deviceNow().getTime() - tomorrowReadAt < tomorrowAgeMs;
    if (before?.day === day && isFresh) return before;
    const read = await client("GET /sites/:id/reception", { params: { id: siteId }, query: { day } });
    tomorrowReadAt = deviceNow().getTime();
    return read;
  }

  async function once(): Promise<void> {
    await opened;
    try {
      await saveUnsaved();
      await deps.alone(send);
      await read();
      attempts = 0;
      needsSignIn = false;
      setOnline(true);
    } catch (problem) {
      failed(problem);
    }
    isSending = false;
    if (!isPaused) next();
    show();
  }

  function failed(problem: unknown): void {
    attempts += 1;
    const status = problem instanceof ApiProblem ? problem.problem?.status : undefined;
    needsSignIn = status === 401;
    setOnline(status !== undefined);
    if (known === undefined) error = problem;
  }

  function next(): void {
    cancelNext();
    const retryMs = Math.min(longestRetryMs, 1000 * 2 ** Math.min(attempts, 6));
    cancelNext = deps.later(attempts === 0 ? pollMs : retryMs, () => void synchronise());
  }

  function synchronise(): Promise<void> {
    if (working !== undefined) {
      again = true;
      return working;
    }
    cancelNext();
    isPaused = false;
    working = once().finally(() => {
      working = undefined;
      if (again && !isPaused) {
        again = false;
        void synchronise();
      }
    });
    return working;
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async change(given) {
      const now = deviceNow();
      const change = { ...given, id: deps.newId(), at: now.toISOString() } as ReceptionChange;
      // Until the database has it, this page alone does.
      unsaved.add(change.id);
      pending = [...pending, change];
      show();
      await opened;
      await saveUnsaved();
      show();
      deps.announce();
      void synchronise();
      return change.id;
    },
    dismiss(changeId) {
      conflicts = conflicts.filter(({ change }) => change.id !== changeId);
      show();
      void keep(() => storage.removeConflict(changeId), false).then(() => deps.announce());
    },
    synchronise,
    async queueChanged() {
      await opened;
      await readQueue();
      conflicts = await storage.readConflicts(siteId).catch(() => conflicts);
      show();
    },
    wentOffline() {
      setOnline(false);
      show();
    },
    now: serverNow,
    pause() {
      isPaused = true;
      cancelNext();
    },
  };
}
