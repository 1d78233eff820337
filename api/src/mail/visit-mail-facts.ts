import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { dateFormat } from "../messages/date-format.ts";
import { momentWords, subjectWords, whenWords } from "../messages/message-words.ts";
import type { ToldVisit, VisitMailKind } from "./choose-visit-mail.ts";
import { oneLine } from "./escape-html.ts";
import { fillSentence, visitMailWords, type VisitMailWords } from "./visit-mail-words.ts";

/** What a mail says of a visit. */
export interface VisitMailFacts {
  kind: VisitMailKind;
  locale: Locale;
  name: string;
  company: string;
  subject: string;
  start: string;
  end: string;
  site: { name: string; address: string; timeZone: string; mapUrl: string };
  rooms: readonly string[];
  host: { name: string; email: string };
  /** What she was told before, where that is no longer so. */
  before: Pick<ToldVisit, "start" | "end" | "site" | "rooms"> | null;
  pass: { validFrom: string; validTo: string } | null;
  pageUrl: string;
  hasHouseRules: boolean;
  retentionDays: number;
}

/** A line of the mail's table: what it is, what holds now, and what held before. */
export interface VisitMailRow {
  label: string;
  now: string;
  before?: string | undefined;
  /** A second line, below. */
  note?: string | undefined;
  link?: { text: string; url: string } | undefined;
}

/** The mail's sentences, filled, for text and HTML alike. */
export interface VisitMailContent {
  words: VisitMailWords;
  subject: string;
  greeting: string;
  lead: string;
  rows: VisitMailRow[];
  pass: { title: string; hint: string } | null;
  page: { title: string; hint: string; url: string } | null;
  rules: string | null;
  notes: string[];
}

export function visitMailContent(facts: VisitMailFacts): VisitMailContent {
  const { kind, locale, site, host, pass } = facts;
  const words = visitMailWords[locale];
  const isCancelled = kind === "cancelled";
  const names = { company: oneLine(facts.company), host: oneLine(host.name), name: oneLine(facts.name) };
  const at = (moment: string) => momentWords(moment, site.timeZone, locale);
  return {
    words,
    subject: oneLine(fillSentence(words.subject[kind], { ...names, day: dayWords(facts) })),
    greeting: fillSentence(words.greeting, names),
    lead: fillSentence(words.lead[kind], names),
    rows: rowsOf(facts, words),
    pass:
      pass === null || isCancelled
        ? null
        : {
            title: words.pass,
            hint: fillSentence(words.passHint, { from: at(pass.validFrom), to: at(pass.validTo) }),
          },
    page: isCancelled ? null : { title: words.page, hint: words.pageHint, url: facts.pageUrl },
    rules: facts.hasHouseRules && !isCancelled ? words.rules : null,
    notes: [
      fillSentence(words.answer, names),
      fillSentence(words.privacy, { days: new Intl.NumberFormat(locale).format(facts.retentionDays) }),
    ],
  };
}

function rowsOf(facts: VisitMailFacts, words: VisitMailWords): VisitMailRow[] {
  const { locale, site, host, before, rooms, kind } = facts;
  const when = (period: { start: string; end: string }) => whenWords({ ...period, timeZone: site.timeZone }, locale);
  const isMoved = before !== null && (before.start !== facts.start || before.end !== facts.end);
  const hasOtherSite = before !== null && before.site !== site.name;
  const hasOtherRooms = before !== null && before.rooms.join("\n") !== rooms.join("\n");
  const subject = oneLine(facts.subject);
  return [
    {
      label: words.when,
      now: when(facts),
      before: isMoved ? when(before) : undefined,
      note: fillSentence(words.zone, { zone: zoneWords(facts) }),
    },
    {
      label: words.where,
      now: [oneLine(site.name), oneLine(site.address)].filter((part) => part !== "").join(", "),
      before: hasOtherSite ? before.site : undefined,
      link:
        !site.mapUrl.startsWith("https://") || kind === "cancelled" ? undefined : { text: words.map, url: site.mapUrl },
    },
    ...(rooms.length > 0 || hasOtherRooms
      ? [
          {
            label: words.room,
            now: rooms.map(oneLine).join(" · ") || "–",
            before: hasOtherRooms && before.rooms.length > 0 ? before.rooms.join(" · ") : undefined,
          },
        ]
      : []),
    ...(subject === "" ? [] : [{ label: words.about, now: subjectWords(subject, locale) }]),
    { label: words.host, now: oneLine(host.name), note: host.email },
  ];
}

function dayWords({ start, site, locale }: VisitMailFacts): string {
  const format = { dateStyle: "long", timeZone: site.timeZone } as const;
  return dateFormat(locale === "en" ? "en-GB" : locale, format).format(new Date(start));
}

/** The zone by its name: whoever comes from far away reads no abbreviations. */
function zoneWords({ start, site: { timeZone }, locale }: VisitMailFacts): string {
  const format = dateFormat(locale === "en" ? "en-GB" : locale, { timeZone, timeZoneName: "long" });
  const name = format.formatToParts(new Date(start)).find(({ type }) => type === "timeZoneName")?.value;
  return name ?? timeZone;
}
