import { z } from "zod";
import { fileSchema, idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { importRowSchema, importSchema, rowFixSchema } from "./import.ts";
import { csvType, importKinds, importLimits, rowOutcomes, xlsxType } from "./import-words.ts";

/**
 * An import may touch every site: facility management of the whole company brings in places, services and vendors,
 * finance brings in accounts, administrators both.
 */
const importers = { roles: ["facility", "finance", "admin"] } as const;
const byId = { params: z.strictObject({ id: idSchema }) };

export const importEndpoints = {
  "POST /imports": endpoint({
    summary: "Bring in a spreadsheet, or places from Microsoft Graph: read and checked first, nothing is changed yet",
    access: importers,
    query: z.strictObject({
      kind: z.enum(importKinds).default("places"),
      fileName: z.string().trim().max(200).default(""),
    }),
    body: z.strictObject({ source: z.literal("graph") }),
    upload: { types: [csvType, xlsxType], maxBytes: importLimits.fileBytes },
    status: 202,
    versioned: true,
    response: importSchema,
  }),
  "GET /imports": endpoint({
    summary: "Imports, the latest first",
    access: importers,
    query: z.strictObject(pageQuery),
    response: pageSchema(importSchema),
  }),
  "GET /imports/template": endpoint({
    summary: "A spreadsheet to fill in, with one row as an example; its headings in English or Danish",
    access: importers,
    query: z.strictObject({
      kind: z.enum(importKinds).default("places"),
      format: z.enum(["csv", "xlsx"]).default("xlsx"),
      language: z.enum(["en", "da"]).default("en"),
    }),
    file: [csvType, xlsxType],
    response: fileSchema,
  }),
  "GET /imports/:id": endpoint({
    summary: "One import: how far it is, and what it would do or did",
    access: importers,
    ...byId,
    versioned: true,
    response: importSchema,
  }),
  "GET /imports/:id/rows": endpoint({
    summary: "The rows of an import, each with what is wrong with it",
    access: importers,
    ...byId,
    query: z.strictObject({ ...pageQuery, only: z.enum(rowOutcomes).optional() }),
    response: pageSchema(importRowSchema),
  }),
  "PATCH /imports/:id/rows/:number": endpoint({
    summary: "Correct cells of a row; it is checked again, and so are the rows that it was in the way of",
    access: importers,
    params: z.strictObject({ id: idSchema, number: z.coerce.number().int().min(1).max(10_000_000) }),
    body: rowFixSchema,
    response: importRowSchema,
  }),
  "POST /imports/:id/commit": endpoint({
    summary: "Write the rows, all in one transaction; refused while rows are bad unless they are skipped",
    access: importers,
    ...byId,
    body: z.strictObject({ skipBad: z.boolean().optional() }).optional(),
    status: 202,
    versioned: true,
    response: importSchema,
  }),
  "POST /imports/:id/discard": endpoint({
    summary: "Give up an import that was not written",
    access: importers,
    ...byId,
    versioned: true,
    response: importSchema,
  }),
};
