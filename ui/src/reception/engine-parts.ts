import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import type { ReceptionChange, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import type { ReceptionStorage } from "./reception-storage.ts";
import type { NewReceptionChange, ReceptionConflict, ReceptionSync } from "./reception-store.ts";

// What the engine of a reception's page is made of, and what it gives.

/** Everything that a screen shows, replaced whole with every change. */
export interface ReceptionState {
  snapshot: ReceptionSnapshot | undefined;
  tomorrow: ReceptionSnapshot | undefined;
  evacuationList: EvacuationList | undefined;
  error: unknown;
  pending: readonly ReceptionChange[];
  conflicts: readonly ReceptionConflict[];
  sync: ReceptionSync;
}

export interface EngineDeps {
  siteId: string;
  client: ApiClient;
  me: { id: string; name: string };
  /** Rejects where the browser keeps nothing for this page. */
  openStorage: () => Promise<ReceptionStorage>;
  /** Used then: all is gone with the page. */
  fallback: ReceptionStorage;
  /** This device's clock, however wrong. */
  deviceNow: () => Date;
  newId: () => string;
  /** Runs the work while no other page on this device sends. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** Tells the other pages on this device that the queue changed. */
  announce: () => void;
  /** Calls later; gives how to take it back. */
  later: (ms: number, work: () => void) => () => void;
}

export interface ReceptionEngine {
  getState(): ReceptionState;
  subscribe(listener: () => void): () => void;
  change(change: NewReceptionChange): Promise<string>;
  dismiss(changeId: string): void;
  /** Puts what was not done into the queue again. */
  retry(changeId: string): Promise<void>;
  /** Sends what waits and reads the day again; at once, whatever waits for a retry. */
  synchronise(): Promise<void>;
  /** Another page on this device changed the queue. */
  queueChanged(): Promise<void>;
  /** The browser says that there is no network. */
  wentOffline(): void;
  now(): Date;
  /** Nobody looks at it: nothing is asked until somebody does again. */
  pause(): void;
}
