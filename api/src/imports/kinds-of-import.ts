import type { ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import { accountKind } from "./account-kind.ts";
import type { KindOfImport } from "./import-kind.ts";
import { placeKind } from "./place-kind.ts";
import { serviceKind } from "./service-kind.ts";
import { vendorKind } from "./vendor-kind.ts";

const kinds: Record<ImportKind, KindOfImport> = {
  places: placeKind,
  services: serviceKind,
  vendors: vendorKind,
  accounts: accountKind,
};

export function kindOfImport(kind: ImportKind): KindOfImport {
  return kinds[kind];
}
