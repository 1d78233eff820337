import { z } from "zod";
import { currencySchema, fileSchema, idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { csvType, xlsxType } from "../imports/import-words.ts";
import {
  accountChangeSchema,
  accountItemSchema,
  accountSchema,
  newAccountSchema,
  orderAccountSchema,
} from "./account.ts";
import { accountKinds, accountStatuses } from "./account-words.ts";
import { statementSchema } from "./statement.ts";

/** Finance of the whole company and administrators see and keep up every account; an owner sees hers. */
export const financiers = { roles: ["finance", "admin"] } as const;

const byId = { params: z.strictObject({ id: idSchema }) };
const days = { from: z.iso.date(), to: z.iso.date() };

export const accountEndpoints = {
  "GET /accounts": endpoint({
    summary: "The accounts I may order on, the last used first",
    access: { roles: "any", scopes: ["meetings.read"] },
    query: z.strictObject({ ...pageQuery, currency: currencySchema.optional() }),
    response: pageSchema(orderAccountSchema),
  }),
  "GET /accounts/overview": endpoint({
    summary: "The accounts that I own, or all of them for finance, by code, with what is held, posted and left",
    access: { roles: "any" },
    query: z.strictObject({
      ...pageQuery,
      q: z.string().trim().max(100).optional(),
      kind: z.enum(accountKinds).optional(),
      status: z.enum(accountStatuses).optional(),
      currency: currencySchema.optional(),
    }),
    response: pageSchema(accountItemSchema),
  }),
  "POST /accounts": endpoint({
    summary: "Add a cost centre",
    access: financiers,
    body: newAccountSchema,
    status: 201,
    versioned: true,
    response: accountSchema,
  }),
  "GET /accounts/:id": endpoint({
    summary: "One account, with who may order on it",
    access: { roles: "any" },
    ...byId,
    versioned: true,
    response: accountSchema,
  }),
  "PATCH /accounts/:id": endpoint({
    summary: "Change an account, close it or open it again; refused while open orders hold money on it",
    access: financiers,
    ...byId,
    body: accountChangeSchema,
    versioned: true,
    response: accountSchema,
  }),
  "GET /accounts/:id/statement": endpoint({
    summary: "What moved on an account in some days of the company, the last one included",
    access: { roles: "any" },
    ...byId,
    query: z.strictObject({ ...days, ...pageQuery }),
    response: statementSchema,
  }),
  "GET /accounts/:id/statement.csv": endpoint({
    summary: "The whole statement as a table, written while it is read",
    access: { roles: "any" },
    ...byId,
    query: z.strictObject(days),
    file: [csvType],
    streamed: true,
    response: fileSchema,
  }),
  "GET /accounts/:id/statement.xlsx": endpoint({
    summary: "The whole statement as a spreadsheet, written while it is read",
    access: { roles: "any" },
    ...byId,
    query: z.strictObject(days),
    file: [xlsxType],
    streamed: true,
    response: fileSchema,
  }),
};
