import { featureMessages } from "../messages/feature-text.ts";

export const appInstallationMessages = featureMessages({
  en: async () => (await import("./app-installation-messages-en.ts")).en,
  da: async () => (await import("./app-installation-messages-da.ts")).da,
});
