import type { EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import type { ReceptionChange, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import type { ReceptionConflict } from "./reception-store.ts";

/** What of a site was read from the server. */
export interface KnownSite {
  today: ReceptionSnapshot;
  tomorrow: ReceptionSnapshot | null;
  list: EvacuationList | null;
  /** How far the server's clock was ahead of this device's. */
  clockAheadMs: number;
}

/** Where a tablet keeps what it knows and what it has to send; of one company at a time. */
export interface ReceptionStorage {
  /** The same for every page on this device. */
  deviceId(): Promise<string>;
  readSite(siteId: string): Promise<KnownSite | undefined>;
  writeSite(siteId: string, known: KnownSite): Promise<void>;
  /** In the order in which they were done. */
  readChanges(siteId: string): Promise<ReceptionChange[]>;
  addChange(siteId: string, change: ReceptionChange): Promise<void>;
  removeChange(id: string): Promise<void>;
  readConflicts(siteId: string): Promise<ReceptionConflict[]>;
  addConflict(siteId: string, conflict: ReceptionConflict): Promise<void>;
  removeConflict(changeId: string): Promise<void>;
  /** Gives up what can be read again, so that what cannot be done again has room. */
  makeRoom(): Promise<void>;
}
