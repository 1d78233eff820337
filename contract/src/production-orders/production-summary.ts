import { z } from "zod";
import { diets, units } from "../catalogue/catalogue.ts";
import { idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { productionOrderStatuses } from "./production-order-words.ts";

/** What one vendor makes of one service on one day: "42 x sandwich, of them 6 vegan, 3 without nuts". */
export const itemSummarySchema = z.strictObject({
  vendor: referenceSchema,
  /** By the clock of the site, `YYYY-MM-DD`. */
  day: z.iso.date(),
  service: referenceSchema.extend({ unit: z.enum(units) }),
  quantity: z.int(),
  /** How many of them are delivered, or ready to be. */
  ready: z.int(),
  delivered: z.int(),
  diets: z.array(z.strictObject({ diet: z.enum(diets), count: z.int() })),
  options: z.array(z.strictObject({ name: z.string(), count: z.int() })),
  /** The first and the last delivery of it. */
  from: momentSchema,
  until: momentSchema,
  deliveries: z.int(),
});
export type ItemSummary = z.infer<typeof itemSummarySchema>;

/** One stop of the delivery run. */
export const runStopSchema = z.strictObject({
  productionOrderId: idSchema,
  number: z.int(),
  vendor: referenceSchema,
  status: z.enum(productionOrderStatuses),
  deliverAt: momentSchema,
  deliverTo: z.string().nullable(),
  meeting: z.string(),
  /** "12 x sandwich". */
  lines: z.array(z.strictObject({ service: z.string(), quantity: z.int() })),
  /** A change that is not acknowledged yet. */
  isChanged: z.boolean(),
  version: z.int(),
});
export type RunStop = z.infer<typeof runStopSchema>;

/** The stops of a floor in the order of its rooms; floors from the lowest up, building by building. */
export const runFloorSchema = z.strictObject({
  site: referenceSchema.extend({ timeZone: z.string() }),
  /** Null: a place that is no room of the company. */
  building: referenceSchema.nullable(),
  floor: referenceSchema.extend({ level: z.int() }).nullable(),
  stops: z.array(runStopSchema),
});
export type RunFloor = z.infer<typeof runFloorSchema>;
