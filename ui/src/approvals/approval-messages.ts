import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./approval-messages-en.ts";

export type ApprovalKey = keyof typeof en;

export const approvalMessages = featureMessages({
  en: async () => (await import("./approval-messages-en.ts")).en,
  da: async () => (await import("./approval-messages-da.ts")).da,
});
