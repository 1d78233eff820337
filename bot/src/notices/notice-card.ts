import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { NoticeCardView, VisitorsChangedNotice } from "@magic-meetings/contract/notices/notice.ts";
import { clip, head, spoken, text, tight } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment, formatZone } from "../messages/formats.ts";
import { wordsFor, type Words } from "../messages/words.ts";

/** Tells those who look after the service that something needs them: Adaptive Card 1.5. There is nothing to decide on it. */
export function noticeCard(notice: NoticeCardView, message: RenderedText, { locale }: { locale: Locale }): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const [state, ...facts] = factsOf(notice, words);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: words.language,
    fallbackText: `${title}: ${state}`,
    speak: spoken(`${title}. ${state}`),
    msteams: { width: "Full" },
    body: [head(title, state, styleOf(notice)), ...tight(facts.map((fact) => text(fact)))],
  };
}

function styleOf(notice: NoticeCardView): string {
  if (notice.kind === "visitors_changed") return "emphasis";
  if (notice.kind === "set_up_test") return "good";
  return notice.kind === "visit_decided" && notice.approved ? "good" : "attention";
}

function factsOf(notice: NoticeCardView, words: Words): [string, ...string[]] {
  const { language } = words;
  if (notice.kind === "webhook_disabled") {
    const { failingSince, host } = notice;
    return [
      words.say("notice.disabledState"),
      ...(failingSince === null
        ? []
        : [words.say("notice.failingSince", { moment: formatMoment(failingSince, "UTC", language) })]),
      words.say("notice.disabledHint", { host: clip(host, 100) }),
    ];
  }
  if (notice.kind === "visits_wait") {
    const { site, count, firstAt } = notice;
    return [
      words.say("notice.waitState", { count }),
      words.say("notice.waitFirst", { site: clip(site.name, 100), ...whenOf(firstAt, site.timeZone, language) }),
      words.say("notice.waitHint"),
    ];
  }
  if (notice.kind === "visit_decided") {
    const { visitor, site, start, approved } = notice;
    const facts = { visitor: clip(visitor, 100), site: clip(site.name, 100) };
    return [
      words.say(approved ? "notice.approvedState" : "notice.refusedState"),
      words.say("notice.decidedWhere", { ...facts, ...whenOf(start, site.timeZone, language) }),
      words.say(approved ? "notice.approvedHint" : "notice.refusedHint"),
    ];
  }
  if (notice.kind === "set_up_test") {
    return [words.say("notice.testedState", { company: clip(notice.company, 100) }), words.say("notice.testedHint")];
  }
  if (notice.kind === "visitors_changed") {
    const { coming, count, visits } = notice;
    return [
      words.say("notice.changedState", { coming, count }),
      ...visits.map((visit) => changedVisit(visit, words)),
      ...(count > visits.length ? [words.say("notice.changedMore", { count: count - visits.length })] : []),
      ...(coming > 0 ? [words.say("notice.changedHint")] : []),
    ];
  }
  const { site, tries, raisedAt, accessPoint } = notice;
  return [
    words.say("notice.guessedState", { count: tries }),
    words.say("notice.guessedWhere", {
      accessPoint: clip(accessPoint, 100),
      site: clip(site.name, 100),
      ...whenOf(raisedAt, site.timeZone, language),
    }),
    words.say("notice.guessedHint"),
  ];
}

function changedVisit(visit: VisitorsChangedNotice["visits"][number], words: Words): string {
  const { site, start, movedFrom } = visit;
  const { language } = words;
  const visitor = visit.visitor === "" ? words.say("notice.changedSomebody") : clip(visit.visitor, 60);
  if (visit.isOff) return words.say("notice.changedOff", { visitor });
  const facts = { visitor, site: clip(site.name, 40), ...whenOf(start, site.timeZone, language) };
  if (movedFrom === null) return words.say("notice.changedComes", facts);
  return words.say("notice.changedMoved", { ...facts, before: formatMoment(movedFrom, site.timeZone, language) });
}

function whenOf(moment: string, timeZone: string, language: string) {
  return { moment: formatMoment(moment, timeZone, language), zone: formatZone(moment, timeZone, language) };
}
