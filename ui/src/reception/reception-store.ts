import type { EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import type {
  ReceptionChange,
  ReceptionSnapshot,
  ReceptionVisit,
} from "@magic-meetings/contract/reception/reception.ts";

// What the reception's screens work with, with or without a network.

type WithoutIdentity<Change> = Change extends unknown ? Omit<Change, "id" | "at"> : never;

/** Something done at the desk; the store gives it its id and its moment. */
export type NewReceptionChange = WithoutIdentity<ReceptionChange>;

/** A change that the server did not make, because something else is true. */
export interface ReceptionConflict {
  change: ReceptionChange;
  /** An error code. */
  because: string;
  /** The visit as the server has it. */
  visit: ReceptionVisit | null;
}

/** kept: survives a reload; full: the browser has no room left; blocked: it keeps nothing for this page. */
export type StorageState = "kept" | "full" | "blocked";

/** How this tablet and the server stand to each other. */
export interface ReceptionSync {
  online: boolean;
  /** Since when there is no answer, by the server's clock; null while there is one. */
  offlineSince: string | null;
  /** How many changes still have to be sent. */
  waiting: number;
  isSending: boolean;
  /** When the day was last read from the server, by its clock; null: never. */
  lastSynchronised: string | null;
  storage: StorageState;
  /** The server asks for signing in; everything goes on here, and is sent afterwards. */
  needsSignIn: boolean;
  /** Why the server takes nothing from this desk any more: an error code; everything that waits is kept. */
  refused: string | null;
  /** How many of those that wait the server could not take for a reason of its own; they are tried again. */
  held: number;
}

export interface ReceptionStore {
  /** The site's day as it is here: as last read, with every pending change made to it; undefined while nothing is known yet. */
  snapshot: ReceptionSnapshot | undefined;
  /** The day after it, once that was read. */
  tomorrow: ReceptionSnapshot | undefined;
  /** Who is in the house, and the evacuation that runs, with every pending change made to it. */
  evacuationList: EvacuationList | undefined;
  /** Why nothing could be read, while nothing is known. */
  error: unknown;
  /** What still has to be sent, oldest first. */
  pending: readonly ReceptionChange[];
  conflicts: readonly ReceptionConflict[];
  online: boolean;
  sync: ReceptionSync;
  /** The present moment by the server's clock, however wrong the tablet's is. */
  now: () => Date;
  /** Does it here at once, and on the server as soon as that can be reached; gives the change's id. */
  change(change: NewReceptionChange): Promise<string>;
  /** The conflict has been seen. */
  dismiss(changeId: string): void;
  /** What was not done is tried once more, under its own id and moment. */
  retry(changeId: string): void;
  /** Reads again now, where there is a network. */
  refresh(): void;
}
