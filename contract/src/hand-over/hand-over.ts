import { z } from "zod";
import { idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { handOverKinds } from "./hand-over-words.ts";

/** One thing that somebody looks after. */
export const handOverItemSchema = z.strictObject({
  kind: z.enum(handOverKinds),
  id: idSchema,
  name: z.string(),
  /** When it takes place next; null where it has no moment. */
  at: momentSchema.nullable(),
  /** Orders that go with it. */
  orders: z.int(),
});
export type HandOverItem = z.infer<typeof handOverItemSchema>;

/** What somebody looks after, and who could take it over. */
export const handOverPreviewSchema = z.strictObject({
  person: referenceSchema,
  status: z.enum(["active", "disabled"]),
  items: z.array(handOverItemSchema),
  /** There is more than is shown; all of it can be handed over at once. */
  more: z.boolean(),
  /** Her delegate, else her manager; null: she has neither. */
  proposed: referenceSchema.extend({ as: z.enum(["delegate", "manager"]) }).nullable(),
});
export type HandOverPreview = z.infer<typeof handOverPreviewSchema>;

export const handOverInputSchema = z.strictObject({
  toId: idSchema,
  /** Absent: everything. */
  items: z
    .array(z.strictObject({ kind: z.enum(handOverKinds), id: idSchema }))
    .min(1)
    .max(2_000)
    .optional(),
});
export type HandOverInput = z.infer<typeof handOverInputSchema>;

export const handOverSchema = z.strictObject({
  id: idSchema,
  from: referenceSchema,
  to: referenceSchema,
  at: momentSchema,
  by: z.string(),
  /** What was handed over, the first hundred. */
  items: z.array(handOverItemSchema),
  count: z.int(),
  undoneAt: momentSchema.nullable(),
  /** Until then it can be handed back; null: it cannot. */
  undoUntil: momentSchema.nullable(),
});
export type HandOver = z.infer<typeof handOverSchema>;

/** What the card of a hand-over shows, to whoever gave and to whoever got. */
export interface HandOverCardView {
  handOver: HandOver;
  /** Whether the reader is the one who has it now. */
  isMine: boolean;
}
