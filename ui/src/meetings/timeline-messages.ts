import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./timeline-messages-en.ts";

export type TimelineKey = keyof typeof en;

export const timelineMessages = featureMessages({
  en: async () => (await import("./timeline-messages-en.ts")).en,
  da: async () => (await import("./timeline-messages-da.ts")).da,
});
