import type { CardKind } from "./message-words.ts";

// What may stand in Teams' activity feed. The app's manifest declares these types; Teams refuses every other. Without zod.

/** The one blank of every type's sentence: what the message is about, in the receiver's language. */
export const activityParameter = "title";

export const activityTypes = ["answerNeeded", "meetingChanged", "visitorHere", "workWaiting", "news"] as const;
export type ActivityType = (typeof activityTypes)[number];

/** Under which of them a message stands in the feed. */
export const activityTypeOf: Readonly<Record<CardKind, ActivityType>> = {
  meeting_card: "meetingChanged",
  approval_card: "answerNeeded",
  head_count_card: "answerNeeded",
  move_card: "answerNeeded",
  diet_card: "answerNeeded",
  task_card: "workWaiting",
  series_order_card: "meetingChanged",
  feedback_card: "news",
  budget_card: "news",
  hand_over_card: "news",
  orphan_card: "workWaiting",
  mail_failed_card: "workWaiting",
  late_card: "visitorHere",
  arrival_card: "visitorHere",
  notice_card: "news",
};
