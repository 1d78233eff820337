import { isDeepStrictEqual } from "node:util";
import type { KeptService, NewService, ServiceChange } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { givenFields } from "../commands/given-fields.ts";
import { badReference, type Created, type MaintainedThing, type PartsChange } from "../places/keep-up.ts";
import { serviceSql, type ServiceValues } from "./kept-service-sql.ts";
import { pictureAddress } from "./picture-pages.ts";
import {
  cataloguesOfService,
  findDelivering,
  insertDelivering,
  insertIntoCatalogues,
  replaceDelivering,
  setCataloguesChanged,
  shareCatalogues,
  shareCategory,
  shareVendors,
  type Delivering,
} from "./service-parts-sql.ts";
import { isPictureOf } from "./service-picture-sql.ts";

type Input = NewService | ServiceChange;

/** What was asked for besides the service's own columns: it is checked with them. */
interface Wanted extends ServiceValues {
  catalogueIds?: string[] | undefined;
  prices?: { pointer: string; currency: string }[];
}

export const services: MaintainedThing<ServiceValues, Input, KeptService, KeptService> = {
  word: "service",
  family: "catalogue",
  sql: serviceSql,
  merge: mergeService,
  async settle(context, wanted: Wanted, before) {
    const { catalogueIds, prices = [], ...values } = wanted;
    refuseNonsense(values);
    refuseOtherCurrency(values, prices, before?.values ?? null);
    const { tx, tenantId } = context;
    if (!(await shareCategory(tx, { tenantId, id: values.categoryId }))) throw badReference("/categoryId", "category");
    if (catalogueIds === undefined) return { values, siteIds: before?.siteIds ?? [] };
    const found = await shareCatalogues(tx, { tenantId, ids: catalogueIds });
    if (found.length < new Set(catalogueIds).size) throw badReference("/catalogueIds", "catalogue");
    return { values, siteIds: [...new Set(found.flatMap(({ siteIds }) => siteIds))] };
  },
  async changeParts(context, id, input) {
    await refuseStrangePicture(context, id, input);
    const parts = [await changeVendors(context, id, input), await changeCatalogues(context, id, input)];
    const changed = parts.filter((part) => part !== null);
    if (changed.length === 0) return null;
    return {
      oldValues: Object.assign({}, ...changed.map(({ oldValues }) => oldValues)) as Record<string, unknown>,
      newValues: Object.assign({}, ...changed.map(({ newValues }) => newValues)) as Record<string, unknown>,
    };
  },
  async createParts(context, created) {
    for (const { id, input } of created) await refuseStrangePicture(context, id, input);
    const vendors = await addVendors(context, created);
    const catalogues = await addCatalogues(context, created);
    return created.map((_, index) => ({ ...vendors[index], ...catalogues[index] }));
  },
};

const defaults: ServiceValues = {
  categoryId: "",
  name: "",
  description: "",
  unit: "person",
  priceMinor: 0,
  currency: "",
  vatPercent: 0,
  minimumQuantity: 1,
  maximumQuantity: 1000,
  options: [],
  diets: [],
  allergens: [],
  imageUrl: null,
  popular: false,
  offeredWeekdays: [1, 2, 3, 4, 5, 6, 7],
  offeredFrom: null,
  offeredUntil: null,
  seasonFrom: null,
  seasonUntil: null,
};

function mergeService(input: Input, before: ServiceValues | null): Wanted {
  const { price, options, vendors, catalogueIds, ...own } = input;
  const kept = before ?? defaults;
  const values: Wanted = { ...kept, ...givenFields(own), catalogueIds };
  values.prices = [];
  if (price) {
    Object.assign(values, { priceMinor: price.amountMinor, currency: price.currency });
    values.prices.push({ pointer: "/price", currency: price.currency });
  }
  if (options) {
    values.options = options.map(({ key, name, price: { amountMinor } }) => ({ key, name, priceMinor: amountMinor }));
    values.prices.push(
      ...options.map((option, i) => ({ pointer: `/options/${i}/price`, currency: option.price.currency })),
    );
  }
  for (const [i, { ownPrice }] of (vendors ?? []).entries()) {
    if (ownPrice) values.prices.push({ pointer: `/vendors/${i}/ownPrice`, currency: ownPrice.currency });
  }
  values.offeredWeekdays = [...new Set(values.offeredWeekdays)].sort((a, b) => a - b);
  return values;
}

function wrong(pointer: string, code: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code, detail }] });
}

function refuseNonsense(values: ServiceValues): void {
  const { minimumQuantity, maximumQuantity, offeredFrom, offeredUntil, seasonFrom, seasonUntil, options } = values;
  if (minimumQuantity > maximumQuantity) {
    throw wrong("/maximumQuantity", "range", "The largest quantity is smaller than the smallest");
  }
  if (offeredFrom !== null && offeredUntil !== null && offeredFrom > offeredUntil) {
    throw wrong("/offeredUntil", "range", "The hours end before they begin");
  }
  if ((seasonFrom === null) !== (seasonUntil === null)) {
    throw wrong(seasonFrom === null ? "/seasonFrom" : "/seasonUntil", "season", "A season has a first and a last day");
  }
  options.forEach(({ key }, i) => {
    if (options.findIndex((other) => other.key === key) < i) {
      throw wrong(`/options/${i}/key`, "twice", "Two options have the same key");
    }
  });
}

