import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./vendor-messages-en.ts";

export type VendorMessageKey = keyof typeof en;

export const vendorMessages = featureMessages<VendorMessageKey>({
  en: async () => (await import("./vendor-messages-en.ts")).en,
  da: async () => (await import("./vendor-messages-da.ts")).da,
});
