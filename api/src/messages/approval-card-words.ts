import type { ApprovalCardView } from "@magic-meetings/contract/approvals/approval.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { countWords, subjectWords, whenWords } from "./message-words.ts";
import type { MessageWords } from "./message-template.ts";

/** The facts of an approval's card in the words of a language; moments in the zone of the room's site. */
export function approvalCardWords({ approval }: ApprovalCardView, locale: Locale): MessageWords<"approval_card"> {
  const { subject, meeting } = approval;
  return {
    subject: subjectWords(meeting.subject, locale),
    when: whenWords(subject, locale),
    room: subject.room.name,
    organizer: meeting.organizer.name,
    people: countWords(subject.headCount, locale),
  };
}
