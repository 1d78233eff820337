import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./orphan-messages-en.ts";

export type OrphanMessageKey = keyof typeof en;

export const orphanMessages = featureMessages<OrphanMessageKey>({
  en: async () => (await import("./orphan-messages-en.ts")).en,
  da: async () => (await import("./orphan-messages-da.ts")).da,
});
