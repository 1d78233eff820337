import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { MessageWords } from "./message-template.ts";

const untitled: Record<Locale, string> = {
  en: "(no subject)",
  da: "(intet emne)",
  nb: "(uten emne)",
  it: "(senza oggetto)",
  de: "(kein Betreff)",
};

/** How dates and amounts are written: the product's English is the one of Europe. */
const formatLocale = (locale: Locale): string => (locale === "en" ? "en-GB" : locale);

/** The facts of a meeting's card in the words of a language; moments in the meeting's own time zone. */
export function meetingCardWords({ meeting }: MeetingCardView, locale: Locale): MessageWords<"meeting_card"> {
  const rooms = meeting.roomBookings.map(({ room }) => room.name);
  const sites = meeting.locations.map(({ site }) => site.name);
  return {
    subject: meeting.subject === "" ? untitled[locale] : meeting.subject,
    when: whenOf(meeting, locale),
    place: listOf(rooms.length > 0 ? rooms : sites, locale),
    organizer: meeting.organizer.name,
    orders: new Intl.NumberFormat(formatLocale(locale)).format(meeting.serviceOrders.length),
    total: listOf(
      meeting.totals.map((money) => amountOf(money, locale)),
      locale,
    ),
  };
}

function whenOf({ start, end, timeZone }: MeetingCardView["meeting"], locale: Locale): string {
  const format = new Intl.DateTimeFormat(formatLocale(locale), { dateStyle: "full", timeStyle: "short", timeZone });
  return format.formatRange(new Date(start), new Date(end));
}

function listOf(items: readonly string[], locale: Locale): string {
  return items.length === 0 ? "–" : new Intl.ListFormat(formatLocale(locale), { type: "conjunction" }).format(items);
}

function amountOf({ amountMinor, currency }: Money, locale: Locale): string {
  const format = new Intl.NumberFormat(formatLocale(locale), { style: "currency", currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
