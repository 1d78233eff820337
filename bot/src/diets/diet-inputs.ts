import type { MeetingDiet } from "@magic-meetings/contract/diets/diet.ts";
import { longestNote, type AllergenWord, type DietWord } from "@magic-meetings/contract/diets/diet-rules.ts";
import type { CardJson } from "../conversations/turn.ts";
import type { Words } from "../messages/words.ts";

/** In the order in which they are offered; the words of the catalogue, without what checks them. */
export const dietWords: readonly DietWord[] = [
  "vegetarian",
  "vegan",
  "pescetarian",
  "halal",
  "kosher",
  "gluten_free",
  "lactose_free",
];

export const allergenWords: readonly AllergenWord[] = [
  "gluten",
  "crustaceans",
  "eggs",
  "fish",
  "peanuts",
  "soybeans",
  "milk",
  "nuts",
  "celery",
  "mustard",
  "sesame",
  "sulphites",
  "lupin",
  "molluscs",
];

/** The questions, filled in with what holds at this meeting. */
export function dietInputs({ always, forMeeting }: MeetingDiet, words: Words): CardJson[] {
  const known = forMeeting ?? always;
  return [
    {
      type: "Input.ChoiceSet",
      id: "diets",
      label: words.say("diet.diets"),
      isMultiSelect: true,
      style: "expanded",
      choices: dietWords.map((value) => ({ title: words.say(`diet.is.${value}`), value })),
      value: (known?.diets ?? []).join(","),
    },
    {
      type: "Input.ChoiceSet",
      id: "allergens",
      label: words.say("diet.allergens"),
      isMultiSelect: true,
      style: "compact",
      choices: allergenWords.map((value) => ({ title: words.say(`allergen.${value}`), value })),
      value: (known?.allergens ?? []).join(","),
    },
    {
      type: "Input.Toggle",
      id: "nameForAllergy",
      title: words.say("diet.name"),
      value: String(known?.nameForAllergy ?? false),
      wrap: true,
    },
    {
      type: "Input.Text",
      id: "note",
      label: words.say("diet.note"),
      maxLength: longestNote,
      value: known?.note ?? "",
    },
    {
      type: "Input.ChoiceSet",
      id: "scope",
      label: words.say("diet.scope"),
      style: "expanded",
      choices: (["always", "once"] as const).map((value) => ({ title: words.say(`diet.${value}`), value })),
      value: forMeeting === null ? "always" : "once",
    },
  ];
}
