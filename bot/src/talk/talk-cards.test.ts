import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, elementsOf } from "../cards/card-test-schema.ts";
import { readDraft } from "./draft.ts";
import { talkCardCases } from "./talk-card-cases.ts";
import { isTalkVerb } from "./talk-card-verbs.ts";

const cases = Object.entries(talkCardCases);

describe("a card that came of talking", () => {
  it.each(cases)("%s looks as its golden file", async (name, card) => {
    await expect(`${JSON.stringify(card(), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)(
    "%s is small, has no open place in a sentence, and shows what people typed literally",
    (_name, card) => {
      const written = JSON.stringify(card());
      expect(Buffer.byteLength(written)).toBeLessThan(largestCard);
      const texts = elementsOf(card()).flatMap(({ text }) => (typeof text === "string" ? [text] : []));
      expect(texts.join("\n")).not.toMatch(/\{\w+\}/);
      const readAsMarkdown = elementsOf(card()).filter(({ type }) => type === "TextBlock" || type === "FactSet");
      expect(JSON.stringify(readAsMarkdown)).not.toMatch(/evil|bold/);
    },
  );

  it.each(cases)("%s refreshes itself and sends only what it can read again", (_name, card) => {
    expect(card()).toMatchObject({ version: "1.5", refresh: { action: { type: "Action.Execute" } } });
    const presses = elementsOf(card()).filter(({ type }) => type === "Action.Execute") as {
      verb: string;
      data: Record<string, unknown>;
    }[];
    expect(presses.length).toBeGreaterThan(0);
    for (const { verb, data } of presses) {
      expect(isTalkVerb(verb)).toBe(true);
      expect(readDraft(data)).toBeDefined();
    }
  });

  it.each(cases)("%s has a fallback for clients that only submit", (_name, card) => {
    for (const action of card()["actions"] as Record<string, unknown>[]) {
      if (action["type"] === "Action.OpenUrl") continue;
      expect(action["fallback"]).toMatchObject({ type: "Action.Submit", data: { verb: action["verb"] } });
    }
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, card) => {
    expect(cardSchema?.(card())).toBeNull();
  });
});
