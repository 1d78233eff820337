import { featureMessages } from "../messages/feature-text.ts";

export const houseRuleMessages = featureMessages({
  en: async () => (await import("./house-rule-messages-en.ts")).en,
  da: async () => (await import("./house-rule-messages-da.ts")).da,
});
