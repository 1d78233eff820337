import { z } from "zod";
import { referenceSchema } from "../words/words.ts";
import { visitorInsightGroupings } from "./visitor-insight-words.ts";

export const visitorFiguresSchema = z.strictObject({
  /** Expected and unexpected ones, without those that were cancelled. */
  visits: z.int(),
  came: z.int(),
  noShows: z.int(),
  cancelled: z.int(),
  walkIns: z.int(),
  /** Of those whose host answered: how long it took from the arrival, in seconds; half of them waited no longer. */
  answered: z.int(),
  waitingMedian: z.number().nullable(),
  /** Nineteen of twenty waited no longer. */
  waitingLongest: z.number().nullable(),
  /** How long before the visit people were invited, in hours: half of them earlier. */
  leadMedian: z.number().nullable(),
});
export type VisitorFigures = z.infer<typeof visitorFiguresSchema>;

export const visitorInsightRowSchema = visitorFiguresSchema.extend({
  /** `2026-11-21` of a day, `1` to `7` of a weekday, `0` to `23` of an hour, an id of a site, else a word or a name. */
  key: z.string(),
  name: z.string(),
});
export type VisitorInsightRow = z.infer<typeof visitorInsightRowSchema>;

export const visitorInsightSchema = z.strictObject({
  by: z.enum(visitorInsightGroupings),
  from: z.iso.date(),
  to: z.iso.date(),
  /** Days and hours in their order, all else by visits; at most 500. */
  items: z.array(visitorInsightRowSchema),
  total: visitorFiguresSchema,
  /** Those that the reader may choose from. */
  sites: z.array(referenceSchema),
});
export type VisitorInsight = z.infer<typeof visitorInsightSchema>;
