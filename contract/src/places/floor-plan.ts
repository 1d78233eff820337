import { z } from "zod";
import { allowanceSchema, idSchema } from "../words/words.ts";

// floor plan: a drawing of a floor as SVG, in which a room's shape is the element with the id of the room's `planShape`.
// What the API gives has been cleaned: no script, no styles, nothing from outside, and always a viewBox.

/** In bytes as UTF-8. */
export const largestPlan = 1024 * 1024;

export const floorPlanSchema = z.strictObject({
  floorId: idSchema,
  /** The floor's version. */
  version: z.int(),
  /** Null where no plan was drawn yet. */
  svg: z.string().nullable(),
  /** The ids of the elements that can be a room's shape. */
  shapes: z.array(z.string()),
  rooms: z.array(
    z.strictObject({
      id: idSchema,
      name: z.string(),
      capacity: z.int(),
      shape: z.string().nullable(),
      x: z.int().nullable(),
      y: z.int().nullable(),
    }),
  ),
  /** What was taken out of the drawing when it was handed in, in plain words; empty when it is read. */
  removed: z.array(z.string()),
  allowed: z.strictObject({ change: allowanceSchema }),
});
export type FloorPlan = z.infer<typeof floorPlanSchema>;

/** Null takes the plan away. */
export const newFloorPlanSchema = z.strictObject({ svg: z.string().min(1).max(largestPlan).nullable() });
