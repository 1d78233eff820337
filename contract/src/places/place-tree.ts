import { z } from "zod";
import { allowanceSchema, idSchema } from "../words/words.ts";

// The company's places from country to room, as names; each level by name, floors by level.

/** At most so many rooms are in one tree. */
export const mostRoomsInTree = 5_000;

const named = { id: idSchema, name: z.string() };

export const placeTreeSchema = z.strictObject({
  countries: z.array(
    z.strictObject({
      ...named,
      code: z.string(),
      sites: z.array(
        z.strictObject({
          ...named,
          timeZone: z.string(),
          allowed: z.strictObject({ change: allowanceSchema }),
          buildings: z.array(
            z.strictObject({
              ...named,
              floors: z.array(
                z.strictObject({
                  ...named,
                  level: z.int(),
                  hasPlan: z.boolean(),
                  rooms: z.array(z.strictObject({ ...named, capacity: z.int(), approvalNeeded: z.boolean() })),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
  /** True where there are more rooms than a tree holds: ask site by site. */
  truncated: z.boolean(),
  /** Whether I may keep up what belongs to no site: add sites, keep groups of people. */
  allowed: z.strictObject({ change: allowanceSchema }),
});
export type PlaceTree = z.infer<typeof placeTreeSchema>;
