import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Orphan, OrphanCardView, OrphanRepairOffer } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { button, clip, head, notice, spoken, text } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import type { CardLinks } from "../cards/card-links.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import { writeShownFees } from "../cards/shown-fees.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment } from "../messages/formats.ts";
import { wordsFor, type Words } from "../messages/words.ts";
import { refreshVerb, repairVerb } from "./orphan-card-verbs.ts";
import { feeWords, reasonSentence, repairTitle, stateSentence } from "./orphan-sentences.ts";

export interface OrphanCardOptions {
  locale: Locale;
  links: CardLinks;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
  /** What a pressed button could not do. */
  refusal?: Problem | undefined;
}

/** What is left alone, with one press per repair; afterwards what became of it: Adaptive Card 1.5. */
export function orphanCard(
  { orphan }: OrphanCardView,
  message: RenderedText,
  { locale, links, refreshFor, refusal }: OrphanCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const state = stateSentence(orphan, words);
  const refresh = { title: words.say("card.refresh"), verb: refreshVerb, data: { orphanId: orphan.id } };
  const fallbackText = words.say("orphan.fallback", { title, state });
  const zone = orphan.meeting?.timeZone ?? "UTC";
  return cardFrame({
    words,
    fallbackText,
    speak: spoken(fallbackText),
    refresh,
    refreshFor,
    body: [
      head(title, state, styleOf(orphan)),
      ...notice(problemSentences(refusal, words, zone)),
      text(reasonSentence(orphan, words)),
      ...(orphan.problem === null ? [] : [text(words.say("orphan.problem"), { colour: "Attention" })]),
      ...costOf(orphan, words),
      text(words.say("orphan.since", { moment: formatMoment(orphan.foundAt, zone, words.language) }), { subtle: true }),
    ],
    actions: [
      ...repairButtons(orphan, words),
      button(refresh),
      ...(orphan.meeting === null
        ? []
        : [{ type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(orphan.meeting.id) }]),
    ],
  });
}

function styleOf({ resolved, asked }: Orphan): string {
  if (resolved === null) return asked === null ? "warning" : "emphasis";
  return resolved.how === "keep" ? "emphasis" : "good";
}

function costOf({ repairs }: Orphan, words: Words): CardJson[] {
  const cancel = repairs.find(({ repair }) => repair === "cancel");
  if (cancel === undefined || cancel.fees.length === 0) return [];
  return [text(words.say("orphan.cancelFee", { fee: feeWords(cancel, words) }))];
}

/** Each sends along what it costs, so that nothing else is charged by it. */
function repairButtons(orphan: Orphan, words: Words): CardJson[] {
  if (!orphan.allowed.resolve.ok) return [];
  const dataOf = ({ repair, fees, what }: OrphanRepairOffer) => ({
    orphanId: orphan.id,
    repair,
    fees: writeShownFees(fees),
    ...(repair === "other_room" && what !== null ? { roomId: what.id } : {}),
  });
  return orphan.repairs.slice(0, 4).map((offer, index) =>
    button({
      title: repairTitle(orphan, offer, words),
      verb: repairVerb,
      data: dataOf(offer),
      ...(offer.repair === "cancel"
        ? { style: "destructive" as const }
        : index === 0
          ? { style: "positive" as const }
          : {}),
    }),
  );
}
