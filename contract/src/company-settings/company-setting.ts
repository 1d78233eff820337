import { z } from "zod";
import { moveChoices } from "../moves/move-words.ts";
import { longestChatWaitDays } from "./company-setting-rules.ts";

const fields = {
  /** What happens to what crossed its cut-off when nobody answers in time. */
  moveDefault: z.enum(moveChoices),
  /** How long a message waits for somebody who has never opened the chat. */
  chatWaitDays: z.int().min(1).max(longestChatWaitDays),
};

export const companySettingsSchema = z.strictObject({
  ...fields,
  /** 0: nobody has changed anything yet. */
  version: z.int(),
  updated: z.strictObject({ at: z.iso.datetime(), by: z.string().nullable() }).nullable(),
});
export type CompanySettings = z.infer<typeof companySettingsSchema>;

/** What is left out stays as it is. */
export const companySettingsChangeSchema = z.strictObject(fields).partial();
export type CompanySettingsChange = z.infer<typeof companySettingsChangeSchema>;
