import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./client-event-messages-en.ts";

export type ClientEventMessageKey = keyof typeof en;

export const clientEventMessages = featureMessages<ClientEventMessageKey>({
  en: async () => (await import("./client-event-messages-en.ts")).en,
  da: async () => (await import("./client-event-messages-da.ts")).da,
});
