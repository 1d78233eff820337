import { z } from "zod";
import { idSchema, moneySchema, momentSchema, referenceSchema } from "../words/words.ts";
import { proposalStates } from "./production-order-words.ts";

// proposal: what a vendor offers instead of a production order that it declines; the organizer takes it or not.

/** What is offered instead of one line: another service, quantity or moment. A line that is not named is offered as it is. */
export const proposalLineInputSchema = z.strictObject({
  /** Of the production order. */
  lineId: idSchema,
  serviceId: idSchema.optional(),
  /** 0: this line cannot be had at all. */
  quantity: z.int().min(0).max(100_000).optional(),
  deliverAt: momentSchema.optional(),
});

export const proposalInputSchema = z.strictObject({
  lines: z.array(proposalLineInputSchema).min(1).max(100),
  note: z.string().trim().max(500).optional(),
});
export type ProposalInput = z.infer<typeof proposalInputSchema>;

export const proposalLineSchema = z.strictObject({
  lineId: idSchema,
  service: z.strictObject({ before: referenceSchema, after: referenceSchema }),
  quantity: z.strictObject({ before: z.int(), after: z.int() }),
  deliverAt: z.strictObject({ before: momentSchema, after: momentSchema }),
});

export const proposalSchema = z.strictObject({
  state: z.enum(proposalStates),
  note: z.string(),
  /** Every line of the production order; what stays as it is has the same before and after. */
  lines: z.array(proposalLineSchema),
  /** The whole service order's price, as it is and with the proposal: what the organizer says yes to. */
  total: z.strictObject({ before: moneySchema, after: moneySchema }),
});
export type Proposal = z.infer<typeof proposalSchema>;
