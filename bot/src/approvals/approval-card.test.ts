import { approvalSchema } from "@magic-meetings/contract/approvals/approval.ts";
import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, elementsOf, textsOf } from "../cards/card-test-schema.ts";
import type { CardJson } from "../conversations/turn.ts";
import { approvalCard } from "./approval-card.ts";
import type { ApprovalCardCase } from "./approval-card-cases.ts";
import { approvalCardCases, approvalOf } from "./approval-card-cases.ts";

const links = {
  meeting: (id: string) => `https://meetings.example/tabs/#/meetings/${id}`,
  approvals: () => "https://meetings.example/tabs/#/approvals",
  accounts: () => "https://meetings.example/tabs/#/accounts",
};
const cases = Object.entries(approvalCardCases);

describe("the approval card", () => {
  it.each(cases)("%s looks as its golden file", async (name, one) => {
    await expect(`${JSON.stringify(cardOf(one), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s is an approval as the API describes one", (_name, { approval }) => {
    expect(approvalSchema.safeParse(approval).error).toBeUndefined();
  });

  it.each(cases)("%s refreshes itself and leads to the approvals", (_name, one) => {
    const card = cardOf(one);
    const refresh = { verb: "approval.refresh", data: { approvalId: one.approval.id } };
    expect(card["refresh"]).toMatchObject({ action: refresh, userIds: ["29:elena"] });
    expect(card["actions"]).toContainEqual(expect.objectContaining({ type: "Action.OpenUrl", url: links.approvals() }));
  });

  it("has the buttons that decide only as long as there is something to decide", () => {
    expect(verbsOf("pending")).toEqual(["approval.approve", "approval.reject", "approval.refresh"]);
    expect(verbsOf("approved")).toEqual(["approval.refresh"]);
    expect(verbsOf("rejected")).toEqual(["approval.reopen", "approval.refresh"]);
    expect(verbsOf("rejected-by-another")).toEqual(["approval.refresh"]);
    expect(verbsOf("withdrawn")).toEqual(["approval.refresh"]);
    expect(verbsOf("too-late")).toEqual(["approval.refresh"]);
    expect(verbsOf("order-pending")).toEqual(["approval.approve", "approval.reject", "approval.refresh"]);
    expect(verbsOf("order-too-late")).toEqual(["approval.refresh"]);
  });

  it("approves an order at the price that it shows, or at the new one once that is shown", () => {
    const shown = (name: string) =>
      elementsOf(cardOfCase(name)["actions"]).find(({ verb }) => verb === "approval.approve")?.["data"];
    expect(shown("order-pending")).toMatchObject({ amountMinor: 1_672_000, currency: "DKK" });
    expect(shown("order-price-changed")).toMatchObject({ amountMinor: 1_712_000, currency: "DKK" });
  });

  it("takes no decline without a reason", () => {
    const inputs = elementsOf(cardOfCase("pending")).filter(({ type }) => type === "Input.Text");
    expect(inputs).toMatchObject([{ id: "reason", isRequired: true, maxLength: 500 }]);
  });

  it("shows what people typed literally, never as markdown", () => {
    const card = cardOfCase("pending");
    const readAsMarkdown = elementsOf(card).filter(({ type }) => type === "TextBlock" || type === "FactSet");
    expect(JSON.stringify(readAsMarkdown)).not.toMatch(/evil|\*\*/);
    expect(textsOf(card).join("\n")).toContain("[link](http://evil.example)");
  });

  it("stays below the channel's limit however much was written", () => {
    const approval = approvalOf({ note: "æ".repeat(2000), reason: "ø".repeat(500), state: "rejected" });
    const card = cardOf({ approval, text: { title: "å".repeat(5000), summary: "" }, locale: "da" });
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

function cardOf({ approval, text, locale, refusal }: ApprovalCardCase): CardJson {
  return approvalCard({ approval }, text, { locale, links, refreshFor: ["29:elena"], refusal });
}

function cardOfCase(name: string): CardJson {
  return cardOf(approvalCardCases[name] as ApprovalCardCase);
}

function verbsOf(name: string): unknown[] {
  return elementsOf(cardOfCase(name)["actions"]).flatMap(({ type, verb }) => (type === "Action.Execute" ? [verb] : []));
}
