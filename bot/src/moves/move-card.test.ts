import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { meetingMoveSchema } from "@magic-meetings/contract/moves/move.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, elementsOf, textsOf } from "../cards/card-test-schema.ts";
import type { CardJson } from "../conversations/turn.ts";
import { moveCardCases, moveOf, type MoveCardCase } from "./move-card-cases.ts";
import { moveCard } from "./move-card.ts";

const links = {
  meeting: (id: string) => `https://meetings.example/tabs/#/meetings/${id}`,
  approvals: () => "",
  accounts: () => "",
};
const cases = Object.entries(moveCardCases);

describe("the move card", () => {
  it.each(cases)("%s looks as its golden file", async (name, one) => {
    await expect(`${JSON.stringify(cardOf(one), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s is a move as the API describes one", (_name, { move }) => {
    expect(meetingMoveSchema.safeParse(move).error).toBeUndefined();
  });

  it.each(cases)("%s refreshes itself and leads to the meeting", (_name, one) => {
    const card = cardOf(one);
    const refresh = { verb: "move.refresh", data: { moveId: one.move.id } };
    expect(card["refresh"]).toMatchObject({ action: refresh, userIds: ["29:anna"] });
    const url = links.meeting(one.move.meeting.id);
    expect(card["actions"]).toContainEqual(expect.objectContaining({ type: "Action.OpenUrl", url }));
  });

  it("has one press per choice with its price, and none once it is over or for others", () => {
    expect(buttonsOf("asked")).toEqual(["Keep as ordered", "Move for DKK 900.00", "Cancel for DKK 900.00", "Refresh"]);
    expect(buttonsOf("cannot-be-delivered")).toEqual(["Behold som bestilt", "Annuller for 360,00 kr.", "Opdater"]);
    for (const name of ["answered-by-another", "kept", "lapsed", "withdrawn", "for-somebody-who-only-looks"])
      expect(buttonsOf(name), name).toHaveLength(1);
  });

  it("sends with the answer the fee that was shown", () => {
    const [keep, change] = elementsOf(cardOfCase("asked")["actions"]).filter(({ type }) => type === "Action.Execute");
    expect(keep?.["data"]).toMatchObject({ fees: "DKK:0" });
    expect(change?.["data"]).toMatchObject({ fees: "DKK:90000" });
  });

  it("says until when an answer is taken and what happens without one", () => {
    expect(allText(cardOfCase("asked"))).toContain("Please answer by Tue 24 Nov, 15:55.");
    expect(allText(cardOfCase("asked"))).toContain("Without an answer everything is delivered as it was ordered.");
    expect(allText(cardOfCase("asked-in-danish"))).toContain("Uden svar annulleres det");
  });

  it("stays below the channel's limit however many lines there are", () => {
    const [line] = moveOf().lines;
    if (line === undefined) throw new Error("Nothing is asked");
    const lines = Array.from({ length: 100 }, () => ({ ...line, service: { ...line.service, name: "æ".repeat(300) } }));
    const card = cardOf({ move: moveOf({ lines }), text: { title: "å".repeat(5000), summary: "" }, locale: "da" });
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(largestCard);
  });

  it.each(locales)("leaves no value out of a sentence in %s", (locale) => {
    for (const [, one] of cases) expect(allText(cardOf({ ...one, locale }))).not.toMatch(/[{}]/);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, one) => {
    expect(cardSchema?.(cardOf(one))).toBeNull();
  });
});

function cardOf({ move, text, locale, refusal }: MoveCardCase): CardJson {
  return moveCard({ move }, text, { locale, links, refreshFor: ["29:anna"], refusal });
}

function cardOfCase(name: string): CardJson {
  return cardOf(moveCardCases[name] as MoveCardCase);
}

function buttonsOf(name: string): unknown[] {
  const actions = cardOfCase(name)["actions"] as CardJson[];
  return actions.flatMap(({ type, title }) =>
    type === "Action.Execute" ? [String(title).replaceAll("\u00a0", " ")] : [],
  );
}

function allText(card: CardJson): string {
  return textsOf(card).join("\n").replaceAll("\u00a0", " ");
}