/** A service has one currency, and keeps it: its prices with a day are in it, and so are its vendors'. */
function refuseOtherCurrency(
  { currency }: ServiceValues,
  prices: NonNullable<Wanted["prices"]>,
  before: ServiceValues | null,
): void {
  if (before !== null && currency !== before.currency) {
    throw wrong("/price/currency", "fixed", "A service keeps its currency: add another one instead");
  }
  const other = prices.find((price) => price.currency !== currency);
  if (other) {
    throw wrong(`${other.pointer}/currency`, "currency", "All prices of a service are in the same currency");
  }
}

/** A picture can be put back that was handed in for this service; nothing from anywhere else is shown. */
async function refuseStrangePicture({ tx, tenantId }: CommandContext, serviceId: string, input: Input): Promise<void> {
  const imageUrl = "imageUrl" in input ? (input.imageUrl ?? null) : null;
  if (imageUrl === null || /^\/pictures\/[a-z0-9-]{1,80}\.svg$/.test(imageUrl)) return;
  const id = /[0-9a-f-]{36}$/.exec(imageUrl)?.[0];
  const isOwn = id !== undefined && imageUrl === pictureAddress(tenantId, id);
  if (!isOwn || !(await isPictureOf(tx, { tenantId, id, serviceId }))) {
    throw badReference("/imageUrl", "picture of this service");
  }
}

/** By vendor; nobody delivers a service twice. */
function deliveringOf(vendors: NonNullable<Input["vendors"]>): Delivering[] {
  const wanted = vendors
    .map(({ vendorId, ownPrice, ownRule }) => ({
      vendorId,
      priceMinor: ownPrice?.amountMinor ?? null,
      rule: ownRule ?? null,
    }))
    .sort((a, b) => (a.vendorId < b.vendorId ? -1 : 1));
  const ids = wanted.map(({ vendorId }) => vendorId);
  const again = ids.findIndex((id, i) => ids.indexOf(id) < i);
  if (again >= 0) throw wrong("/vendors", "twice", "A vendor is in it twice");
  return wanted;
}

/** Who delivers new services. */
async function addVendors({ tx, tenantId }: CommandContext, created: readonly Created<Input>[]) {
  const wanted = created.map(({ input }) => deliveringOf(input.vendors ?? []));
  const ids = [...new Set(wanted.flat().map(({ vendorId }) => vendorId))];
  if (ids.length > 0 && (await shareVendors(tx, { tenantId, ids })).length < ids.length) {
    throw badReference("/vendors", "vendor");
  }
  const added = created.map(({ id: serviceId }, index) => ({ serviceId, delivering: wanted[index] ?? [] }));
  await insertDelivering(tx, { tenantId, added });
  return wanted.map((vendors) => (vendors.length > 0 ? { vendors } : {}));
}

/** Puts new services into their catalogues, which are in a new version then. */
async function addCatalogues({ tx, tenantId, now, principal }: CommandContext, created: readonly Created<Input>[]) {
  const wanted = created.map(({ input }) => [...new Set(input.catalogueIds ?? [])].sort());
  const pairs = created.flatMap(({ id }, index) =>
    (wanted[index] ?? []).map((catalogueId) => [id, catalogueId] as const),
  );
  await insertIntoCatalogues(tx, { tenantId, pairs });
  const ids = [...new Set(wanted.flat())].sort();
  await setCataloguesChanged(tx, { tenantId, ids, now, userId: principal.userId });
  return wanted.map((catalogueIds) => (catalogueIds.length > 0 ? { catalogueIds } : {}));
}

async function changeVendors(
  { tx, tenantId }: CommandContext,
  serviceId: string,
  { vendors }: Input,
): Promise<PartsChange | null> {
  if (vendors === undefined) return null;
  const wanted = deliveringOf(vendors);
  const ids = wanted.map(({ vendorId }) => vendorId);
  if ((await shareVendors(tx, { tenantId, ids })).length < ids.length) throw badReference("/vendors", "vendor");
  const before = await findDelivering(tx, { tenantId, serviceId });
  if (isDeepStrictEqual(before, wanted)) return null;
  const isSame = (one: Delivering, others: readonly Delivering[]) => others.some((o) => isDeepStrictEqual(o, one));
  await replaceDelivering(tx, {
    tenantId,
    serviceId,
    gone: before.filter((one) => !isSame(one, wanted)).map(({ vendorId }) => vendorId),
    added: wanted.filter((one) => !isSame(one, before)),
  });
  return { oldValues: { vendors: before }, newValues: { vendors: wanted } };
}

async function changeCatalogues(
  { tx, tenantId, now, principal }: CommandContext,
  serviceId: string,
  { catalogueIds }: Input,
): Promise<PartsChange | null> {
  if (catalogueIds === undefined) return null;
  const before = await cataloguesOfService.list(tx, { tenantId, id: serviceId });
  const after = [...new Set(catalogueIds)].sort();
  const gone = before.filter((id) => !after.includes(id));
  const added = after.filter((id) => !before.includes(id));
  if (gone.length + added.length === 0) return null;
  await cataloguesOfService.replace(tx, { tenantId, id: serviceId, gone, added });
  await setCataloguesChanged(tx, { tenantId, ids: [...gone, ...added], now, userId: principal.userId });
  return { oldValues: { catalogueIds: before }, newValues: { catalogueIds: after } };
}
