import { z } from "zod";
import { idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { lookUpWays } from "./privacy-words.ts";

/** That somebody searched for a visitor by name; never the name itself. */
export const lookUpSchema = z.strictObject({
  id: idSchema,
  at: momentSchema,
  /** Null: an app or a system. */
  who: referenceSchema.nullable(),
  /** Null: in the whole company. */
  site: referenceSchema.nullable(),
  how: z.enum(lookUpWays),
  letters: z.int(),
  found: z.int(),
});
export type LookUp = z.infer<typeof lookUpSchema>;
