import type { MoveChoice } from "../moves/move-words.ts";

// What a company decides for all of its meetings. Without zod, for pages.

/** Nothing is charged that nobody agreed to, and a message that nobody could be given for two weeks is no news. */
export const companySettingDefaults = { moveDefault: "keep" as MoveChoice, chatWaitDays: 14 };

export const longestChatWaitDays = 90;
