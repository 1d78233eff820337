import type { ReceptionChange } from "@magic-meetings/contract/reception/reception.ts";
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { ReceptionConflict } from "./reception-store.ts";
import type { KnownSite, ReceptionStorage } from "./reception-storage.ts";

interface Schema extends DBSchema {
  /** `owner`: the company whose data this is; `device`: this device's id. */
  about: { key: "owner" | "device"; value: string };
  sites: { key: string; value: KnownSite };
  /** Numbered as they were done. */
  changes: {
    key: number;
    value: { siteId: string; id: string; change: ReceptionChange };
    indexes: { bySite: string; byId: string };
  };
  conflicts: { key: string; value: { siteId: string; conflict: ReceptionConflict }; indexes: { bySite: string } };
}

const name = "magic-meetings-reception";
const stores = ["sites", "changes", "conflicts"] as const;

export interface StorageOwner {
  tenantId: string;
  /** The present day, `YYYY-MM-DD`: what is older than yesterday is erased. */
  today: string;
  newId: () => string;
}

/**
 * What survives a reload, in the browser's database. Another company's data is erased before anything is read, and days
 * that are over are erased with it.
 */
export async function openIndexedStorage(owner: StorageOwner): Promise<ReceptionStorage> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("about");
      fresh.createObjectStore("sites");
      const changes = fresh.createObjectStore("changes", { autoIncrement: true });
      changes.createIndex("bySite", "siteId");
      changes.createIndex("byId", "id", { unique: true });
      fresh.createObjectStore("conflicts").createIndex("bySite", "siteId");
    },
  });
  await takeOver(db, owner);
  await eraseOldDays(db, owner);
  return storageOf(db, owner);
}

async function takeOver(db: IDBPDatabase<Schema>, { tenantId }: StorageOwner): Promise<void> {
  const transaction = db.transaction([...stores, "about"], "readwrite");
  const before = await transaction.objectStore("about").get("owner");
  if (before !== tenantId) {
    await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
    await transaction.objectStore("about").put(tenantId, "owner");
  }
  await transaction.done;
}

/** What was done and not sent yet stays, however old it is. */
async function eraseOldDays(db: IDBPDatabase<Schema>, { today }: StorageOwner): Promise<void> {
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const transaction = db.transaction(["sites", "conflicts"], "readwrite");
  const sites = transaction.objectStore("sites");
  for (let cursor = await sites.openCursor(); cursor; cursor = await cursor.continue()) {
    if (cursor.value.today.day < yesterday) await cursor.delete();
  }
  const conflicts = transaction.objectStore("conflicts");
  for (let cursor = await conflicts.openCursor(); cursor; cursor = await cursor.continue()) {
    if (cursor.value.conflict.change.at < yesterday) await cursor.delete();
  }
  await transaction.done;
}

function storageOf(db: IDBPDatabase<Schema>, { newId }: StorageOwner): ReceptionStorage {
  return {
    async deviceId() {
      const transaction = db.transaction("about", "readwrite");
      const known = await transaction.store.get("device");
      const id = known ?? newId();
      await Promise.all([known === undefined ? transaction.store.put(id, "device") : undefined, transaction.done]);
      return id;
    },
    readSite: (siteId) => db.get("sites", siteId),
    writeSite: async (siteId, known) => void (await db.put("sites", known, siteId)),
    async readChanges(siteId) {
      // An index gives rows of one key in the order of their numbers.
      return (await db.getAllFromIndex("changes", "bySite", siteId)).map(({ change }) => change);
    },
    async addChange(siteId, change) {
      const transaction = db.transaction("changes", "readwrite");
      const known = await transaction.store.index("byId").getKey(change.id);
      const adding = known === undefined ? transaction.store.add({ siteId, id: change.id, change }) : undefined;
      await Promise.all([adding, transaction.done]);
    },
    async removeChange(id) {
      const transaction = db.transaction("changes", "readwrite");
      const key = await transaction.store.index("byId").getKey(id);
      await Promise.all([key === undefined ? undefined : transaction.store.delete(key), transaction.done]);
    },
    async readConflicts(siteId) {
      return (await db.getAllFromIndex("conflicts", "bySite", siteId)).map(({ conflict }) => conflict);
    },
    addConflict: async (siteId, conflict) => void (await db.put("conflicts", { siteId, conflict }, conflict.change.id)),
    removeConflict: (changeId) => db.delete("conflicts", changeId),
    makeRoom: () => db.clear("sites"),
  };
}
