import "fake-indexeddb/auto";
import { ApiProblem, type ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type {
  ReceptionChangesInput,
  ReceptionNews,
  ReceptionSnapshot,
} from "@magic-meetings/contract/reception/reception.ts";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it } from "vitest";
import { openIndexedStorage } from "./indexed-storage.ts";
import { makeId } from "./make-id.ts";
import { memoryStorage } from "./memory-storage.ts";
import type { EngineDeps } from "./engine-parts.ts";
import { createReceptionEngine } from "./reception-engine.ts";
import type { ReceptionStorage } from "./reception-storage.ts";

const siteId = "a0000000-0000-7000-8000-000000000001";
const visitId = "a0000000-0000-7000-8000-000000000003";
const host = { id: "a0000000-0000-7000-8000-000000000002", name: "Anna" };
const start = new Date("2026-11-21T09:00:00.000Z");
const newId = () => makeId(start);
const owner = { tenantId: "one", today: "2026-11-21", newId };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

function dayOf(day: string, visits: ReceptionSnapshot["visits"] = []): ReceptionSnapshot {
  const site = { id: siteId, name: "Copenhagen", timeZone: "Europe/Copenhagen" };
  return { site, day, asOf: start.toISOString(), visits, others: [], hosts: [host], photos: false, closesAt: "18:00" };
}

function problem(status: number, code: Problem["code"]): ApiProblem {
  return new ApiProblem({ type: "about:blank", title: "", status, detail: "", code }, code);
}

/** A server that keeps what it was sent, and can be told to fail. */
function fakeServer() {
  const sent: ReceptionChangesInput[] = [];
  const server = {
    sent,
    reads: [] as string[],
    /** Thrown by every call, while there is one. */
    failure: undefined as Error | undefined,
    failReading: false,
    /** After the changes were taken in: their answer is lost. */
    loseAnswer: false,
    conflictOf: (_id: string): string | null => null,
    news: {} as Partial<ReceptionNews>,
    refuseBatch: (_input: ReceptionChangesInput): Error | undefined => undefined,
    get ids() {
      return sent.flatMap(({ changes }) => changes.map(({ id }) => id));
    },
    client: (async (key: string, call: { query?: { day?: string }; body: ReceptionChangesInput }) => {
      if (server.failure) throw server.failure;
      if (key.startsWith("POST")) {
        const refused = server.refuseBatch(call.body);
        if (refused) throw refused;
        sent.push(call.body);
        if (server.loseAnswer) {
          server.loseAnswer = false;
          throw new ApiProblem(undefined, "lost");
        }
        const results = call.body.changes.map(({ id }) => {
          const because = server.conflictOf(id);
          return { id, outcome: because === null ? "applied" : "conflict", because, visit: null };
        });
        return { asOf: start.toISOString(), results };
      }
      server.reads.push(key);
      if (server.failReading) throw new ApiProblem(undefined, "no network");
      if (key.endsWith("evacuation-list")) {
        const { site, asOf } = dayOf("2026-11-21");
        return { site, asOf, evacuation: null, visits: [], meetings: [], floors: [] };
      }
      if (key.endsWith("/news")) {
        const { day, asOf } = dayOf("2026-11-21");
        return { day, asOf, whole: false, house: false, visits: [], others: [], gone: [], ...server.news };
      }
      return dayOf(call.query?.day ?? "2026-11-21");
    }) as unknown as ApiClient,
  };
  return server;
}

function engineOn(server: { client: ApiClient }, more: Partial<EngineDeps> = {}) {
  return createReceptionEngine({
    siteId,
    client: server.client,
    me: { id: "me", name: "Pia" },
    openStorage: () => openIndexedStorage(owner),
    fallback: memoryStorage(newId),
    deviceNow: () => start,
    newId,
    alone: (work) => work(),
    announce: () => undefined,
    later: () => () => undefined,
    ...more,
  });
}

const walkIn = (name: string) =>
  ({
    kind: "walk_in",
    visitId: newId(),
    visitor: { name, email: "", phone: "", company: "" },
    hostId: host.id,
    purpose: "",
  }) as const;

const offline = new ApiProblem(undefined, "no network");

