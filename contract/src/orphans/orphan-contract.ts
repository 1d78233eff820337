import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { renderedTextSchema } from "../messages/message.ts";
import { fileSchema, idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { orphanRepairInputSchema, orphanSchema } from "./orphan.ts";
import { orphanReasons, orphanStates } from "./orphan-words.ts";

const byId = z.strictObject({ id: idSchema });
const read = { roles: "any", scopes: ["meetings.read"] } as const;
const write = { roles: "any", scopes: ["meetings.write"] } as const;
const filter = {
  state: z.enum(orphanStates).default("open"),
  reason: z.enum(orphanReasons).optional(),
  site: idSchema.optional(),
  owner: z.literal("me").optional(),
  /** Part of the meeting's subject or of a room's name. */
  search: z.string().trim().max(100).optional(),
};

export const orphanEndpoints = {
  "GET /orphans": endpoint({
    summary:
      "What is left alone, the oldest first: one's own, those of one's sites for facility management, all for administrators",
    access: read,
    query: z.strictObject({ ...pageQuery, ...filter }),
    response: pageSchema(orphanSchema),
  }),
  "GET /orphans/export": endpoint({
    summary: "The same list as a file",
    access: read,
    query: z.strictObject(filter),
    file: ["text/csv"],
    response: fileSchema,
  }),
  "GET /orphans/:id": endpoint({
    summary: "One of them with what can be done about it and what that costs",
    access: read,
    params: byId,
    response: orphanSchema,
  }),
  "POST /orphans/:id/resolve": endpoint({
    summary:
      "Repair it: 409 `wrong_state` where it is resolved already, 409 `fee_applies` where it costs more than was shown",
    access: write,
    params: byId,
    body: orphanRepairInputSchema,
    response: orphanSchema,
  }),
  "POST /orphans/:id/reopen": endpoint({
    summary: "Take back that it was kept as it is",
    access: write,
    params: byId,
    response: orphanSchema,
  }),
  "GET /orphans/:id/card": endpoint({
    summary: "It as its card shows it to the asker, with the words of the template in the asker's language",
    access: read,
    params: byId,
    response: z.strictObject({
      view: z.strictObject({ orphan: orphanSchema }),
      text: renderedTextSchema,
      locale: z.enum(locales),
    }),
  }),
};
