import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { fileSchema, idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { comparisonSchema, differenceSchema, newComparisonSchema } from "./comparison.ts";
import { differenceKinds, differenceStatuses } from "./comparison-words.ts";

const administrators = { roles: ["admin"] } as const;
const byId = z.strictObject({ id: idSchema });
const filter = {
  kind: z.enum(differenceKinds).optional(),
  status: z.enum(differenceStatuses).optional(),
  /** Part of a subject or mailbox. */
  search: z.string().trim().max(100).optional(),
};

export const comparisonEndpoints = {
  "POST /comparisons": endpoint({
    summary: "Hold our meetings against the calendar, in the background",
    access: administrators,
    body: newComparisonSchema,
    status: 202,
    response: comparisonSchema,
  }),
  "GET /comparisons": endpoint({
    summary: "Comparisons, the latest first",
    access: administrators,
    query: z.strictObject(pageQuery),
    response: pageSchema(comparisonSchema),
  }),
  "GET /comparisons/:id": endpoint({
    summary: "One comparison and how far it is",
    access: administrators,
    params: byId,
    response: comparisonSchema,
  }),
  "POST /comparisons/:id/stop": endpoint({
    summary: "End it where it is; what it has found stays",
    access: administrators,
    params: byId,
    response: comparisonSchema,
  }),
  "GET /comparisons/:id/differences": endpoint({
    summary: "What differs, by start",
    access: administrators,
    params: byId,
    query: z.strictObject({ ...pageQuery, ...filter }),
    response: pageSchema(differenceSchema),
  }),
  "GET /comparisons/:id/export": endpoint({
    summary: "What differs, as a file",
    access: administrators,
    params: byId,
    query: z.strictObject(filter),
    file: ["text/csv"],
    response: fileSchema,
  }),
  "POST /comparisons/:id/repair": endpoint({
    summary: "Put differences right, all that are open unless some are named; a thousand at a time",
    access: administrators,
    params: byId,
    body: z.strictObject({ differenceIds: z.array(idSchema).min(1).max(1000).optional() }),
    response: comparisonSchema,
  }),
};