describe("a tablet's store", () => {
  it("shows what was done at once, and sends it", async () => {
    const server = fakeServer();
    const engine = engineOn(server);
    await engine.synchronise();
    const done = engine.change(walkIn("Ada"));
    expect(engine.getState().snapshot?.visits[0]?.visitor?.name).toBe("Ada");
    const id = await done;
    await engine.synchronise();
    expect(server.ids).toEqual([id]);
    expect(engine.getState().sync).toMatchObject({ online: true, waiting: 0, storage: "kept" });
  });

  it("keeps everything without a network, through a reload, and sends it in order afterwards, once", async () => {
    const server = fakeServer();
    const before = engineOn(server);
    await before.synchronise();
    server.failure = offline;
    const ids = [];
    for (const name of ["Ada", "Bea", "Cleo"]) ids.push(await before.change(walkIn(name)));
    expect(before.getState().sync).toMatchObject({ online: false, waiting: 3 });
    expect(before.getState().sync.offlineSince).not.toBeNull();
    before.pause();

    const after = engineOn(server);
    await after.synchronise();
    expect(after.getState().snapshot?.visits.map(({ visitor }) => visitor?.name)).toEqual(["Ada", "Bea", "Cleo"]);
    server.failure = undefined;
    await after.synchronise();
    expect(server.ids).toEqual(ids);
    expect(await (await openIndexedStorage(owner)).readChanges(siteId)).toEqual([]);
  });

  it("sends again under the same id what may not have arrived", async () => {
    const server = fakeServer();
    const engine = engineOn(server);
    await engine.synchronise();
    server.loseAnswer = true;
    const id = await engine.change(walkIn("Ada"));
    await engine.synchronise();
    await engine.synchronise();
    expect(server.ids).toEqual([id, id]);
    expect(engine.getState().pending).toEqual([]);
  });

  it("shows a conflict until it was seen, also after a reload", async () => {
    const server = fakeServer();
    server.conflictOf = () => "wrong_state";
    const engine = engineOn(server);
    const id = await engine.change({ kind: "check_in", visitId });
    await engine.synchronise();
    expect(engine.getState().conflicts[0]).toMatchObject({ because: "wrong_state", change: { id } });
    const reloaded = engineOn(server);
    await reloaded.synchronise();
    expect(reloaded.getState().conflicts).toHaveLength(1);
    reloaded.dismiss(id);
    expect(reloaded.getState().conflicts).toEqual([]);
  });

  it("does not let one change that is not understood hold up the others", async () => {
    const server = fakeServer();
    const engine = engineOn(server);
    server.failure = offline;
    const bad = await engine.change(walkIn("Bad"));
    const good = await engine.change(walkIn("Good"));
    await engine.synchronise();
    server.failure = undefined;
    server.refuseBatch = ({ changes }) =>
      changes.some(({ id }) => id === bad) ? problem(400, "malformed") : undefined;
    await engine.synchronise();
    expect(server.ids).toEqual([good]);
    expect(engine.getState().conflicts.map(({ because }) => because)).toEqual(["malformed"]);
  });

  it.each([
    [403, "forbidden"],
    [404, "not_found"],
  ] as const)(
    "says that the site is not hers any more (%i), keeps everything, and goes on afterwards",
    async (status, code) => {
      const server = fakeServer();
      const engine = engineOn(server);
      await engine.synchronise();
      server.failure = problem(status, code);
      const id = await engine.change(walkIn("Ada"));
      await engine.synchronise();
      expect(engine.getState().sync).toMatchObject({ waiting: 1, refused: code, online: true });
      expect(engine.getState().snapshot?.visits[0]?.visitor?.name).toBe("Ada");
      server.failure = undefined;
      await engine.synchronise();
      expect(server.ids).toEqual([id]);
      expect(engine.getState().sync).toMatchObject({ waiting: 0, refused: null });
    },
  );

  it("does not let one change that the service breaks over hold up the others, but what is about the same visit", async () => {
    const server = fakeServer();
    const engine = engineOn(server);
    server.failure = offline;
    const given = walkIn("Bad");
    const bad = await engine.change(given);
    const behind = await engine.change({ kind: "check_out", visitId: given.visitId, how: "desk" });
    const good = await engine.change(walkIn("Good"));
    await engine.synchronise();
    server.failure = undefined;
    server.refuseBatch = ({ changes }) => (changes.some(({ id }) => id === bad) ? problem(500, "internal") : undefined);
    await engine.synchronise();
    expect(server.ids).toEqual([good]);
    expect(engine.getState().sync).toMatchObject({ waiting: 2, held: 1, refused: null });
    server.refuseBatch = () => undefined;
    await engine.synchronise();
    expect(server.ids).toEqual([good, bad, behind]);
    expect(engine.getState().sync).toMatchObject({ waiting: 0, held: 0 });
  });

  it("gives up a round where the service breaks over everything, and keeps it all", async () => {
    const server = fakeServer();
    const engine = engineOn(server);
    await engine.synchronise();
    server.failure = problem(500, "internal");
    for (const name of ["Ada", "Bea", "Cleo", "Dora"]) await engine.change(walkIn(name));
    await engine.synchronise();
    expect(engine.getState().sync.waiting).toBe(4);
    server.failure = undefined;
    await engine.synchronise();
    expect(new Set(server.ids).size).toBe(4);
    expect(engine.getState().sync).toMatchObject({ waiting: 0, held: 0 });
  });

  it("tries again what was refused, when somebody asks for it", async () => {
    const server = fakeServer();
    const engine = engineOn(server);
    server.refuseBatch = () => problem(409, "idempotency_key_reused");
    const id = await engine.change(walkIn("Ada"));
    await engine.synchronise();
    expect(engine.getState().conflicts.map(({ because }) => because)).toEqual(["idempotency_key_reused"]);
    server.refuseBatch = () => undefined;
    await engine.retry(id);
    await engine.synchronise();
    expect(server.ids).toEqual([id]);
    expect(engine.getState()).toMatchObject({ conflicts: [], pending: [] });
    expect(await (await openIndexedStorage(owner)).readConflicts(siteId)).toEqual([]);
  });

  it("reads the day whole once, then only its news, and whole again where these do not suffice", async () => {
    const server = fakeServer();
    const engine = engineOn(server);
    const wholeReads = () => server.reads.filter((key) => key === "GET /sites/:id/reception").length;
    await engine.synchronise();
    // Today and tomorrow.
    expect(wholeReads()).toBe(2);
    await engine.synchronise();
    await engine.synchronise();
    expect(wholeReads()).toBe(2);
    expect(server.reads.filter((key) => key.endsWith("evacuation-list"))).toHaveLength(1);
    server.news = { house: true };
    await engine.synchronise();
    expect(server.reads.filter((key) => key.endsWith("evacuation-list"))).toHaveLength(2);
    server.news = { whole: true };
    await engine.synchronise();
    expect(wholeReads()).toBe(3);
  });

  it("reads once more for whatever was told while it was reading", async () => {
    const server = fakeServer();
    const engine = engineOn(server);
    await engine.synchronise();
    server.reads.length = 0;
    const first = engine.synchronise();
    for (let signal = 0; signal < 20; signal += 1) void engine.synchronise();
    await first;
    await engine.synchronise();
    expect(server.reads.filter((key) => key.endsWith("news")).length).toBeLessThanOrEqual(3);
  });

  it.each([
    [401, "unauthenticated", true],
    [503, "unavailable", false],
    [429, "rate_limited", false],
  ] as const)("keeps what was done while the server answers %i", async (status, code, needsSignIn) => {
    const server = fakeServer();
    const engine = engineOn(server);
    await engine.synchronise();
    server.failure = problem(status, code);
    await engine.change(walkIn("Ada"));
    await engine.synchronise();
    expect(engine.getState().sync).toMatchObject({ waiting: 1, needsSignIn, online: true });
    server.failure = undefined;
    await engine.synchronise();
    expect(engine.getState().sync).toMatchObject({ waiting: 0, needsSignIn: false });
  });

  it("keeps an evacuation on screen between sending it and reading the list again", async () => {
    const server = fakeServer();
    const engine = engineOn(server);
    await engine.synchronise();
    const seen: boolean[] = [];
    engine.subscribe(() => seen.push(engine.getState().evacuationList?.evacuation !== null));
    const evacuationId = newId();
    await engine.change({ kind: "evacuation_start", evacuationId, drill: true });
    server.failReading = true;
    await engine.synchronise();
    expect(server.ids).toHaveLength(1);
    expect(engine.getState().pending).toEqual([]);
    expect(engine.getState().evacuationList?.evacuation?.id).toBe(evacuationId);
    expect(new Set(seen)).toEqual(new Set([true]));
  });

  it("waits longer each time it cannot reach the server", async () => {
    const server = fakeServer();
    server.failure = offline;
    const waits: number[] = [];
    const engine = engineOn(server, { later: (ms) => (waits.push(ms), () => undefined) });
    for (let attempt = 0; attempt < 6; attempt += 1) await engine.synchronise();
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it("tells its own clock from the server's", async () => {
    const server = fakeServer();
    const engine = engineOn(server, { deviceNow: () => new Date(start.getTime() - 3_600_000) });
    await engine.synchronise();
    expect(engine.now()).toEqual(start);
    void engine.change(walkIn("Ada"));
    expect(engine.getState().snapshot?.visits[0]?.arrivedAt).toBe(start.toISOString());
    expect(engine.getState().pending[0]?.at).toBe("2026-11-21T08:00:00.000Z");
  });
});

describe("a browser's storage", () => {
  it("that is blocked is said, and nothing is lost while the page is open", async () => {
    const server = fakeServer();
    const engine = engineOn(server, { openStorage: () => Promise.reject(new Error("blocked")) });
    const id = await engine.change(walkIn("Ada"));
    await engine.synchronise();
    expect(engine.getState().sync.storage).toBe("blocked");
    expect(server.ids).toEqual([id]);
  });

  it("that is full is said; what was done stays in memory, goes in order, and is saved once there is room", async () => {
    const server = fakeServer();
    server.failure = offline;
    let isFull = true;
    const openStorage = async (): Promise<ReceptionStorage> => {
      const storage = await openIndexedStorage(owner);
      const refuse = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
      return {
        ...storage,
        addChange: (site, change) => (isFull ? refuse() : storage.addChange(site, change)),
      };
    };
    const engine = engineOn(server, { openStorage });
    const first = await engine.change(walkIn("Ada"));
    await engine.synchronise();
    expect(engine.getState().sync).toMatchObject({ storage: "full", waiting: 1 });
    isFull = false;
    const second = await engine.change(walkIn("Bea"));
    const stored = await (await openIndexedStorage(owner)).readChanges(siteId);
    expect(stored.map(({ id }) => id)).toEqual([first, second]);
    server.failure = undefined;
    await engine.synchronise();
    expect(server.ids).toEqual([first, second]);
    expect(engine.getState().sync.storage).toBe("kept");
  });

  it("that fails later takes nothing away from what is on screen", async () => {
    const server = fakeServer();
    let isGone = false;
    const engine = engineOn(server, {
      openStorage: async () => {
        const storage = await openIndexedStorage(owner);
        return {
          ...storage,
          readChanges: (site) => (isGone ? Promise.reject(new Error("gone")) : storage.readChanges(site)),
        };
      },
    });
    await engine.synchronise();
    server.failure = offline;
    const id = await engine.change(walkIn("Ada"));
    isGone = true;
    await engine.synchronise();
    expect(engine.getState().pending.map((change) => change.id)).toEqual([id]);
    server.failure = undefined;
    await engine.synchronise();
    expect(server.ids).toEqual([id]);
  });

  it("of another company is erased before anything is read", async () => {
    const server = fakeServer();
    server.failure = offline;
    await engineOn(server).change(walkIn("Ada"));
    const other = await openIndexedStorage({ ...owner, tenantId: "other" });
    expect(await other.readChanges(siteId)).toEqual([]);
    expect(await (await openIndexedStorage(owner)).readChanges(siteId)).toEqual([]);
  });

  it("gives up days that are over, and opens tomorrow as today", async () => {
    const server = fakeServer();
    await engineOn(server).synchronise();
    const midnight = () => new Date("2026-11-21T23:30:00.000Z");
    server.failure = offline;
    const engine = engineOn(server, { deviceNow: midnight });
    await engine.synchronise();
    expect(engine.getState().snapshot?.day).toBe("2026-11-22");
    const seen = await openIndexedStorage(owner);
    const change = { kind: "check_in", id: newId(), at: start.toISOString(), visitId } as const;
    await seen.addConflict(siteId, { change, because: "wrong_state", visit: null });
    await openIndexedStorage({ ...owner, today: "2026-11-22" });
    expect(await seen.readConflicts(siteId)).toHaveLength(1);
    const later = await openIndexedStorage({ ...owner, today: "2026-11-24" });
    expect(await later.readConflicts(siteId)).toEqual([]);
    expect(await later.readSite(siteId)).toBeUndefined();
  });

  it("is one queue of all pages on the tablet, and one device", async () => {
    const server = fakeServer();
    // As the browser's lock has it: one page after the other.
    let last = Promise.resolve();
    const alone = (work: () => Promise<void>) => (last = last.then(work, work));
    const [one, other] = [engineOn(server, { alone }), engineOn(server, { alone })];
    server.failure = offline;
    const first = await one.change(walkIn("Ada"));
    const second = await other.change(walkIn("Bea"));
    await one.queueChanged();
    expect(one.getState().pending.map(({ id }) => id)).toEqual([first, second]);
    server.failure = undefined;
    await other.synchronise();
    await one.synchronise();
    expect(server.ids).toEqual([first, second]);
    expect(new Set(server.sent.map(({ deviceId }) => deviceId)).size).toBe(1);
  });
});
