import { z } from "zod";
import { locationConsequencesSchema } from "../meetings/location.ts";
import { seriesOrderScopeSchema } from "../series-orders/series-order.ts";
import { idSchema, moneySchema, momentSchema } from "../words/words.ts";

// A site of a series: it takes part in one date, in that one and those that follow, or in all that are to come. Dates that
// are added later are as the last one is.

export const seriesSiteChangeSchema = z.strictObject({
  scope: seriesOrderScopeSchema,
  change: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("add"),
      siteId: idSchema,
      /** Absent: as many as work there. */
      headCount: z.int().min(1).max(10_000).optional(),
    }),
    z.strictObject({ kind: z.literal("leave"), siteId: idSchema }),
  ]),
});
export type SeriesSiteChange = z.infer<typeof seriesSiteChangeSchema>;

/** Why a date stays as it is: it is as wanted, takes place nowhere else, or what is ordered there is being made. */
export const keptSiteReasons = ["as_wanted", "only_site", "in_production"] as const;

const dateOfSeries = { meetingId: idSchema, start: momentSchema };

/** What a change of a site means date by date, shown before the act and done by it. */
export const seriesSiteConsequencesSchema = z.strictObject({
  changed: z.array(z.strictObject({ ...dateOfSeries, consequences: locationConsequencesSchema })),
  kept: z.array(z.strictObject({ ...dateOfSeries, because: z.enum(keptSiteReasons) })),
  /** What is charged, one amount per currency. */
  fees: z.array(moneySchema),
});
export type SeriesSiteConsequences = z.infer<typeof seriesSiteConsequencesSchema>;
