import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { messageLogEntrySchema } from "../messages/message-log.ts";
import { cardKinds } from "../messages/message-words.ts";
import {
  messageTemplateSchema,
  templateChannels,
  templateLanguagesSchema,
  templatePreviewSchema,
  templateVersionSchema,
} from "./message-template.ts";

const administrators = { roles: ["admin"] } as const;
const one = z.strictObject({ kind: z.enum(cardKinds), channel: z.enum(templateChannels) });

export const messageTemplateEndpoints = {
  "GET /message-templates": endpoint({
    summary: "The words of every kind of message on every channel: the product's, and the company's own",
    access: administrators,
    response: z.strictObject({ items: z.array(messageTemplateSchema) }),
  }),
  "PUT /message-templates/:kind/:channel": endpoint({
    summary: "Save the company's own words, in every language at once",
    access: administrators,
    params: one,
    /** The version that was read. */
    body: z.strictObject({ version: z.int().min(0), languages: templateLanguagesSchema }),
    response: messageTemplateSchema,
  }),
  "POST /message-templates/:kind/:channel/reset": endpoint({
    summary: "Go back to the words of the product; the company's stay among the versions",
    access: administrators,
    params: one,
    response: messageTemplateSchema,
  }),
  "GET /message-templates/:kind/:channel/versions": endpoint({
    summary: "What the company's words were, the latest first",
    access: administrators,
    params: one,
    response: z.strictObject({ items: z.array(templateVersionSchema) }),
  }),
  "POST /message-templates/:kind/:channel/preview": endpoint({
    summary: "What words would say of the asker's own latest message of this kind",
    access: administrators,
    params: one,
    body: z.strictObject({ locale: z.enum(locales), title: z.string().max(200), summary: z.string().max(500) }),
    response: templatePreviewSchema,
  }),
  "POST /message-templates/:kind/:channel/test": endpoint({
    summary: "Send the asker her own latest message of this kind once more, with the words as they are saved",
    access: administrators,
    params: one,
    status: 202,
    response: messageLogEntrySchema,
  }),
};
