import { headCountSchema } from "@magic-meetings/contract/head-count/head-count.ts";
import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, elementsOf, textsOf } from "../cards/card-test-schema.ts";
import type { CardJson } from "../conversations/turn.ts";
import { headCountCard } from "./head-count-card.ts";
import type { HeadCountCardCase } from "./head-count-card-cases.ts";
import { headCountCardCases, headCountOf } from "./head-count-card-cases.ts";

const links = {
  meeting: (id: string) => `https://meetings.example/tabs/#/meetings/${id}`,
  approvals: () => "https://meetings.example/tabs/#/approvals",
  accounts: () => "https://meetings.example/tabs/#/accounts",
};
const cases = Object.entries(headCountCardCases);

describe("the head count card", () => {
  it.each(cases)("%s looks as its golden file", async (name, one) => {
    await expect(`${JSON.stringify(cardOf(one), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s is a head count as the API describes one", (_name, { headCount }) => {
    expect(headCountSchema.safeParse(headCount).error).toBeUndefined();
  });

  it.each(cases)("%s refreshes itself and leads to the meeting", (_name, one) => {
    const card = cardOf(one);
    const refresh = { verb: "head-count.refresh", data: { orderId: one.headCount.order.id } };
    expect(card["refresh"]).toMatchObject({ action: refresh, userIds: ["29:anna"] });
    const url = links.meeting(one.headCount.meeting.id);
    expect(card["actions"]).toContainEqual(expect.objectContaining({ type: "Action.OpenUrl", url }));
  });

  it("has the buttons that answer only while somebody is asked, each with the number that it orders", () => {
    expect(buttonsOf("asked")).toEqual(["Change to 9", "Keep 12", "Refresh"]);
    expect(buttonsOf("asked-about-two-lines")).toEqual(["Ret alle", "Behold alle", "Opdater"]);
    for (const name of ["followed", "kept", "unanswered", "withdrawn", "refused", "nothing-to-ask"])
      expect(buttonsOf(name), name).toHaveLength(1);
  });

  it("sends with the answer what was shown", () => {
    const [follow] = elementsOf(cardOfCase("asked-about-two-lines")["actions"]);
    const [lunch, cake] = headCountCardCases["asked-about-two-lines"]?.headCount.question?.changes ?? [];
    expect(follow?.["data"]).toMatchObject({ expected: `${lunch?.lineId}:9 ${cake?.lineId}:9` });
  });

  it("says how much is saved, until when it is free, and what happens without an answer", () => {
    const said = everythingOn("asked");
    expect(said).toContain("Follow those who come and save DKK 450.00. Free until Tue 24 Nov, 14:00.");
    expect(said).toContain("Without an answer nothing is changed.");
    expect(everythingOn("asked-for-more")).toContain("Follow those who come for DKK 90.00 more.");
  });

  it("stays below the channel's limit however many lines there are", () => {
    const asked = headCountOf();
    const [change] = asked.question?.changes ?? [];
    if (asked.question === null || change === undefined) throw new Error("Nothing is asked");
    const changes = Array.from({ length: 100 }, () => ({ ...change, service: "æ".repeat(300) }));
    const headCount = { ...asked, question: { ...asked.question, changes } };
    const card = cardOf({ headCount, text: { title: "å".repeat(5000), summary: "" }, locale: "da" });
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

function cardOf({ headCount, text, locale, refusal }: HeadCountCardCase): CardJson {
  return headCountCard({ headCount }, text, { locale, links, refreshFor: ["29:anna"], refusal });
}

function cardOfCase(name: string): CardJson {
  return cardOf(headCountCardCases[name] as HeadCountCardCase);
}

function buttonsOf(name: string): unknown[] {
  const actions = cardOfCase(name)["actions"] as CardJson[];
  return actions.flatMap(({ type, title }) => (type === "Action.Execute" ? [title] : []));
}

function everythingOn(name: string): string {
  return allText(cardOfCase(name));
}

function allText(card: CardJson): string {
  return textsOf(card).join("\n").replaceAll("\u00a0", " ");
}
