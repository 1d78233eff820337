import type { ReceptionChange } from "@magic-meetings/contract/reception/reception.ts";
import type { ReceptionConflict } from "./reception-store.ts";
import type { KnownSite, ReceptionStorage } from "./reception-storage.ts";

/** For a browser that keeps nothing for this page: all is gone with the page, and the page says so. */
export function memoryStorage(newId: () => string): ReceptionStorage {
  const device = newId();
  const sites = new Map<string, KnownSite>();
  const changes = new Map<string, { siteId: string; change: ReceptionChange }>();
  const conflicts = new Map<string, { siteId: string; conflict: ReceptionConflict }>();
  return {
    deviceId: async () => device,
    readSite: async (siteId) => sites.get(siteId),
    writeSite: async (siteId, known) => void sites.set(siteId, known),
    readChanges: async (siteId) =>
      [...changes.values()].filter((one) => one.siteId === siteId).map(({ change }) => change),
    addChange: async (siteId, change) => void changes.set(change.id, { siteId, change }),
    removeChange: async (id) => void changes.delete(id),
    readConflicts: async (siteId) =>
      [...conflicts.values()].filter((one) => one.siteId === siteId).map(({ conflict }) => conflict),
    addConflict: async (siteId, conflict) => void conflicts.set(conflict.change.id, { siteId, conflict }),
    removeConflict: async (changeId) => void conflicts.delete(changeId),
    makeRoom: async () => sites.clear(),
  };
}
