import type { ImportKind, RowFields } from "@magic-meetings/contract/imports/import-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import type { RowToStore } from "./import-row-sql.ts";
import type { KeyKind, OfImport } from "./row-key-sql.ts";

// What differs between the kinds of things that are brought in; reading, storing, correcting and leases are all alike.

export interface RawRow {
  number: number;
  fields: RowFields;
}

/** The first row with each key, as a worker comes to them. */
export type SeenRows = Map<string, RawRow>;

export interface CheckArgs extends OfImport {
  /**
   * Where the first row with each key is found: among the stored rows, or in what a worker that goes through the whole
   * file has seen of it; or nowhere, because what rows have in common was judged already and none has changed since.
   */
  firsts: "stored" | "none" | SeenRows;
}

export interface CheckedRows {
  rows: RowToStore[];
  /** Writes the good ones; gives how many there were to write. Throws `PlacesChanged`. */
  write(context: CommandContext): Promise<number>;
}

/** A kind with what the company has of it. */
export interface OpenKind {
  /** Judges some rows of a file, in the file's order, against the company and the rows that are stored already. */
  check(db: Queries, args: CheckArgs, rows: readonly RawRow[]): Promise<CheckedRows>;
  /** After the last row is written. */
  finish?(context: CommandContext): void;
}

export interface KindOfImport {
  kind: ImportKind;
  /** Before anything is written. */
  prepare?(context: CommandContext): Promise<void>;
  open(db: Queries, asked: { tenantId: string; now: Date }): Promise<OpenKind>;
  /** The keys of the rows that a corrected row had or has something in common with. */
  sharedKeys(before: RowFields, after: RowFields): Record<KeyKind, string[]>;
}
