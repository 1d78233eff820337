import type { UtilisationGrouping } from "@magic-meetings/contract/utilisation/utilisation.ts";
import type { CountedSite } from "./counted-rooms-sql.ts";
import type { SitePeriod } from "./utilisation-sql.ts";

/** A site with its period and the rooms to count. */
export interface SiteToCount {
  site: CountedSite;
  period: SitePeriod;
}

export interface ToCount {
  tenantId: string;
  sites: readonly SiteToCount[];
  by: UtilisationGrouping;
}
