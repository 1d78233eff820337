import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { SeriesOrderCardView } from "@magic-meetings/contract/series-orders/series-order.ts";
import type { LineDifference } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { clip, head, heading, spoken, text, tight } from "../cards/card-elements.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatDate, formatDay, formatList, formatMoment, formatMoney, formatTime } from "../messages/formats.ts";
import { wordsFor, type Words } from "../messages/words.ts";

export interface SeriesOrderCardOptions {
  locale: Locale;
  links: CardLinks;
}

const mostGroups = 6;
const mostDates = 14;
const mostLines = 6;

/**
 * What is ordered for a series and what is different since the last card: Adaptive Card 1.5. The organizer's shows what
 * it comes to, a vendor's its own part. There is nothing to decide on it, so it does not refresh.
 */
export function seriesOrderCard(
  view: SeriesOrderCardView,
  message: RenderedText,
  { locale, links }: SeriesOrderCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const state =
    view.ordered === 0 ? words.say("seriesOrder.none") : words.say("seriesOrder.ordered", { count: view.ordered });
  const isBad = view.problems.length > 0;
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: words.language,
    fallbackText: `${title}: ${state}`,
    speak: spoken(`${title}. ${state}.`),
    msteams: { width: "Full" },
    body: [
      head(title, state, isBad ? "warning" : view.ordered === 0 ? "emphasis" : "good"),
      ...tight(facts(view, words).map((fact) => text(fact))),
      ...news(view, words),
      ...problems(view, words),
    ],
    actions:
      view.vendor === null
        ? [{ type: "Action.OpenUrl", title: words.say("seriesOrder.open"), url: links.meeting(view.meetingId) }]
        : [],
  };
}

function facts({ vendor, organizer, site, next, total }: SeriesOrderCardView, words: Words): string[] {
  const { language } = words;
  return [
    vendor === null
      ? words.say("seriesOrder.at", { site: clip(site.name, 100) })
      : words.say("seriesOrder.vendor", {
          vendor: clip(vendor, 100),
          organizer: clip(organizer, 100),
          site: clip(site.name, 100),
        }),
    ...(next === null ? [] : [words.say("seriesOrder.next", { time: formatMoment(next, site.timeZone, language) })]),
    ...(total === null ? [] : [words.say("seriesOrder.total", { total: formatMoney(total, language) })]),
  ];
}

function news({ news: groups, site }: SeriesOrderCardView, words: Words): CardJson[] {
  if (groups.length === 0) return [];
  const more = groups.length - mostGroups;
  return [
    heading(words.say("seriesOrder.news")),
    ...groups
      .slice(0, mostGroups)
      .flatMap(({ dates, differences }) => [
        text(dateList(dates, site.timeZone, words), { bold: true }),
        ...tight([
          ...differences.slice(0, mostLines).map((one) => text(sentenceOf(one, site.timeZone, words))),
          ...(differences.length > mostLines
            ? [text(words.say("seriesOrder.moreLines", { count: differences.length - mostLines }))]
            : []),
        ]),
      ]),
    ...(more > 0 ? [text(words.say("seriesOrder.moreChanges", { count: more }), { subtle: true })] : []),
  ];
}

function sentenceOf(difference: LineDifference, timeZone: string, words: Words): string {
  const { kind, quantity, deliverAt, deliverTo } = difference;
  const service = clip(difference.service, 100);
  if (kind === "added") return words.say("seriesOrder.added", { service, count: quantity?.after ?? 0 });
  if (kind === "removed") return words.say("seriesOrder.removed", { service, count: quantity?.before ?? 0 });
  const { language } = words;
  return [
    ...(quantity
      ? [words.say("seriesOrder.quantity", { service, before: quantity.before, after: quantity.after })]
      : []),
    ...(deliverAt
      ? [
          words.say("seriesOrder.moved", {
            service,
            before: formatMoment(deliverAt.before, timeZone, language),
            after: isSameDay(deliverAt, timeZone, language)
              ? formatTime(deliverAt.after, timeZone, language)
              : formatMoment(deliverAt.after, timeZone, language),
          }),
        ]
      : []),
    ...(deliverTo ? [words.say("seriesOrder.place", { service, place: clip(deliverTo.after ?? "–", 100) })] : []),
    ...(difference.options
      ? [words.say("seriesOrder.options", { service, options: clip(difference.options.after.join(", ") || "–", 200) })]
      : []),
  ].join(" ");
}

function isSameDay({ before, after }: { before: string; after: string }, timeZone: string, language: string): boolean {
  return formatDate(before, timeZone, language) === formatDate(after, timeZone, language);
}

function problems({ problems: found, site }: SeriesOrderCardView, words: Words): CardJson[] {
  if (found.length === 0) return [];
  const starts = found.map(({ start }) => start);
  return [
    heading(words.say("seriesOrder.problems", { count: found.length })),
    text(dateList(starts, site.timeZone, words)),
    text(words.say("seriesOrder.problemsHint"), { subtle: true }),
  ];
}

/** Short enough for a list, and without a comma of its own. */
function dayWords(moment: string, timeZone: string, language: string): string {
  return formatDay(moment, timeZone, language).replaceAll(",", "");
}

function dateList(dates: readonly string[], timeZone: string, words: Words): string {
  const { language } = words;
  const shown = dates.slice(0, mostDates).map((date) => dayWords(date, timeZone, language));
  const rest = dates.length - shown.length;
  if (rest > 0) shown.push(words.say("seriesOrder.moreDates", { count: rest }));
  return formatList(shown, language);
}
