import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./onboarding-messages-en.ts";

export type OnboardingMessageKey = keyof typeof en;

export const onboardingMessages = featureMessages<OnboardingMessageKey>({
  en: async () => (await import("./onboarding-messages-en.ts")).en,
  da: async () => (await import("./onboarding-messages-da.ts")).da,
});
