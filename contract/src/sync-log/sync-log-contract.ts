import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { fileSchema, idSchema, momentSchema, pageQuery, pageSchema } from "../words/words.ts";
import { syncEntrySchema } from "./sync-log.ts";
import { syncKinds, syncOutcomes } from "./sync-log-words.ts";

const administrators = { roles: ["admin"] } as const;
const filter = {
  kind: z.enum(syncKinds).optional(),
  outcome: z.enum(syncOutcomes).optional(),
  /** How the mailbox's address begins. */
  mailbox: z.string().trim().toLowerCase().max(320).optional(),
  meeting: idSchema.optional(),
  from: momentSchema.optional(),
  to: momentSchema.optional(),
};

export const syncLogEndpoints = {
  "GET /sync-log": endpoint({
    summary: "What was asked of the calendar or came from it, the latest first",
    access: administrators,
    query: z.strictObject({ ...pageQuery, ...filter }),
    response: pageSchema(syncEntrySchema),
  }),
  "GET /sync-log/export": endpoint({
    summary: "The same list as a file, its latest 10,000 entries",
    access: administrators,
    query: z.strictObject(filter),
    file: ["text/csv"],
    response: fileSchema,
  }),
  "POST /sync-log/:id/replay": endpoint({
    summary: "Look at the event of an entry once more; gives the entry that this leaves",
    access: administrators,
    params: z.strictObject({ id: idSchema }),
    status: 202,
    response: syncEntrySchema,
  }),
};
