import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { ReceptionChange, ReceptionChangeResult } from "@magic-meetings/contract/reception/reception.ts";
import { createDayReader } from "./day-reader.ts";
import { createKeeping } from "./keeping.ts";
import { localReception, onItsDay } from "./local-reception.ts";
import type { EngineDeps, ReceptionEngine, ReceptionState } from "./engine-parts.ts";
import { createHeldChanges } from "./queue-order.ts";
import { isBroken, isOfEvacuation, refusalOf, wholeRefusalOf, withVisit } from "./sending.ts";
import type { KnownSite } from "./reception-storage.ts";
import type { ReceptionConflict } from "./reception-store.ts";

const pollMs = 30_000;
const longestRetryMs = 30_000;
/** So many changes in a row that the service breaks over are no fault of theirs. */
const mostBrokenInARow = 3;

/** Keeps a site's day on this device, makes changes to it here at once, and sends them in order when it can. */
export function createReceptionEngine(deps: EngineDeps): ReceptionEngine {
  const { siteId, client, deviceNow } = deps;
  const reader = createDayReader(deps);
  const held = createHeldChanges();
  let storage = deps.fallback;
  const keeping = createKeeping(() => storage.makeRoom());
  const { keep } = keeping;
  let known: KnownSite | undefined;
  let pending: ReceptionChange[] = [];
  /** Those that the browser's database did not take. */
  const unsaved = new Set<string>();
  /** Answered by the server, whether or not the database could take them out. */
  const settled = new Set<string>();
  /** Of evacuations, what the server has and the list that was read does not show yet. */
  let unread: ReceptionChange[] = [];
  let conflicts: ReceptionConflict[] = [];
  let error: unknown;
  let offlineSince: string | null = null;
  let isOnline = true;
  let isSending = false;
  let needsSignIn = false;
  let lastSynchronised: string | null = null;
  let refused: string | null = null;
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
      keeping.state = "blocked";
    }
    try {
      known = onItsDay(await storage.readSite(siteId), deviceNow());
      await readQueue();
      conflicts = await storage.readConflicts(siteId);
    } catch {
      storage = deps.fallback;
      keeping.state = "blocked";
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
      storage: keeping.state,
      needsSignIn,
      refused,
      held: held.count,
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
    const triedNow = new Set<string>();
    let brokenInARow = 0;
    for (;;) {
      await readQueue();
      const batch = held.next(pending, triedNow);
      if (batch.length === 0) return;
      isSending = true;
      show();
      const results = await post(batch).catch((problem: unknown) => {
        const [first] = batch;
        brokenInARow += 1;
        if (!isBroken(problem) || first === undefined || brokenInARow >= mostBrokenInARow) throw problem;
        held.add(first.id);
        triedNow.add(first.id);
        return [];
      });
      if (results.length > 0) brokenInARow = 0;
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
      if (code === undefined && !isBroken(problem)) throw problem;
      const [first, ...others] = batch;
      // One that is not understood must not hold up the others.
      if (others.length > 0 && first !== undefined) return post([first]);
      if (code === undefined) throw problem;
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
    held.remove(id);
    pending = pending.filter((one) => one.id !== id);
    unsaved.delete(id);
    await keep(() => storage.removeChange(id), false);
  }

  async function read(): Promise<void> {
    const next = await reader.read(known, unread.length > 0);
    known = next;
    unread = [];
    lastSynchronised = next.today.asOf;
    error = undefined;
    if (await keep(() => storage.writeSite(siteId, next), false)) {
      if (unsaved.size === 0 && storage !== deps.fallback) keeping.state = "kept";
    }
  }

  async function once(): Promise<void> {
    await opened;
    try {
      await saveUnsaved();
      await deps.alone(send);
      await read();
      attempts = 0;
      needsSignIn = false;
      refused = null;
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
    refused = wholeRefusalOf(problem);
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
    async retry(changeId) {
      const change = conflicts.find((one) => one.change.id === changeId)?.change;
      if (change === undefined) return;
      conflicts = conflicts.filter((one) => one.change.id !== changeId);
      settled.delete(changeId);
      unsaved.add(changeId);
      pending = [...pending, change];
      show();
      await saveUnsaved();
      await keep(() => storage.removeConflict(changeId), false);
      deps.announce();
      void synchronise();
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
