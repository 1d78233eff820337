import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { ArrivalCardView, CalledVisitor } from "@magic-meetings/contract/reception/host-call.ts";
import { button, clip, head, notice, row, spoken, text, tight } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import type { CardLinks } from "../cards/card-links.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatTime } from "../messages/formats.ts";
import { wordsFor, type Words } from "../messages/words.ts";
import { askVerb, comingVerb, refreshVerb, sendUpVerb } from "./arrival-card-verbs.ts";
import { answerSentence, canAnswer, isWaiting, sinceSentence, stateSentence } from "./arrival-sentences.ts";

export interface ArrivalCardOptions {
  locale: Locale;
  links: CardLinks;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
  /** What a pressed button could not do. */
  refusal?: Problem | undefined;
  /** Whom a name that was typed could mean: nobody, or more than one. */
  named?: NamedPeople | undefined;
}

export interface NamedPeople {
  typed: string;
  people: readonly { id: string; name: string }[];
}

const mostVisitors = 20;
export const longestName = 100;

/** Who is here, with one press for what becomes of them; afterwards what was said: Adaptive Card 1.5. */
export function arrivalCard(
  view: ArrivalCardView,
  message: RenderedText,
  { locale, links, refreshFor, refusal, named }: ArrivalCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const state = stateSentence(view, words);
  const refresh = { title: words.say("card.refresh"), verb: refreshVerb, data: { groupId: view.groupId } };
  const fallbackText = words.say("arrival.fallback", { title, state });
  const shown = view.visitors.slice(0, mostVisitors);
  return cardFrame({
    words,
    fallbackText,
    speak: spoken(fallbackText),
    refresh,
    refreshFor,
    body: [
      head(title, state, styleOf(view)),
      ...notice([...problemSentences(refusal, words, view.site.timeZone), ...namedSentence(named, words)]),
      ...shown.map((visitor) => visitorRow(visitor, view, words)),
      ...(view.visitors.length > shown.length
        ? [text(words.say("arrival.more", { count: view.visitors.length - shown.length }), { subtle: true })]
        : []),
      ...tight(about(view, words)),
      ...askInputs(view, named?.people ?? [], words),
    ],
    actions: [
      ...answerButtons(view, words),
      button({ ...refresh, withoutInputs: true }),
      ...(view.meeting === null
        ? []
        : [{ type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(view.meeting.id) }]),
    ],
  });
}

function styleOf({ visitors }: ArrivalCardView): string {
  if (visitors.some(isWaiting)) return "warning";
  return visitors.some(({ withdrawn, status }) => !withdrawn && status !== "left") ? "good" : "emphasis";
}

function visitorRow(visitor: CalledVisitor, { site }: ArrivalCardView, words: Words): CardJson {
  const name = visitor.name === "" ? words.say("arrival.somebody") : visitor.name;
  const who = visitor.company === "" ? name : words.say("arrival.who", { name, company: visitor.company });
  const colour = isWaiting(visitor) ? "Warning" : "Good";
  return row(
    tight([text(who, { bold: true }), text(sinceSentence(visitor, site.timeZone, words), { subtle: true })]),
    text(canAnswer(visitor) ? answerSentence(visitor, words) : "–", { colour, right: true }),
  );
}

function about({ meeting, rooms, site }: ArrivalCardView, words: Words): CardJson[] {
  const place = rooms.length === 0 ? site.name : words.say("card.room", { room: rooms.join(", "), site: site.name });
  if (meeting === null) return [text(words.say("arrival.uninvited", { place }), { subtle: true })];
  const time = formatTime(meeting.start, site.timeZone, words.language);
  const subject = meeting.subject || words.say("chat.withoutSubject");
  return [text(words.say("arrival.meeting", { subject, time })), text(place, { subtle: true })];
}

function namedSentence(named: NamedPeople | undefined, words: Words): string[] {
  if (named === undefined) return [];
  return [words.say(named.people.length === 0 ? "arrival.nobody" : "arrival.several", { name: named.typed })];
}

/** Who stands in for the host first, then who else is at the meeting, or whom a typed name could mean; and anybody by name. */
function askInputs(
  { suggestions, visitors }: ArrivalCardView,
  named: readonly { id: string; name: string }[],
  words: Words,
): CardJson[] {
  if (!visitors.some(canAnswer)) return [];
  const offered = named.length > 0 ? named : suggestions;
  const [first] = offered;
  const name = {
    type: "Input.Text",
    id: "askedName",
    label: words.say(first === undefined ? "arrival.whom" : "arrival.anybody"),
    placeholder: words.say("arrival.name"),
    maxLength: longestName,
  };
  if (first === undefined) return [name];
  const choice = {
    type: "Input.ChoiceSet",
    id: "askedId",
    label: words.say("arrival.whom"),
    style: "compact",
    placeholder: words.say("arrival.choose"),
    choices: offered.map((person) => ({ title: person.name, value: person.id })),
    value: first.id,
  };
  return [choice, name];
}

function answerButtons({ groupId, visitors }: ArrivalCardView, words: Words): CardJson[] {
  if (!visitors.some(canAnswer)) return [];
  const data = { groupId };
  return [
    button({
      title: words.say("arrival.coming"),
      verb: comingVerb,
      data,
      style: "positive",
      withoutInputs: true,
    }),
    button({ title: words.say("arrival.sendUp"), verb: sendUpVerb, data, withoutInputs: true }),
    button({ title: words.say("arrival.ask"), verb: askVerb, data }),
  ];
}
