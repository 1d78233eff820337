import { describe, expect, it } from "vitest";
import { da } from "./da.ts";
import { en } from "./en.ts";
import { languageFor, localeOf, wordsFor } from "./words.ts";

const keys = Object.keys(en) as (keyof typeof en)[];

describe("the bot's sentences", () => {
  it("are the same in every language, with the same values", () => {
    expect(Object.keys(da).sort()).toEqual([...keys].sort());
    for (const key of keys) expect([key, valuesOf(da[key])]).toEqual([key, valuesOf(en[key])]);
  });

  it("choose the plural form of the language", () => {
    expect(wordsFor("en").say("card.moreLines", { count: 1 })).toBe("and 1 more line");
    expect(wordsFor("da").say("card.moreLines", { count: 1200 })).toBe("og 1.200 linjer til");
  });

  it("serve every locale", () => {
    expect((["en", "da", "nb", "it", "de"] as const).map(languageFor)).toEqual(["en", "da", "da", "en", "en"]);
  });

  it.each([
    ["da-DK", "da"],
    ["no", "nb"],
    ["NB-no", "nb"],
    ["fr-FR", undefined],
    [undefined, undefined],
  ])("know the locale of %s", (tag, locale) => {
    expect(localeOf(tag)).toBe(locale);
  });
});

function valuesOf(sentence: string | { one: string; other: string }): string[] {
  const forms = typeof sentence === "string" ? [sentence] : [sentence.other];
  return forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []).sort();
}
