import type { CardKind } from "@magic-meetings/contract/messages/message-words.ts";

/** Where a card's thing is, for those that are about no single meeting or are decided elsewhere. */
const pages: Partial<Record<CardKind, string>> = {
  approval_card: "/approvals",
  task_card: "/tasks",
  budget_card: "/accounts",
  orphan_card: "/administration",
  notice_card: "/administration",
  arrival_card: "/visitors",
  late_card: "/visitors",
  mail_failed_card: "/visitors",
};

/** The page in the tab at which a card's matter stands. */
export function cardPage(kind: CardKind, meetingId: string | null): string {
  return pages[kind] ?? (meetingId === null ? "/meetings" : `/meetings/${meetingId}`);
}
