import { z } from "zod";
import { idSchema, momentSchema, referenceSchema } from "../words/words.ts";

// deputy: stands in for an account's owner when an order is above its limit. With an end she is asked in the owner's place
// during the period; without one she is asked when the owner has not answered in time.

const period = { from: momentSchema, until: momentSchema.nullable() };

export const deputySchema = z.strictObject({ user: referenceSchema, ...period });

/** Hours in which the order's site is open; without opening hours every hour counts. */
const escalationHoursSchema = z.int().min(1).max(200);

export const deputiesSchema = z.strictObject({
  account: referenceSchema,
  owner: referenceSchema.nullable(),
  /** After so many open hours a question goes to the deputies, after as many again to finance. */
  escalationHours: escalationHoursSchema,
  items: z.array(deputySchema),
  /** Whom the account could have as deputies: active people of the company, by name. */
  candidates: z.array(referenceSchema),
  /** False for somebody who may look only. */
  mayChange: z.boolean(),
});
export type Deputies = z.infer<typeof deputiesSchema>;

export const deputiesInputSchema = z.strictObject({
  escalationHours: escalationHoursSchema.optional(),
  items: z.array(z.strictObject({ userId: idSchema, ...period })).max(20),
});
export type DeputiesInput = z.infer<typeof deputiesInputSchema>;
