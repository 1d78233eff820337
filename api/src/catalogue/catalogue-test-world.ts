import type { Catalogue, OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { KeptService, ServicePrices } from "@magic-meetings/contract/catalogue/kept-service.ts";
import type { ServiceCatalogue, ServiceCategory } from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import { afterAll, beforeAll, expect } from "vitest";
import { startDemoTestApi, type Asked, type DemoTestApi } from "../http/demo-test-api.ts";

export const now = new Date("2026-11-18T09:00:00Z");
export let world: DemoTestApi;
export let site: string;
export let oslo: string;
export let category: string;
export let catalogue: string;
export let kitchen: string;
export let caterer: string;

export interface Listed<T> {
  items: T[];
  next: string | null;
}

/** The demo company as facility management finds it, and the names of what the tests use. */
export function withCatalogue(): void {
  beforeAll(async () => {
    world = await startDemoTestApi(now);
    const sites = await world.get<Listed<{ id: string; name: string }>>("elena", "/sites");
    site = sites.items.find(({ name }) => name === "Copenhagen")!.id;
    oslo = sites.items.find(({ name }) => name === "Oslo")!.id;
    const categories = await world.get<Listed<ServiceCategory>>("elena", "/service-categories");
    category = categories.items.find(({ name }) => name === "Snacks")!.id;
    const catalogues = await world.get<Listed<ServiceCatalogue>>("elena", `/service-catalogues?site=${site}`);
    catalogue = catalogues.items.find(({ name }) => name === "Copenhagen catalogue")!.id;
    const vendors = await world.rows<{ id: string; kind: string }>(
      `select v.id, v.kind from vendor v join vendor_site s on s.tenant_id = v.tenant_id and s.vendor_id = v.id
        where s.site_id = $1 order by v.name`,
      [site],
    );
    caterer = vendors.find(({ kind }) => kind === "external")!.id;
    const fruit = await serviceNamed("Fruit bowl");
    kitchen = fruit.vendors[0]!.vendor.id;
  });
  afterAll(() => world.stop());
}

async function serviceNamed(name: string): Promise<KeptService> {
  const path = `/services?q=${encodeURIComponent(name)}&site=${site}`;
  return (await world.get<Listed<KeptService>>("elena", path)).items[0]!;
}

export const money = (amountMinor: number, currency = "DKK") => ({ amountMinor, currency });
export const isVendor = (vendorId: string, more: object = {}) => ({ vendorId, ...more });
export const rule = (days: number) => ({ kind: "business_days", days, at: "12:00" });

let number = 0;
export async function added(more: object = {}): Promise<KeptService> {
  number += 1;
  const body = {
    name: `Waffles ${number}`,
    categoryId: category,
    unit: "person",
    price: money(5000),
    vatPercent: 25,
    vendors: [isVendor(kitchen)],
    catalogueIds: [catalogue],
    ...more,
  };
  const answer = await world.ask<KeptService>("elena", "POST", "/services", { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

export async function changed(service: KeptService, body: object): Promise<KeptService> {
  const answer = await world.ask<KeptService>("elena", "PATCH", `/services/${service.id}`, {
    body,
    ifMatch: service.version,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

export async function offered(
  id: string,
  { person = "anna", at, until }: { person?: string; at?: string; until?: string } = {},
): Promise<OfferedService | undefined> {
  const start = at ?? "2026-11-24T10:00:00+01:00";
  const query = new URLSearchParams({
    site,
    at: start,
    until: until ?? new Date(Date.parse(start) + 7_200_000).toISOString(),
    headCount: "8",
    includeUnavailable: "true",
  });
  const { services } = await world.get<Catalogue>(person, `/catalogue?${query}`);
  return services.find((service) => service.id === id);
}

export async function setPrice(id: string, body: object): Promise<Asked<ServicePrices>> {
  return world.ask<ServicePrices>("elena", "POST", `/services/${id}/prices`, { body });
}
