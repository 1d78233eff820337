import { ApiProblem, type ApiClient } from "@magic-meetings/contract/http/client.ts";
import { locales } from "@magic-meetings/contract/identity/identity.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { feedbackCardViewSchema } from "@magic-meetings/contract/service-orders/receive.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, elementsOf, textsOf } from "../cards/card-test-schema.ts";
import type { CardJson } from "../conversations/turn.ts";
import { wordsFor } from "../messages/words.ts";
import { answerFeedbackCardAction } from "./feedback-card-actions.ts";
import { caseId, feedbackCardCases, type FeedbackCardCase } from "./feedback-card-cases.ts";
import { feedbackCard } from "./feedback-card.ts";

const links = {
  meeting: (id: string) => `https://meetings.example/tabs/#/meetings/${id}`,
  approvals: () => "https://meetings.example/",
  accounts: () => "https://meetings.example/",
};
const cases = Object.entries(feedbackCardCases);

describe("the card “How was it?”", () => {
  it.each(cases)("%s looks as its golden file", async (name, one) => {
    await expect(`${JSON.stringify(cardOf(one), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s shows orders as the API describes them, and is small enough", (_name, one) => {
    expect(feedbackCardViewSchema.safeParse(one.view).error).toBeUndefined();
    expect(Buffer.byteLength(JSON.stringify(cardOf(one)))).toBeLessThan(largestCard);
  });

  it("asks about what came, and about leftovers of what is counted in portions", () => {
    expect(inputsOf("asked")).toEqual([
      `rating:${caseId(301)}`,
      `left:${caseId(301)}`,
      `rating:${caseId(303)}`,
      "words",
    ]);
  });

  it.each([...locales])("leaves no value out of a sentence in %s", (locale) => {
    for (const [, one] of cases) expect(textsOf(cardOf({ ...one, locale })).join("\n")).not.toMatch(/[{}]/);
  });
});

describe("its button", () => {
  it("says of every order what was left and how it was; what is left open is not said", async () => {
    const { calls, answer } = await press({
      meetingId: caseId(100),
      [`rating:${caseId(301)}`]: "5",
      [`left:${caseId(301)}`]: 2,
      [`rating:${caseId(303)}`]: "",
      words: "  Lovely  ",
    });
    expect(calls.slice(1, -1)).toEqual([
      {
        key: "POST /service-orders/:id/receive",
        call: {
          params: { id: caseId(501) },
          body: { lines: [{ lineId: caseId(301), rating: 5, wasted: 2, consumed: 10 }], feedback: "Lovely" },
        },
      },
      {
        key: "POST /service-orders/:id/receive",
        call: { params: { id: caseId(502) }, body: { lines: [], feedback: "Lovely" } },
      },
    ]);
    expect(answer.kind).toBe("card");
  });

  it.each([
    ["seven stars", { [`rating:${caseId(301)}`]: "7" }],
    ["more than came", { [`left:${caseId(301)}`]: "13" }],
    ["half a portion", { [`left:${caseId(301)}`]: "0.5" }],
    ["words in a number", { [`left:${caseId(301)}`]: "many" }],
    ["an object", { [`rating:${caseId(301)}`]: { evil: true } }],
  ])("takes %s for no answer", async (_name, data) => {
    const { calls } = await press({ meetingId: caseId(100), ...data });
    expect(calls[1]?.call).toMatchObject({ body: { lines: [] } });
  });

  it("says on the card that the month is closed, and nothing of a meeting that is not one's own", async () => {
    const { answer } = await press({ meetingId: caseId(100) }, feedbackCardCases["month-closed"]?.refusal);
    expect(answer.kind === "card" ? textsOf(answer.card) : []).toContain(
      "Finance has closed the month: what was said stays",
    );
    expect((await press({ meetingId: "nothing" })).answer.kind).toBe("refused");
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, one) => {
    expect(cardSchema?.(cardOf(one))).toBeNull();
  });
});

async function press(data: Record<string, unknown>, refusal?: Problem) {
  const calls: { key: string; call: unknown }[] = [];
  const api = (async (key: string, call: unknown) => {
    calls.push({ key, call });
    if (key === "GET /meetings/:id/feedback-card") return feedbackCardCases["asked"];
    if (refusal) throw new ApiProblem(refusal, refusal.detail);
    return {};
  }) as ApiClient;
  const context = { api, links, channelUserId: "29:anna", words: wordsFor("en") };
  return { answer: await answerFeedbackCardAction("feedback.send", data, context), calls };
}

function cardOf({ view, text, locale, refusal }: FeedbackCardCase): CardJson {
  return feedbackCard(view, text, { locale, links, refreshFor: ["29:anna"], refusal });
}

function inputsOf(name: string): unknown[] {
  const card = cardOf(feedbackCardCases[name] as FeedbackCardCase);
  return elementsOf(card["body"]).flatMap(({ type, id }) => (String(type).startsWith("Input.") ? [id] : []));
}
