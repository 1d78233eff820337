import { featureMessages } from "@magic-meetings/ui/messages/feature-text.ts";
import type { en } from "./app-messages-en.ts";

export type AppMessageKey = keyof typeof en;

export const appMessages = featureMessages<AppMessageKey>({
  en: async () => (await import("./app-messages-en.ts")).en,
  da: async () => (await import("./app-messages-da.ts")).da,
});
