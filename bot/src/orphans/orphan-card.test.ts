import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { orphanSchema } from "@magic-meetings/contract/orphans/orphan.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, elementsOf, textsOf } from "../cards/card-test-schema.ts";
import type { CardJson } from "../conversations/turn.ts";
import { orphanCardCases, orphanOf, type OrphanCardCase } from "./orphan-card-cases.ts";
import { orphanCard } from "./orphan-card.ts";

const links = {
  meeting: (id: string) => `https://meetings.example/tabs/#/meetings/${id}`,
  approvals: () => "",
  accounts: () => "",
};
const cases = Object.entries(orphanCardCases);

describe("the card about what is left alone", () => {
  it.each(cases)("%s looks as its golden file", async (name, one) => {
    await expect(`${JSON.stringify(cardOf(one), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s is as the API describes one", (_name, { orphan }) => {
    expect(orphanSchema.safeParse(orphan).error).toBeUndefined();
  });

  it.each(cases)("%s refreshes itself and leads to the meeting", (_name, one) => {
    const card = cardOf(one);
    const refresh = { verb: "orphan.refresh", data: { orphanId: one.orphan.id } };
    expect(card["refresh"]).toMatchObject({ action: refresh, userIds: ["29:anna"] });
    expect(card["actions"]).toContainEqual(
      expect.objectContaining({ type: "Action.OpenUrl", url: links.meeting(one.orphan.meeting?.id ?? "") }),
    );
  });

  it("has one press per repair with what it costs, and none once it is over or asked", () => {
    expect(buttonsOf("event-gone")).toEqual(["Cancel for DKK 900.00", "Look again", "Keep as it is", "Refresh"]);
    expect(buttonsOf("room-declined")).toEqual([
      "Tag Odense",
      "Spørg lokalet igen",
      "Frigiv lokalet",
      "Behold, som det er",
      "Opdater",
    ]);
    for (const name of ["calendar-asked", "cancelled", "kept", "by-itself"]) expect(buttonsOf(name)).toHaveLength(1);
  });

  it("sends with a press what was shown", () => {
    const [cancel] = elementsOf(cardOfCase("event-gone")["actions"]).filter(({ type }) => type === "Action.Execute");
    expect(cancel?.["data"]).toEqual({ orphanId: orphanOf().id, repair: "cancel", fees: "DKK:90000" });
    const [other] = elementsOf(cardOfCase("room-declined")["actions"]);
    expect(other?.["data"]).toMatchObject({ repair: "other_room", roomId: "01930000-0000-7000-8000-000000000300" });
  });

  it("stays below the channel's limit however long its words are", () => {
    const orphan = orphanOf({ facts: { room: "æ".repeat(5000) }, reason: "room_declined" });
    const card = cardOf({ orphan, text: { title: "å".repeat(5000), summary: "" }, locale: "da" });
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

function cardOf({ orphan, text, locale, refusal }: OrphanCardCase): CardJson {
  return orphanCard({ orphan }, text, { locale, links, refreshFor: ["29:anna"], refusal });
}

function cardOfCase(name: string): CardJson {
  return cardOf(orphanCardCases[name] as OrphanCardCase);
}

function buttonsOf(name: string): unknown[] {
  const actions = cardOfCase(name)["actions"] as CardJson[];
  return actions.flatMap(({ type, title }) =>
    type === "Action.Execute" ? [String(title).replaceAll("\u00a0", " ")] : [],
  );
}
