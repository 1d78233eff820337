import { featureMessages } from "../messages/feature-text.ts";

/** The sentences of the list of meetings, and of a meeting that is not there. */
export const meetingsMessages = featureMessages({
  en: async () => (await import("./meetings-messages-en.ts")).en,
  da: async () => (await import("./meetings-messages-da.ts")).da,
});
