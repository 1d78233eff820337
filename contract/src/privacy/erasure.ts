import { z } from "zod";
import { idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { askedErasureReasons, erasers, erasureReasons } from "./privacy-words.ts";

/** That a person's data is gone: nothing of the person is in it. */
export const erasureProofSchema = z.strictObject({
  id: idSchema,
  visitorId: idSchema,
  at: momentSchema,
  by: z.strictObject({ kind: z.enum(erasers), user: referenceSchema.nullable() }),
  because: z.enum(erasureReasons),
  /** Rows that were emptied, cancelled or deleted, by table. */
  counts: z.record(z.string(), z.int()),
  /** Invites to coming meetings that still name her: only their organizers can take her off. */
  invitesLeft: z.int(),
});
export type ErasureProof = z.infer<typeof erasureProofSchema>;

export const eraseInputSchema = z.strictObject({
  because: z.enum(askedErasureReasons),
  /** The person's name, typed as it stands there: it cannot be undone. */
  confirm: z.string().max(400),
});
export type EraseInput = z.infer<typeof eraseInputSchema>;
