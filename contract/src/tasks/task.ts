import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { taskKinds, taskStatuses } from "./task-words.ts";

/** A task beside its production order. */
export const taskSummarySchema = z.strictObject({
  id: idSchema,
  kind: z.enum(taskKinds),
  startsAt: momentSchema,
  status: z.enum(taskStatuses),
  responsible: referenceSchema.nullable(),
});
export type TaskSummary = z.infer<typeof taskSummarySchema>;

export const taskSchema = taskSummarySchema.extend({
  place: z.string().nullable(),
  productionOrderId: idSchema,
  /** The service order's number. */
  number: z.int(),
  vendor: referenceSchema,
  site: referenceSchema.extend({ timeZone: z.string() }),
  meeting: z.strictObject({ id: idSchema, subject: z.string() }),
  /** What the one before said when handing it over. */
  note: z.string(),
  startedAt: momentSchema.nullable(),
  finishedAt: momentSchema.nullable(),
  version: z.int(),
  allowed: z.strictObject({
    start: allowanceSchema,
    finish: allowanceSchema,
    assign: allowanceSchema,
    "hand-over": allowanceSchema,
  }),
});
export type Task = z.infer<typeof taskSchema>;

/** Somebody's tasks of one delivery, as her card shows them. */
export const taskCardViewSchema = z.strictObject({ tasks: z.array(taskSchema).min(1) });
export type TaskCardView = z.infer<typeof taskCardViewSchema>;
