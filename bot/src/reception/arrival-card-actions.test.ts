import { ApiProblem, type ApiClient } from "@magic-meetings/contract/http/client.ts";
import { describe, expect, it } from "vitest";
import { wordsFor } from "../messages/words.ts";
import { answerArrivalCardAction, isArrivalVerb } from "./arrival-card-actions.ts";
import { arrivalCardCases } from "./arrival-card-cases.ts";

const links = { meeting: (id: string) => `https://meetings.example/#/${id}`, approvals: () => "", accounts: () => "" };
const shown = arrivalCardCases["one-is-here"];
const groupId = shown?.view.groupId ?? "";
const answer = "POST /host-calls/:id/answer";
const search = "GET /people";
const card = { key: "GET /host-calls/:id/card", more: { params: { id: groupId } } };

interface Called {
  id: string;
  name: string;
  email: string;
}

/** An API that keeps what it was asked, refuses one operation, and knows some people. */
function fakeApi(refuse?: { key: string; error: Error }, people: Called[] = []) {
  const asked: { key: string; more: unknown }[] = [];
  const api = async (key: string, more: unknown) => {
    asked.push({ key, more });
    if (refuse?.key === key) throw refuse.error;
    if (key === search) return { items: people, next: null };
    return { view: shown?.view, text: shown?.text, locale: "en" };
  };
  return {
    asked,
    context: { api: api as unknown as ApiClient, links, channelUserId: "29:anna", words: wordsFor("en") },
  };
}

describe("the buttons of the card about visitors who are here", () => {
  it("are known by their verbs", () => {
    expect(["arrival.coming", "arrival.sendUp", "arrival.ask", "arrival.refresh"].every(isArrivalVerb)).toBe(true);
    expect(["move.keep", "toString", "arrival"].some(isArrivalVerb)).toBe(false);
  });

  it.each([
    ["arrival.coming", {}, { answer: "coming" }],
    ["arrival.sendUp", {}, { answer: "send_up" }],
    ["arrival.ask", { askedId: groupId }, { answer: "ask", askedId: groupId }],
  ])("%s answers, and the card shows how it stands then", async (verb, inputs, body) => {
    const { asked, context } = fakeApi();
    const answered = await answerArrivalCardAction(verb, { groupId, ...inputs }, context);
    expect(answered.kind).toBe("card");
    expect(asked).toEqual([{ key: answer, more: { params: { id: groupId }, body } }, card]);
  });

  it.each([{}, { askedId: "" }, { askedId: "1 or 1=1" }])("ask nobody for %j", async (inputs) => {
    const { asked, context } = fakeApi();
    await answerArrivalCardAction("arrival.ask", { groupId, ...inputs }, context);
    expect(asked).toEqual([card]);
  });

  const ida = { id: "01930000-0000-7000-8000-000000000051", name: "Ida Krogh", email: "ida@nordlys.example" };
  const krister = { id: "01930000-0000-7000-8000-000000000053", name: "Krister Kro", email: "kk@nordlys.example" };
  const asksIda = { answer: "ask", askedId: ida.id };

  it.each([
    ["the only one who is found", "krog", [ida]],
    ["who is called exactly so", " KRISTER kro ", [ida, { ...krister, id: ida.id }]],
    ["who has the address", "ida@nordlys.example", [krister, ida]],
  ])("ask anybody of the company by name: %s", async (_, askedName, people) => {
    const { asked, context } = fakeApi(undefined, people);
    await answerArrivalCardAction("arrival.ask", { groupId, askedName, askedId: groupId }, context);
    const query = { q: askedName.trim(), status: "active", limit: 10 };
    expect(asked).toEqual([
      { key: search, more: { query } },
      { key: answer, more: { params: { id: groupId }, body: asksIda } },
      card,
    ]);
  });

  it.each([
    [[ida, krister], "Several people are called"],
    [[], "Nobody of the company is called"],
  ])("ask nobody where a name means none or several, and say so", async (people, sentence) => {
    const { asked, context } = fakeApi(undefined, people);
    const answered = await answerArrivalCardAction("arrival.ask", { groupId, askedName: "kr" }, context);
    expect(asked.map(({ key }) => key)).toEqual([search, card.key]);
    expect(JSON.stringify(answered)).toContain(sentence);
    for (const { id } of people) expect(JSON.stringify(answered)).toContain(id);
  });

  it("say on the card why something was refused, and show nothing that is not theirs", async () => {
    const problem = { type: "about:blank", title: "", status: 409, code: "wrong_state", detail: "Left" } as const;
    const late = fakeApi({ key: answer, error: new ApiProblem(problem, "refused") });
    const refused = await answerArrivalCardAction("arrival.coming", { groupId }, late.context);
    expect(JSON.stringify(refused)).toContain('"attention"');
    const none = { type: "about:blank", title: "", status: 404, code: "not_found", detail: "" } as const;
    const other = fakeApi({ key: card.key, error: new ApiProblem(none, "refused") });
    const gone = { kind: "refused", code: "NotFound" };
    expect(await answerArrivalCardAction("arrival.refresh", { groupId }, other.context)).toMatchObject(gone);
    expect(await answerArrivalCardAction("arrival.coming", { groupId: "x" }, other.context)).toMatchObject(gone);
  });
});
