import type { Approval, ApprovalCardView } from "@magic-meetings/contract/approvals/approval.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { amountWords, countWords, subjectWords, whenWords } from "./message-words.ts";
import type { MessageWords } from "./message-template.ts";

/** The facts of an approval's card in the words of a language; moments in the zone of the site. */
export function approvalCardWords({ approval }: ApprovalCardView, locale: Locale): MessageWords<"approval_card"> {
  const { subject, meeting } = approval;
  return {
    subject: subjectWords(meeting.subject, locale),
    when: whenWords(subject, locale),
    room: whatWords(subject, locale),
    organizer: meeting.organizer.name,
    people: countWords(subject.headCount, locale),
  };
}

const orders: Record<Locale, (number: string, total: string) => string> = {
  en: (number, total) => `order ${number}, ${total}`,
  da: (number, total) => `ordre ${number}, ${total}`,
  nb: (number, total) => `ordre ${number}, ${total}`,
  it: (number, total) => `ordine ${number}, ${total}`,
  de: (number, total) => `Bestellung ${number}, ${total}`,
};

/** What is asked for: a room by its name, an order by its number and price. */
function whatWords(subject: Approval["subject"], locale: Locale): string {
  return subject.type === "room_booking"
    ? subject.room.name
    : orders[locale](String(subject.number), amountWords(subject.total, locale));
}
