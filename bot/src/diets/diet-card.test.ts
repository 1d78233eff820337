import { meetingDietSchema } from "@magic-meetings/contract/diets/diet.ts";
import { allergens, diets } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, elementsOf, textsOf } from "../cards/card-test-schema.ts";
import type { CardJson } from "../conversations/turn.ts";
import { dietCard } from "./diet-card.ts";
import { dietCardCases, dietOf, type DietCardCase } from "./diet-card-cases.ts";
import { allergenWords, dietWords } from "./diet-inputs.ts";

const links = {
  meeting: (id: string) => `https://meetings.example/tabs/#/meetings/${id}`,
  approvals: () => "",
  accounts: () => "",
};
const cases = Object.entries(dietCardCases);

describe("the diet card", () => {
  it.each(cases)("%s looks as its golden file", async (name, one) => {
    await expect(`${JSON.stringify(cardOf(one), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s is a diet as the API describes one", (_name, { diet }) => {
    expect(meetingDietSchema.safeParse(diet).error).toBeUndefined();
  });

  it("offers every diet and every allergen of the catalogue", () => {
    expect([...dietWords].sort()).toEqual([...diets].sort());
    expect([...allergenWords].sort()).toEqual([...allergens].sort());
  });

  it("is filled in with what holds at the meeting", () => {
    expect(valuesOf("said-for-always")).toMatchObject({ diets: "vegan", allergens: "", scope: "always" });
    expect(valuesOf("said-for-the-meeting")).toMatchObject({
      diets: "",
      allergens: "nuts,sesame",
      nameForAllergy: "true",
      note: "At the door seat",
      scope: "once",
    });
  });

  it("can be erased only where something was said", () => {
    expect(verbsOf("asked")).toEqual(["diet.save", "diet.refresh"]);
    expect(verbsOf("said-for-always")).toEqual(["diet.save", "diet.erase", "diet.refresh"]);
  });

  it("stays below the channel's limit", () => {
    const card = cardOf({ diet: dietOf(), text: { title: "å".repeat(5000), summary: "" }, locale: "da" });
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(largestCard);
  });

  it.each(locales)("leaves no value out of a sentence in %s", (locale) => {
    for (const [, one] of cases) expect(textsOf(cardOf({ ...one, locale })).join("\n")).not.toMatch(/[{}]/);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, one) => {
    expect(cardSchema?.(cardOf(one))).toBeNull();
  });
});

function cardOf({ diet, text, locale, sentences }: DietCardCase): CardJson {
  const more = sentences === undefined ? {} : { sentences };
  return dietCard({ diet }, text, { locale, links, refreshFor: ["29:kim"], ...more });
}

function cardOfCase(name: string): CardJson {
  return cardOf(dietCardCases[name] as DietCardCase);
}

function valuesOf(name: string): Record<string, unknown> {
  const inputs = elementsOf(cardOfCase(name)["body"]).filter(({ type }) => String(type).startsWith("Input."));
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), value]));
}

function verbsOf(name: string): unknown[] {
  const actions = cardOfCase(name)["actions"] as CardJson[];
  return actions.flatMap(({ type, verb }) => (type === "Action.Execute" ? [verb] : []));
}
