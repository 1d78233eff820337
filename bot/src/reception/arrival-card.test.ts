import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { arrivalCardViewSchema } from "@magic-meetings/contract/reception/host-call.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, elementsOf, textsOf } from "../cards/card-test-schema.ts";
import type { CardJson } from "../conversations/turn.ts";
import { arrivalCard } from "./arrival-card.ts";
import { arrivalCardCases, type ArrivalCardCase } from "./arrival-card-cases.ts";

const cases = Object.entries(arrivalCardCases);
const links = { meeting: (id: string) => `https://meetings.example/#/${id}`, approvals: () => "", accounts: () => "" };

describe("the card about visitors who are here", () => {
  it.each(cases)("%s looks as its golden file", async (name, one) => {
    await expect(`${JSON.stringify(cardOf(one), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s shows what the API describes", (_name, { view }) => {
    expect(arrivalCardViewSchema.safeParse(view).error).toBeUndefined();
  });

  it("can be answered while somebody is there, and not afterwards", () => {
    const answers = ["arrival.coming", "arrival.sendUp", "arrival.ask"];
    expect(verbsOf("one-is-here")).toEqual([...answers, "arrival.refresh"]);
    expect(verbsOf("coming")).toEqual([...answers, "arrival.refresh"]);
    expect(verbsOf("at-the-old-time")).toEqual([...answers, "arrival.refresh"]);
    expect(verbsOf("without-an-invite")).toEqual([...answers, "arrival.refresh"]);
    expect(verbsOf("not-here-after-all")).toEqual(["arrival.refresh"]);
    expect(verbsOf("erased")).toEqual(["arrival.refresh"]);
  });

  it("names both visitors who came together", () => {
    const texts = elementsOf(cardOf(caseOf("two-are-here"))).flatMap(({ text }) => (text === undefined ? [] : [text]));
    expect(texts.join("\n")).toContain("Nina Berg");
    expect(texts.join("\n")).toContain("<b>الحداد</b>");
  });

  it("stays below the channel's limit however many come together", () => {
    const { view, ...more } = caseOf("one-is-here");
    const visitors = Array.from({ length: 200 }, (_, index) => ({
      ...(view.visitors[0] as (typeof view.visitors)[number]),
      name: `${index} ${"名".repeat(190)}`,
    }));
    const card = cardOf({ ...more, view: { ...view, visitors } });
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(largestCard);
  });

  it.each([...locales])("leaves no value out of a sentence in %s", (locale) => {
    for (const [, one] of cases) expect(textsOf(cardOf({ ...one, locale })).join("\n")).not.toMatch(/[{}]/);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, one) => {
    expect(cardSchema?.(cardOf(one))).toBeNull();
  });
});

function caseOf(name: string): ArrivalCardCase {
  return arrivalCardCases[name] as ArrivalCardCase;
}

function cardOf({ view, text, locale, refusal, named }: ArrivalCardCase): CardJson {
  return arrivalCard(view, text, { locale, links, refreshFor: ["29:anna"], refusal, named });
}

function verbsOf(name: string): unknown[] {
  const card = cardOf(caseOf(name));
  return elementsOf({ body: card["body"], actions: card["actions"] }).flatMap(({ type, verb }) =>
    type === "Action.Execute" ? [verb] : [],
  );
}
