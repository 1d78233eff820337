import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./company-settings-messages-en.ts";

export type CompanySettingsMessageKey = keyof typeof en;

export const companySettingsMessages = featureMessages<CompanySettingsMessageKey>({
  en: async () => (await import("./company-settings-messages-en.ts")).en,
  da: async () => (await import("./company-settings-messages-da.ts")).da,
});
