import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import {
  extraCells,
  importColumns,
  importKinds,
  importLimits,
  importProblemCodes,
  importSources,
  importStatuses,
  rowOutcomes,
  rowProblemCodes,
} from "./import-words.ts";

/** What is wrong with one cell. `row` is the other row of a pair; the rest says what is expected. */
export const rowProblemSchema = z.strictObject({
  field: z.enum([...importColumns, extraCells]),
  code: z.enum(rowProblemCodes),
  /** A sentence that says what is wrong and what is expected. */
  detail: z.string(),
  row: z.int().optional(),
  least: z.int().optional(),
  most: z.int().optional(),
  expected: z.string().optional(),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

export const rowFieldsSchema = z.partialRecord(z.enum([...importColumns, extraCells]), z.string());

export const importRowSchema = z.strictObject({
  /** As a person sees it in the file: the heading is row 1. */
  number: z.int(),
  fields: rowFieldsSchema,
  problems: z.array(rowProblemSchema),
  outcome: z.enum(rowOutcomes),
});
export type ImportRow = z.infer<typeof importRowSchema>;

export const importProblemSchema = z.strictObject({
  code: z.enum(importProblemCodes),
  detail: z.string(),
  /** The row or line at which the reading stopped. */
  row: z.int().optional(),
  /** Which columns, or which bound. */
  about: z.string().optional(),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

export const importSchema = z.strictObject({
  id: idSchema,
  version: z.int(),
  kind: z.enum(importKinds),
  source: z.enum(importSources),
  fileName: z.string(),
  status: z.enum(importStatuses),
  problem: importProblemSchema.nullable(),
  /** Headings of the file that are no columns of ours: nothing is read from them. */
  ignoredColumns: z.array(z.string()),
  /** In percent, of what runs now: the reading and checking, or the writing. */
  progress: z.int(),
  counts: z.strictObject({
    read: z.int(),
    create: z.int(),
    update: z.int(),
    same: z.int(),
    bad: z.int(),
  }),
  createdAt: momentSchema,
  createdBy: referenceSchema.nullable(),
  /** `commitGood`: commit and leave the bad rows out. */
  allowed: z.strictObject({
    fix: allowanceSchema,
    commit: allowanceSchema,
    commitGood: allowanceSchema,
    discard: allowanceSchema,
  }),
});
export type Import = z.infer<typeof importSchema>;

/** The cells that a person corrects; an empty text empties the cell. */
export const rowFixSchema = z.strictObject({
  fields: z.partialRecord(z.enum([...importColumns, extraCells]), z.string().max(importLimits.cellCharacters)),
});
