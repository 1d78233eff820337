import { serviceCatalogues, serviceCategories } from "../catalogue/catalogue-upkeep.ts";
import { setServicePrice } from "../catalogue/service-prices.ts";
import { services } from "../catalogue/service-upkeep.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { createThings } from "../places/create-things.ts";
import { changeThing, createThing } from "../places/keep-up.ts";
import { foldName } from "./fold-name.ts";
import type { KnownService, ServiceToWrite, ServiceWorld } from "./service-to-write.ts";

/** Adds services; their categories and catalogues are made where there are none. */
export async function createServices(
  context: CommandContext,
  world: ServiceWorld,
  rows: readonly ServiceToWrite[],
): Promise<void> {
  const inputs = [];
  for (const row of rows) inputs.push({ ...row.create, categoryId: "", ...(await partsOf(context, world, row)) });
  await createThings(context, services, inputs);
}

/** Changes a service by the commands that keep services up. */
export async function changeService(
  context: CommandContext,
  world: ServiceWorld,
  row: ServiceToWrite,
  before: KnownService,
): Promise<void> {
  const parts = await partsOf(context, world, row);
  const { id, version } = before;
  await changeThing(context, services, { id, change: { ...row.change, ...parts }, expectedVersion: version });
  if (row.dated === undefined) return;
  const { priceMinor, validFrom } = row.dated;
  const price = { validFrom, price: { amountMinor: priceMinor, currency: before.service.price.currency } };
  await setServicePrice(context, { id, price, expectedVersion: undefined });
}

async function partsOf(context: CommandContext, world: ServiceWorld, row: ServiceToWrite) {
  const categoryId = row.category && (await categoryOf(context, world, row.category));
  const catalogueIds = row.catalogues && (await cataloguesOf(context, world, row.catalogues));
  return { ...(categoryId ? { categoryId } : {}), ...(catalogueIds ? { catalogueIds } : {}) };
}

async function categoryOf(context: CommandContext, world: ServiceWorld, name: string): Promise<string> {
  const known = world.categories.get(foldName(name));
  if (known !== undefined) return known.id;
  const { id } = await createThing(context, serviceCategories, { name, deliveryMoment: "at_start" });
  world.categories.set(foldName(name), { id, name, deleted: false });
  return id;
}

async function cataloguesOf(
  context: CommandContext,
  world: ServiceWorld,
  { names, siteIds }: NonNullable<ServiceToWrite["catalogues"]>,
): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    let catalogue = world.catalogues.get(foldName(name));
    if (catalogue === undefined) {
      const { id } = await createThing(context, serviceCatalogues, { name, siteIds });
      catalogue = { id, name, deleted: false, siteIds };
      world.catalogues.set(foldName(name), catalogue);
    }
    ids.push(catalogue.id);
  }
  return ids.sort();
}
