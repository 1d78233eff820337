import { button, text } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { otherWays, reviewOf, talkCard, type CardView } from "./card-parts.ts";
import { writeDraft } from "./draft.ts";
import type { Field, Question } from "./plan.ts";
import { reviewVerb } from "./talk-card-verbs.ts";

export interface QuestionView extends CardView {
  question: Question;
  key: string;
  timeZone: string;
}

/** Asks for what is missing, or for what is to be changed: Adaptive Card 1.5. What is known already travels with the button. */
export function questionCard({ question, key, words, timeZone, ...view }: QuestionView): CardJson {
  const { draft, why, isChange, fields } = question;
  const asked = fields.map(({ name }) => name);
  const intent = draft.intent === "meetings" || draft.intent === "visitors" ? "order" : draft.intent;
  const data = { ...writeDraft(draft, asked), key };
  const review = button({ title: words.say("talk.review"), verb: reviewVerb, data, style: "positive" });
  return talkCard({
    ...view,
    words,
    timeZone,
    title: words.say(`talk.ask.${intent}`),
    state: words.say(isChange ? "talk.changes" : "talk.asks"),
    style: "warning",
    refresh: reviewOf(draft, key),
    body: [
      ...(why === undefined ? [] : [text(words.say(why.key, why.values))]),
      ...fields.map((field) => inputOf(field, words)),
    ],
    actions: [...(fields.length === 0 ? [] : [review]), ...otherWays(draft, key, words, true)],
  });
}

function inputOf(field: Field, { say }: CardView["words"]): CardJson {
  const base = { id: field.name, label: say(`talk.field.${field.name}`) };
  const value = field.value === undefined ? {} : { value: field.value };
  switch (field.name) {
    case "count":
      return { type: "Input.Number", ...base, min: 1, max: 100_000, ...value };
    case "toDay":
      return { type: "Input.Date", ...base, ...value };
    case "toTime":
      return { type: "Input.Time", ...base, ...value };
    default:
      return {
        type: "Input.ChoiceSet",
        ...base,
        style: "compact",
        placeholder: say("talk.choose"),
        choices: field.choices,
        isRequired: true,
        errorMessage: say("talk.choose"),
        ...value,
      };
  }
}
