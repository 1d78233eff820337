import type { ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import type { KindOfImport } from "./import-kind.ts";
import { placeKind } from "./place-kind.ts";

const kinds: Partial<Record<ImportKind, KindOfImport>> = { places: placeKind };

export function kindOfImport(kind: ImportKind): KindOfImport {
  const found = kinds[kind];
  if (found === undefined) throw new Error(`Nothing brings in ${kind}`);
  return found;
}
