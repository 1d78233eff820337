import {
  newServiceSchema,
  serviceChangeSchema,
  type KeptService,
} from "@magic-meetings/contract/catalogue/kept-service.ts";
import { readServiceRow, type ServiceRow } from "@magic-meetings/contract/imports/read-service-row.ts";
import { serviceSql } from "../catalogue/kept-service-sql.ts";
import type { Bare } from "../places/maintained-sql.ts";
import { foldName } from "./fold-name.ts";
import { differing, given } from "./given-fields.ts";
import { findDatedPrices, findIdsByName, listMinorUnits, listNamed } from "./known-company-sql.ts";
import { refuseUnfit } from "./refuse-unfit.ts";
import type { KnownService, ServiceToWrite, ServiceWorld } from "./service-to-write.ts";
import { cataloguesOf, deliveredBy, optionsOf } from "./service-row-parts.ts";
import { byName, thingKind, type Judging } from "./thing-kind.ts";
import { changeService, createServices } from "./write-service.ts";

export const serviceKind = thingKind<ServiceWorld, ServiceRow, KnownService, ServiceToWrite>({
  kind: "services",
  keyField: "name",
  async load(db, { tenantId, now }) {
    return {
      today: now.toISOString().slice(0, 10),
      minorUnits: await listMinorUnits(db),
      vendors: byName(await listNamed(db, "vendors", tenantId), foldName),
      categories: byName(await listNamed(db, "categories", tenantId), foldName),
      sites: byName(await listNamed(db, "sites", tenantId), foldName),
      catalogues: byName(await listNamed(db, "catalogues", tenantId), foldName),
    };
  },
  // One name may be sold in several currencies: those are several services.
  keyOf({ name, currency }) {
    return name?.trim() && currency?.trim() ? `${foldName(name)} ${currency.trim().toUpperCase()}` : undefined;
  },
  async findKnown(db, { tenantId, keys }) {
    const names = [...new Set(keys.map((key) => key.slice(0, -4)))];
    const ids = await findIdsByName(db, "services", { tenantId, names });
    const prices = ids.length === 0 ? [] : await findDatedPrices(db, { tenantId, ids });
    const known = new Map<string, KnownService[]>();
    for (const { thing } of await serviceSql.findMany(db, { tenantId, ids })) {
      const key = `${foldName(thing.name)} ${thing.price.currency}`;
      const one = {
        ...{ id: thing.id, version: thing.version, deleted: thing.deletedAt !== null, service: thing },
        prices: prices.filter(({ serviceId }) => serviceId === thing.id),
      };
      known.set(key, [...(known.get(key) ?? []), one]);
    }
    return known;
  },
  read: (fields, { minorUnits }) => readServiceRow(fields, (currency) => minorUnits.get(currency)),
  judge,
  create: createServices,
  change: changeService,
});

const columns = {
  name: "name",
  description: "description",
  price: "price",
  options: "options",
  vatPercent: "vatPercent",
  vendors: "vendor",
} as const;

