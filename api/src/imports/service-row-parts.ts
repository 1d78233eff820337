import type { NewService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import type { ServiceRow } from "@magic-meetings/contract/imports/read-service-row.ts";
import { foldName } from "./fold-name.ts";
import type { KnownService, ServiceToWrite, ServiceWorld } from "./service-to-write.ts";
import type { Judging } from "./thing-kind.ts";

type JudgingService = Judging<ServiceWorld, ServiceRow, KnownService>;

/** Who delivers it: the vendors that the row names, with the prices that they have, and with its lead time. */
export function deliveredBy({ row, before, world, refuse }: JudgingService): NewService["vendors"] {
  const { leadTime, changeBefore } = row;
  const had = before?.service.vendors ?? [];
  if (row.vendors === undefined && leadTime === undefined && changeBefore === undefined) return undefined;
  const unknown = (row.vendors ?? []).filter((name) => world.vendors.get(foldName(name))?.deleted !== false);
  if (unknown.length > 0) refuse("vendor", "unknown_vendor", { expected: unknown.join(", ") });
  const ids = row.vendors
    ? row.vendors.flatMap((name) => world.vendors.get(foldName(name))?.id ?? [])
    : had.map(({ vendor }) => vendor.id);
  if ((leadTime ?? changeBefore) && ids.length === 0 && unknown.length === 0) refuse("vendor", "missing");
  return [...new Set(ids)].sort().map((vendorId) => {
    const own = had.find(({ vendor }) => vendor.id === vendorId);
    const orderBefore = leadTime ?? own?.ownRule?.orderBefore ?? changeBefore;
    const rule =
      leadTime === undefined && changeBefore === undefined
        ? (own?.ownRule ?? null)
        : orderBefore && { orderBefore, changeBefore: changeBefore ?? own?.ownRule?.changeBefore ?? orderBefore };
    return { vendorId, ownPrice: own?.ownPrice ?? null, ownRule: rule ?? null };
  });
}

/** An option that is there keeps the key that orders know it by. */
export function optionsOf({ row, before }: JudgingService): NewService["options"] {
  const { options, currency } = row;
  if (options === undefined) return undefined;
  const taken = new Set<string>();
  return options.map(({ name, priceMinor }) => {
    const had = before?.service.options.find((option) => foldName(option.name) === foldName(name));
    const key = had?.key ?? freeKey(name, taken);
    taken.add(key);
    return { key, name, price: { amountMinor: priceMinor, currency } };
  });
}

function freeKey(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  const key = words.replace(/^-+|-+$/g, "").slice(0, 30) || "option";
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? key : `${key}-${number}`;
    if (!taken.has(one)) return one;
  }
}

/** The catalogues that it is to be in; those that there are not are made for the row's sites. */
export function cataloguesOf({ row, world, refuse }: JudgingService): ServiceToWrite["catalogues"] {
  const unknown = (row.sites ?? []).filter((name) => world.sites.get(foldName(name))?.deleted !== false);
  if (unknown.length > 0) refuse("sites", "unknown_site", { expected: unknown.join(", ") });
  const siteIds = (row.sites ?? []).flatMap((name) => world.sites.get(foldName(name))?.id ?? []);
  if (row.catalogues === undefined) {
    if (row.sites !== undefined) refuse("catalogue", "missing");
    return undefined;
  }
  for (const name of row.catalogues) {
    const catalogue = world.catalogues.get(foldName(name));
    if (catalogue?.deleted) refuse("catalogue", "deleted_thing");
    else if (catalogue === undefined && siteIds.length === 0 && unknown.length === 0) {
      refuse("catalogue", "catalogue_needs_sites", { expected: name });
    } else if (catalogue && siteIds.some((id) => !catalogue.siteIds.includes(id))) {
      refuse("sites", "catalogue_has_sites", { expected: name });
    }
  }
  return { names: row.catalogues, siteIds };
}
