import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { fileSchema, idSchema } from "../words/words.ts";
import { insightGroupings, insightSchema } from "./insight.ts";

/** Facility management sees its sites, finance and administrators everything, an account's owner her accounts. */
const access = { roles: "any" } as const;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const query = z.strictObject({
  /** Months, `2026-11`, by the company's clock, the last one included; at most 24 of them. */
  from: month,
  to: month,
  site: idSchema.optional(),
  by: z.enum(insightGroupings).default("month"),
});
export type InsightQuery = z.output<typeof query>;

export const insightEndpoints = {
  "GET /insight": endpoint({
    summary: "What catering and services cost and how they went, by month, site, vendor, category or account",
    access,
    query,
    response: insightSchema,
  }),
  "GET /insight.csv": endpoint({
    summary: "The same figures as a table for a spreadsheet",
    access,
    query,
    file: ["text/csv"],
    response: fileSchema,
  }),
};
