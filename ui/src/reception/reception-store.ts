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

export interface ReceptionStore {
  /** The site's day as it is here: as last read, with every pending change made to it; undefined while nothing is known yet. */
  snapshot: ReceptionSnapshot | undefined;
  /** Why nothing could be read, while nothing is known. */
  error: unknown;
  /** What still has to be sent, oldest first. */
  pending: readonly ReceptionChange[];
  conflicts: readonly ReceptionConflict[];
  online: boolean;
  /** Does it here at once, and on the server as soon as that can be reached; gives the change's id. */
  change(change: NewReceptionChange): Promise<string>;
  /** The conflict has been seen. */
  dismiss(changeId: string): void;
  /** Reads again now, where there is a network. */
  refresh(): void;
}

/** The hook of the reception's pages. */
export type UseReception = (siteId: string) => ReceptionStore;
