import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./plan-messages-en.ts";

export const da: FeatureSentences<keyof typeof en> = {
  "plan.smaller": "Vis planen mindre",
  "plan.larger": "Vis planen større",
};
