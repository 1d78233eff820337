import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { SeriesSiteChange } from "@magic-meetings/contract/series/series-site.ts";

/** Which dates of a series a site is added to or removed from. */
export const siteScopes = ["one", "following", "all"] as const;
export type SiteScope = (typeof siteScopes)[number];

/** As it is asked for; one date is asked for as the meeting that it is. */
export function scopeOf({ id }: Pick<Meeting, "id">, scope: Exclude<SiteScope, "one">): SeriesSiteChange["scope"] {
  return scope === "all" ? { kind: "all" } : { kind: "following", from: id };
}
