// The words that messages are told apart by. Without zod, for pages.

/** activity: the activity feed of Teams, for whom the chat does not reach. */
export const channels = ["teams", "activity", "email", "sms", "webhook"] as const;
export type Channel = (typeof channels)[number];

/** pending: still to be delivered; suppressed: not to be delivered, with why (for example a newer one of the same thread). */
export const messageStatuses = ["pending", "sent", "failed", "suppressed"] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** What the bot shows to a user. */
export const cardKinds = [
  "meeting_card",
  "approval_card",
  "head_count_card",
  "move_card",
  "diet_card",
  "task_card",
  "series_order_card",
  "feedback_card",
  "budget_card",
  "hand_over_card",
  "orphan_card",
  "mail_failed_card",
  "late_card",
  "arrival_card",
  "notice_card",
] as const;
export type CardKind = (typeof cardKinds)[number];

/**
 * visit_mail: what a visitor is told by mail, as her visit is now and was when she was last told. digest_mail: what
 * somebody wants to be told once a day.
 */
export const messageKinds = [...cardKinds, "visit_mail", "digest_mail"] as const;
export type MessageKind = (typeof messageKinds)[number];
