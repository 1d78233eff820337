import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./room-messages-en.ts";

export type RoomKey = keyof typeof en;

/** Sentences about rooms that are not needed before the first offers are on screen. */
export const roomMessages = featureMessages({
  en: async () => (await import("./room-messages-en.ts")).en,
  da: async () => (await import("./room-messages-da.ts")).da,
});
