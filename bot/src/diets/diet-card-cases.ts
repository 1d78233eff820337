import type { MeetingDiet, SaidDiet } from "@magic-meetings/contract/diets/diet.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";

// What people have said, as the card meets it; the golden files beside the tests show what becomes of each.

export interface DietCardCase {
  diet: MeetingDiet;
  text: RenderedText;
  locale: Locale;
  sentences?: string[];
}

const saidAt = "2026-11-20T10:00:00+01:00";

export function saidOf(more: Partial<SaidDiet> = {}): SaidDiet {
  return { diets: ["vegan"], allergens: [], nameForAllergy: false, note: "", saidAt, ...more };
}

export function dietOf(more: Partial<MeetingDiet> = {}): MeetingDiet {
  return {
    meeting: {
      id: "01930000-0000-7000-8000-000000000100",
      subject: "Board meeting",
      start: "2026-11-25T11:00:00+01:00",
      timeZone: "Europe/Copenhagen",
    },
    always: null,
    forMeeting: null,
    ...more,
  };
}

const english = { text: { title: "What do you eat at Board meeting?", summary: "Wednesday" }, locale: "en" } as const;
const danish = { text: { title: "Hvad spiser du til Board meeting?", summary: "onsdag" }, locale: "da" } as const;
const allergic = saidOf({ diets: [], allergens: ["nuts", "sesame"], nameForAllergy: true, note: "At the door seat" });

/** Each case by the name of its golden file. */
export const dietCardCases: Record<string, DietCardCase> = {
  asked: { diet: dietOf(), ...english },
  "said-for-always": { diet: dietOf({ always: saidOf() }), ...danish },
  "said-for-the-meeting": { diet: dietOf({ always: saidOf(), forMeeting: allergic }), ...english },
  "name-without-allergy": {
    diet: dietOf(),
    ...english,
    sentences: ["A name is given for an allergy only: choose what you must not eat."],
  },
};
