import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./block-list-messages-en.ts";

export type BlockListMessageKey = keyof typeof en;

export const blockListMessages = featureMessages<BlockListMessageKey>({
  en: async () => (await import("./block-list-messages-en.ts")).en,
  da: async () => (await import("./block-list-messages-da.ts")).da,
});
