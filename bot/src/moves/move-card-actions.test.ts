import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { describe, expect, it } from "vitest";
import { wordsFor } from "../messages/words.ts";
import { answerMoveCardAction, isMoveVerb } from "./move-card-actions.ts";
import { moveCardCases, moveOf } from "./move-card-cases.ts";

const links = { meeting: (id: string) => `https://meetings.example/#/${id}`, approvals: () => "", accounts: () => "" };
const moveId = moveOf().id;

/** An API that keeps what it was asked, and refuses one operation. */
function fakeApi(refuse?: { key: string; error: Error }) {
  const asked: { key: string; more: unknown }[] = [];
  const api = async (key: string, more: unknown) => {
    asked.push({ key, more });
    if (refuse?.key === key) throw refuse.error;
    return { view: { move: moveOf() }, text: moveCardCases["asked"]?.text, locale: "en" };
  };
  return {
    asked,
    context: { api: api as unknown as ApiClient, links, channelUserId: "29:anna", words: wordsFor("en") },
  };
}

describe("the move card's buttons", () => {
  it("are known by their verbs", () => {
    expect(["move.keep", "move.change", "move.cancel", "move.refresh"].every(isMoveVerb)).toBe(true);
    expect(["approval.approve", "toString", "move"].some(isMoveVerb)).toBe(false);
  });

  it("answer with the choice and the fees that were shown", async () => {
    const { asked, context } = fakeApi();
    const answer = await answerMoveCardAction("move.change", { moveId, fees: "DKK:90000 NOK:1200" }, context);
    expect(answer.kind).toBe("card");
    const acceptFee = [
      { currency: "DKK", amountMinor: 90_000 },
      { currency: "NOK", amountMinor: 1200 },
    ];
    expect(asked).toEqual([
      { key: "POST /moves/:id/answer", more: { params: { id: moveId }, body: { choice: "change", acceptFee } } },
      { key: "GET /moves/:id/card", more: { params: { id: moveId } } },
    ]);
  });

  it.each([[undefined], [12], ["DKK"], ["DKK:-5"], ["dkk:5; drop"]])("take %j for no fee at all", async (fees) => {
    const { asked, context } = fakeApi();
    await answerMoveCardAction("move.cancel", { moveId, fees }, context);
    expect(asked[0]?.more).toMatchObject({ body: { choice: "cancel", acceptFee: [] } });
  });

  it("say on the card that it was answered already, and never act twice", async () => {
    const problem = { type: "about:blank", title: "Conflict", status: 409, code: "move_over", detail: "" } as const;
    const { asked, context } = fakeApi({
      key: "POST /moves/:id/answer",
      error: new ApiProblem(problem, "refused"),
    });
    const answer = await answerMoveCardAction("move.keep", { moveId, fees: "DKK:0" }, context);
    expect(JSON.stringify(answer)).toContain("Somebody has answered this already");
    expect(asked.filter(({ key }) => key === "POST /moves/:id/answer")).toHaveLength(1);
  });

  it("show nothing of a move that is not theirs, and take no id that is none", async () => {
    const problem = { type: "about:blank", title: "", status: 404, code: "not_found", detail: "" } as const;
    const { context } = fakeApi({ key: "GET /moves/:id/card", error: new ApiProblem(problem, "refused") });
    const gone = { kind: "refused", code: "NotFound" };
    expect(await answerMoveCardAction("move.refresh", { moveId }, context)).toMatchObject(gone);
    expect(await answerMoveCardAction("move.keep", { moveId: "1 or 1=1" }, context)).toMatchObject(gone);
  });
});