function judge(judging: Judging<ServiceWorld, ServiceRow, KnownService>) {
  const { row, before, world, refuse } = judging;
  refuseWhatIsMissing(judging);
  const category = row.category && world.categories.get(foldName(row.category));
  if (category && category.deleted) refuse("category", "deleted_thing");
  const catalogues = cataloguesOf(judging);
  const { price, dated } = priceOf(judging);
  refuseTurnedRange(judging);
  const body = given({
    name: row.name,
    description: row.description,
    unit: row.unit,
    price,
    vatPercent: row.vatPercent,
    minimumQuantity: row.minimumQuantity,
    maximumQuantity: row.maximumQuantity,
    options: optionsOf(judging),
    diets: row.diets,
    allergens: row.allergens,
    popular: row.popular,
    offeredWeekdays: row.weekdays,
    offeredFrom: row.offeredFrom,
    offeredUntil: row.offeredUntil,
    vendors: deliveredBy(judging),
  });
  const isReadable = row.name !== "" && row.currency !== "";
  if (before === undefined) {
    const isWhole = row.category && row.unit && price && row.vatPercent !== undefined;
    const anyId = "00000000-0000-4000-8000-000000000000";
    if (isReadable && isWhole) refuseUnfit(newServiceSchema, { ...body, categoryId: anyId }, refuse, columns);
    const create = body as ServiceToWrite["create"];
    return { isSame: false, change: { category: row.category, catalogues, create, change: {}, dated } };
  }
  const { service } = before;
  const change = differing(body, valuesNow(service));
  if (isReadable) refuseUnfit(serviceChangeSchema, change, refuse, columns);
  const otherCategory = category && !category.deleted && category.id === service.category.id ? undefined : row.category;
  const otherCatalogues = catalogues && sameNames(catalogues.names, service.catalogues) ? undefined : catalogues;
  const isSame = Object.keys(change).length === 0 && !otherCategory && !otherCatalogues && !dated;
  const create = body as ServiceToWrite["create"];
  return { isSame, change: { category: otherCategory, catalogues: otherCatalogues, create, change, dated } };
}

function refuseWhatIsMissing({ row, before, refuse }: Judging<ServiceWorld, ServiceRow, KnownService>): void {
  if (before !== undefined) return;
  if (row.category === undefined) refuse("category", "missing");
  if (row.unit === undefined) refuse("unit", "missing");
  if (row.priceMinor === undefined) refuse("price", "missing");
  if (row.vatPercent === undefined) refuse("vatPercent", "missing");
}

function refuseTurnedRange({ row, before, refuse }: Judging<ServiceWorld, ServiceRow, KnownService>): void {
  const least = row.minimumQuantity ?? before?.service.minimumQuantity ?? 1;
  const most = row.maximumQuantity ?? before?.service.maximumQuantity ?? 1000;
  if (least <= most || (row.minimumQuantity !== undefined && row.maximumQuantity !== undefined)) return;
  refuse(row.maximumQuantity === undefined ? "minimumQuantity" : "maximumQuantity", "refused", {
    expected: `From ${least} to ${most} is no range`,
  });
}

/** The service's price, or one from a day on: where prices have days, a new one holds from today. */
function priceOf({ row, before, world, refuse }: Judging<ServiceWorld, ServiceRow, KnownService>) {
  const { priceMinor, priceFrom, currency } = row;
  if (priceMinor === undefined) return { price: undefined, dated: undefined };
  const price = { amountMinor: priceMinor, currency };
  if (priceFrom !== undefined && priceFrom < world.today) refuse("priceFrom", "past_day", { expected: world.today });
  if (before === undefined) return { price, dated: undefined };
  const past = before.prices.filter(({ validFrom }) => validFrom <= world.today);
  const holds = past.at(-1)?.priceMinor ?? before.service.price.amountMinor;
  if (priceFrom === undefined && holds === priceMinor) return { price: undefined, dated: undefined };
  if (priceFrom === undefined && past.length === 0) return { price, dated: undefined };
  const validFrom = priceFrom ?? world.today;
  const isThere = before.prices.some((one) => one.validFrom === validFrom && one.priceMinor === priceMinor);
  return { price: undefined, dated: isThere ? undefined : { priceMinor, validFrom } };
}

function sameNames(names: readonly string[], catalogues: KeptService["catalogues"]): boolean {
  const fold = (all: readonly string[]) => all.map(foldName).sort().join("\n");
  return fold(names) === fold(catalogues.map(({ name }) => name));
}

function valuesNow(service: Bare<KeptService>): Record<string, unknown> {
  const vendors = service.vendors
    .map(({ vendor, ownPrice, ownRule }) => ({ vendorId: vendor.id, ownPrice, ownRule }))
    .sort((a, b) => (a.vendorId < b.vendorId ? -1 : 1));
  return { ...service, vendors };
}
