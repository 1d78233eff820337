import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { fileSchema, idSchema, momentSchema, pageQuery, pageSchema } from "../words/words.ts";
import { channels, messageKinds, messageStatuses } from "./message-words.ts";
import { messageDetailSchema, messageLogEntrySchema, messageTotalsSchema } from "./message-log.ts";

const administrators = { roles: ["admin"] } as const;
const one = z.strictObject({ id: idSchema });
const filter = {
  status: z.enum(messageStatuses).optional(),
  kind: z.enum(messageKinds).optional(),
  channel: z.enum(channels).optional(),
  from: momentSchema.optional(),
  to: momentSchema.optional(),
};

export const messageLogEndpoints = {
  "GET /messages": endpoint({
    summary: "The message log, the latest first",
    access: administrators,
    query: z.strictObject({ ...pageQuery, ...filter }),
    response: pageSchema(messageLogEntrySchema),
  }),
  "GET /messages/totals": endpoint({
    summary: "How many messages are pending, sent, failed and suppressed; together they are all",
    access: administrators,
    query: z.strictObject(filter),
    response: messageTotalsSchema,
  }),
  "GET /messages/export": endpoint({
    summary: "The same list as a file, its latest 10,000 messages",
    access: administrators,
    query: z.strictObject(filter),
    file: ["text/csv"],
    response: fileSchema,
  }),
  "GET /messages/:id": endpoint({
    summary: "One message with what became of it, and what was tried instead",
    access: administrators,
    params: one,
    response: messageDetailSchema,
  }),
  "POST /messages/:id/resend": endpoint({
    summary: "Tell it again, as it is now: a message of its own that follows the one that failed or was suppressed",
    access: administrators,
    params: one,
    status: 202,
    response: messageLogEntrySchema,
  }),
  "POST /messages/seen": endpoint({
    summary: "The asker looked at a message, or pressed something on it: the bot tells it by the channel's own id",
    access: { roles: [], scopes: ["bot.act"] },
    body: z.strictObject({ channel: z.literal("teams"), providerId: z.string().min(1).max(500) }),
    status: 204,
    response: z.undefined(),
  }),
};
