import { z } from "zod";
import { locales } from "../identity/identity.ts";
import { momentSchema } from "../words/words.ts";
import { cardKinds } from "../messages/message-words.ts";

// message template: a company's own words for a kind of message on a channel, in every language that people read.

export const templateChannels = ["teams", "email"] as const;
export type TemplateChannel = (typeof templateChannels)[number];

const wordsSchema = z.strictObject({ title: z.string().trim().min(1).max(200), summary: z.string().trim().max(500) });

/** Every language has its words: one that is missing is refused when they are saved, not found out when they are sent. */
export const templateLanguagesSchema = z.strictObject({
  en: wordsSchema,
  da: wordsSchema,
  nb: wordsSchema,
  it: wordsSchema,
  de: wordsSchema,
});
export type TemplateLanguages = z.infer<typeof templateLanguagesSchema>;

export const messageTemplateSchema = z.strictObject({
  kind: z.enum(cardKinds),
  channel: z.enum(templateChannels),
  /** What `{name}` may be. */
  variables: z.array(z.string()),
  /** What has to be named, so that the reader knows what it is about. */
  required: z.array(z.string()),
  builtIn: templateLanguagesSchema,
  /** Null: the company has none of its own. */
  own: templateLanguagesSchema.nullable(),
  /** 0: there never was one. */
  version: z.int(),
  updated: z.strictObject({ at: momentSchema, by: z.string().nullable() }).nullable(),
});
export type MessageTemplateEntry = z.infer<typeof messageTemplateSchema>;

export const templateVersionSchema = z.strictObject({
  version: z.int(),
  at: momentSchema,
  by: z.string().nullable(),
  languages: z.partialRecord(z.enum(locales), wordsSchema),
});
export type TemplateVersion = z.infer<typeof templateVersionSchema>;

export const templatePreviewSchema = z.strictObject({
  title: z.string(),
  summary: z.string(),
  /** Of the asker's own latest message of this kind; else what the variables are called stands in their place. */
  isReal: z.boolean(),
});
