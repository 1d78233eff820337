import { regionName } from "@magic-meetings/contract/imports/read-place-row.ts";
import type { Queries } from "../db/queries.ts";
import {
  listCountries,
  listCurrencies,
  listKnownBuildings,
  listKnownFloors,
  listKnownSites,
  type KnownBuilding,
  type KnownCountry,
  type KnownFloor,
  type KnownSite,
} from "./company-places-sql.ts";
import { currencyOfCountry } from "./country-facts.ts";
import { foldName } from "./fold-name.ts";

/** The company's countries, sites, buildings and floors by name; what an import adds is added here as well. */
export class CompanyPlaces {
  readonly #countries = new Map<string, KnownCountry>();
  readonly #sites = new Map<string, KnownSite>();
  readonly #buildings = new Map<string, KnownBuilding>();
  readonly #floors = new Map<string, KnownFloor>();
  readonly #currencies: ReadonlySet<string>;
  readonly #added = new Set<string>();

  constructor(currencies: readonly string[]) {
    this.#currencies = new Set(currencies);
  }

  static async load(db: Queries, tenantId: string): Promise<CompanyPlaces> {
    const places = new CompanyPlaces(await listCurrencies(db));
    for (const country of await listCountries(db, tenantId)) places.#countries.set(country.code, country);
    for (const site of await listKnownSites(db, tenantId)) places.#put(places.#sites, foldName(site.name), site);
    for (const building of await listKnownBuildings(db, tenantId)) {
      places.#put(places.#buildings, inside(building.siteId, building.name), building);
    }
    for (const floor of await listKnownFloors(db, tenantId)) places.#putFloor(floor);
    return places;
  }

  country(code: string): KnownCountry | undefined {
    return this.#countries.get(code);
  }

  site(name: string): KnownSite | undefined {
    return this.#sites.get(foldName(name));
  }

  building(siteId: string, name: string): KnownBuilding | undefined {
    return this.#buildings.get(inside(siteId, name));
  }

  /** By its level where that is known, else by its name. */
  floor(buildingId: string, level: number | undefined, name: string | undefined): KnownFloor | undefined {
    if (level !== undefined) return this.#floors.get(`${buildingId} ${level}`);
    return name === undefined ? undefined : this.#floors.get(inside(buildingId, name));
  }

  /** What a new site in the country counts in; undefined where no account can be kept in it. */
  currencyOf(code: string): string | undefined {
    const currency = this.#countries.get(code)?.currency ?? currencyOfCountry(code);
    return currency !== undefined && this.#currencies.has(currency) ? currency : undefined;
  }

  /** Whether it is this import that added it. */
  isAdded(id: string): boolean {
    return this.#added.has(id);
  }

  addCountry(country: KnownCountry): void {
    this.#added.add(country.id);
    this.#countries.set(country.code, country);
  }

  addSite(site: KnownSite): void {
    this.#added.add(site.id);
    this.#sites.set(foldName(site.name), site);
  }

  addBuilding(building: KnownBuilding): void {
    this.#added.add(building.id);
    this.#buildings.set(inside(building.siteId, building.name), building);
  }

  addFloor(floor: KnownFloor): void {
    this.#added.add(floor.id);
    this.#putFloor(floor);
  }

  #putFloor(floor: KnownFloor): void {
    this.#floors.set(`${floor.buildingId} ${floor.level}`, floor);
    this.#put(this.#floors, inside(floor.buildingId, floor.name), floor);
  }

  /** Of two that are spelled alike the one that is not deleted counts. */
  #put<Place extends { deleted: boolean }>(places: Map<string, Place>, key: string, place: Place): void {
    const known = places.get(key);
    if (known === undefined || known.deleted) places.set(key, place);
  }
}

function inside(parentId: string, name: string): string {
  return `${parentId}/${foldName(name)}`;
}

/** The English name of a country. */
export function countryName(code: string): string {
  return regionName(code) ?? code;
}
