import type { KeptService, NewService, ServiceChange } from "@magic-meetings/contract/catalogue/kept-service.ts";
import type { Bare } from "../places/maintained-sql.ts";
import type { KnownPrice, Named, NamedCatalogue, NamedSite } from "./known-company-sql.ts";
import type { KnownThing } from "./thing-kind.ts";

export interface ServiceWorld {
  today: string;
  minorUnits: Map<string, number>;
  vendors: Map<string, Named>;
  categories: Map<string, Named>;
  sites: Map<string, NamedSite>;
  catalogues: Map<string, NamedCatalogue>;
}

export type KnownService = KnownThing & { service: Bare<KeptService>; prices: KnownPrice[] };

/** A service as it is to be; category and catalogues by name, because they may have to be made first. */
export interface ServiceToWrite {
  category: string | undefined;
  /** With the sites of those that are new. */
  catalogues: { names: string[]; siteIds: string[] } | undefined;
  create: Omit<NewService, "categoryId" | "catalogueIds">;
  change: Omit<ServiceChange, "categoryId" | "catalogueIds">;
  /** A price that holds from a day on. */
  dated: { priceMinor: number; validFrom: string } | undefined;
}
