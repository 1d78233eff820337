import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { describe, expect, it } from "vitest";
import { wordsFor } from "../messages/words.ts";
import { answerDietCardAction, isDietVerb } from "./diet-card-actions.ts";
import { dietCardCases, dietOf } from "./diet-card-cases.ts";

const links = { meeting: (id: string) => `https://meetings.example/#/${id}`, approvals: () => "", accounts: () => "" };
const meetingId = dietOf().meeting.id;

/** An API that keeps what it was asked. */
function fakeApi() {
  const asked: { key: string; more: unknown }[] = [];
  const api = async (key: string, more: unknown) => {
    asked.push({ key, more });
    return { view: { diet: dietOf() }, text: dietCardCases["asked"]?.text, locale: "en" };
  };
  return {
    asked,
    context: { api: api as unknown as ApiClient, links, channelUserId: "29:kim", words: wordsFor("en") },
  };
}

async function press(verb: string, data: Record<string, unknown>) {
  const { asked, context } = fakeApi();
  const answer = await answerDietCardAction(verb, { meetingId, ...data }, context);
  return { answer, asked: asked.filter(({ key }) => !key.startsWith("GET")) };
}

describe("the diet card's buttons", () => {
  it("are known by their verbs", () => {
    expect(["diet.save", "diet.erase", "diet.refresh"].every(isDietVerb)).toBe(true);
    expect(["approval.approve", "toString", "diet"].some(isDietVerb)).toBe(false);
  });

  it("say it for always, and take back what was said for this meeting alone", async () => {
    const { asked } = await press("diet.save", { diets: "vegan,halal", allergens: "", scope: "always" });
    expect(asked).toEqual([
      {
        key: "PUT /me/diet",
        more: { body: { diets: ["vegan", "halal"], allergens: [], nameForAllergy: false, note: "" } },
      },
      { key: "DELETE /meetings/:id/my-diet", more: { params: { id: meetingId } } },
    ]);
  });

  it("say it for this meeting, with the name where there is an allergy", async () => {
    const data = { diets: "", allergens: "nuts", nameForAllergy: "true", note: " door seat ", scope: "once" };
    const { asked } = await press("diet.save", data);
    expect(asked).toEqual([
      {
        key: "PUT /meetings/:id/my-diet",
        more: {
          params: { id: meetingId },
          body: { diets: [], allergens: ["nuts"], nameForAllergy: true, note: "door seat" },
        },
      },
    ]);
  });

  it.each([
    ["a name without an allergy", { nameForAllergy: "true" }, "A name is given for an allergy only"],
    [
      "a note without a name",
      { allergens: "nuts", note: "door seat" },
      "A note reaches the kitchen only with your name",
    ],
  ])("send nothing of %s, and say why", async (_, data, sentence) => {
    const { answer, asked } = await press("diet.save", data);
    expect(asked).toEqual([]);
    expect(JSON.stringify(answer)).toContain(sentence);
  });

  it("leave out words that nobody offered", async () => {
    const { asked } = await press("diet.save", { diets: "vegan,meat", allergens: ["nuts"], scope: "once" });
    expect(asked[0]?.more).toMatchObject({ body: { diets: ["vegan"], allergens: [] } });
  });

  it("erase all of it", async () => {
    const { asked } = await press("diet.erase", {});
    expect(asked.map(({ key }) => key)).toEqual(["DELETE /me/diet"]);
  });

  it("take no id that is none", async () => {
    const { context } = fakeApi();
    const answer = await answerDietCardAction("diet.save", { meetingId: "x" }, context);
    expect(answer).toMatchObject({ kind: "refused", code: "NotFound" });
  });
});
