import type {
  NewServiceCatalogue,
  NewServiceCategory,
  ServiceCatalogue,
  ServiceCatalogueChange,
  ServiceCatalogueItem,
  ServiceCategory,
  ServiceCategoryChange,
} from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findInTheWay } from "../places/in-the-way-sql.ts";
import { badReference, type MaintainedThing, type PartsChange } from "../places/keep-up.ts";
import { shareUserGroups } from "../places/referred-sql.ts";
import {
  serviceCatalogueSql,
  serviceCategorySql,
  type CatalogueValues,
  type CategoryValues,
} from "./kept-catalogue-sql.ts";
import {
  findExisting,
  groupsOfCatalogue,
  servicesOfCatalogue,
  sitesOfCatalogue,
  touchServicesOffered,
  type Belonging,
} from "./service-parts-sql.ts";

export const serviceCategories: MaintainedThing<
  CategoryValues,
  NewServiceCategory | ServiceCategoryChange,
  ServiceCategory,
  ServiceCategory
> = {
  word: "category",
  family: "catalogue",
  sql: serviceCategorySql,
  merge: (input, before) => ({
    name: input.name ?? before?.name ?? "",
    position: input.position ?? before?.position ?? 0,
    deliveryMoment: input.deliveryMoment ?? before?.deliveryMoment ?? "at_start",
  }),
  settle: async (_context, values) => ({ values, siteIds: [] }),
  inTheWay: ({ tx, tenantId, now }, id) => findInTheWay(tx, "service_category", { tenantId, id, now }),
};

type CatalogueInput = NewServiceCatalogue | ServiceCatalogueChange;

interface WantedCatalogue extends CatalogueValues {
  /** The sites that it is to be for: they decide whose catalogue it is. */
  siteIds?: string[] | undefined;
}

export const serviceCatalogues: MaintainedThing<
  CatalogueValues,
  CatalogueInput,
  ServiceCatalogueItem,
  ServiceCatalogue
> = {
  word: "catalogue",
  family: "catalogue",
  sql: serviceCatalogueSql,
  merge: (input, before): WantedCatalogue => ({
    name: input.name ?? before?.name ?? "",
    validFrom: input.validFrom === undefined ? (before?.validFrom ?? null) : input.validFrom,
    validTo: input.validTo === undefined ? (before?.validTo ?? null) : input.validTo,
    siteIds: input.siteIds,
  }),
  async settle({ tx, tenantId }, wanted: WantedCatalogue, before) {
    const { siteIds, ...values } = wanted;
    if (values.validFrom !== null && values.validTo !== null && values.validFrom > values.validTo) {
      const detail = "The period ends before it begins";
      throw new Refusal("invalid", detail, { errors: [{ pointer: "/validTo", code: "range", detail }] });
    }
    if (siteIds === undefined) return { values, siteIds: before?.siteIds ?? [] };
    const found = await findExisting(tx, "sites", { tenantId, ids: siteIds });
    if (found.length < new Set(siteIds).size) throw badReference("/siteIds", "site");
    return { values, siteIds: found };
  },
  async changeParts(context, id, input) {
    const { siteIds, groupIds, serviceIds, validFrom, validTo } = input;
    const { tx, tenantId, now } = context;
    await refuseUnknown(context, { groupIds, serviceIds });
    const before = await servicesOfCatalogue.list(tx, { tenantId, id });
    const parts = {
      siteIds: await replacePart(context, sitesOfCatalogue, id, siteIds),
      groupIds: await replacePart(context, groupsOfCatalogue, id, groupIds),
      serviceIds: await replacePart(context, servicesOfCatalogue, id, serviceIds),
    };
    // Whatever is offered otherwise than before: all of it where sites, people or days change.
    const isAll = parts.siteIds !== null || parts.groupIds !== null || validFrom !== undefined || validTo !== undefined;
    const moved = parts.serviceIds ? [...parts.serviceIds.gone, ...parts.serviceIds.added] : [];
    const ids = [...new Set([...(isAll ? before : []), ...moved])].sort();
    await touchServicesOffered(tx, { tenantId, ids, now });
    const changed = Object.entries(parts).flatMap(([field, part]) => (part ? [{ field, ...part }] : []));
    if (changed.length === 0) return null;
    return partsChange(changed);
  },
};

/** What a catalogue that is hidden or shown again has in it is priced anew in drafts. */
export async function touchServicesOf({ tx, tenantId, now }: CommandContext, id: string): Promise<void> {
  const ids = await servicesOfCatalogue.list(tx, { tenantId, id });
  await touchServicesOffered(tx, { tenantId, ids, now });
}

async function refuseUnknown(
  { tx, tenantId }: CommandContext,
  { groupIds, serviceIds }: { groupIds?: string[] | undefined; serviceIds?: string[] | undefined },
): Promise<void> {
  if (groupIds && (await shareUserGroups(tx, { tenantId, ids: groupIds })).length < new Set(groupIds).size) {
    throw badReference("/groupIds", "group of people");
  }
  if (
    serviceIds &&
    (await findExisting(tx, "services", { tenantId, ids: serviceIds })).length < new Set(serviceIds).size
  ) {
    throw badReference("/serviceIds", "service");
  }
}

interface Replaced {
  before: string[];
  after: string[];
  gone: string[];
  added: string[];
}

async function replacePart(
  { tx, tenantId }: CommandContext,
  part: Belonging,
  id: string,
  wanted: readonly string[] | undefined,
): Promise<Replaced | null> {
  if (wanted === undefined) return null;
  const before = await part.list(tx, { tenantId, id });
  const after = [...new Set(wanted)].sort();
  const gone = before.filter((one) => !after.includes(one));
  const added = after.filter((one) => !before.includes(one));
  if (gone.length + added.length === 0) return null;
  await part.replace(tx, { tenantId, id, gone, added });
  return { before, after, gone, added };
}

function partsChange(changed: readonly ({ field: string } & Replaced)[]): PartsChange {
  return {
    oldValues: Object.fromEntries(changed.map(({ field, before }) => [field, before])),
    newValues: Object.fromEntries(changed.map(({ field, after }) => [field, after])),
  };
}
