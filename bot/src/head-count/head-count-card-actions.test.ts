import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { describe, expect, it } from "vitest";
import { wordsFor } from "../messages/words.ts";
import { headCountCardCases, headCountOf } from "./head-count-card-cases.ts";
import { answerHeadCountCardAction, isHeadCountVerb } from "./head-count-card-actions.ts";

const links = { meeting: (id: string) => `https://meetings.example/#/${id}`, approvals: () => "", accounts: () => "" };
const orderId = headCountOf().order.id;
const lineId = headCountOf().lines[0]?.lineId ?? "";

/** An API that keeps what it was asked, and refuses one operation. */
function fakeApi(refuse?: { key: string; error: Error }) {
  const asked: { key: string; more: unknown }[] = [];
  const api = async (key: string, more: unknown) => {
    asked.push({ key, more });
    if (refuse?.key === key) throw refuse.error;
    return { view: { headCount: headCountOf() }, text: headCountCardCases["asked"]?.text, locale: "en" };
  };
  return {
    asked,
    context: { api: api as unknown as ApiClient, links, channelUserId: "29:anna", words: wordsFor("en") },
  };
}

describe("the head count card's buttons", () => {
  it("are known by their verbs", () => {
    expect(["head-count.follow", "head-count.keep", "head-count.refresh"].every(isHeadCountVerb)).toBe(true);
    expect(["approval.approve", "toString", "head-count"].some(isHeadCountVerb)).toBe(false);
  });

  it("order what was shown", async () => {
    const { asked, context } = fakeApi();
    const answer = await answerHeadCountCardAction("head-count.follow", { orderId, expected: `${lineId}:9` }, context);
    expect(answer.kind).toBe("card");
    expect(asked).toEqual([
      {
        key: "POST /service-orders/:id/head-count/follow",
        more: { params: { id: orderId }, body: { expected: [{ lineId, quantity: 9 }] } },
      },
      { key: "GET /service-orders/:id/head-count/card", more: { params: { id: orderId } } },
    ]);
  });

  it.each([[undefined], [12], ["9"], ["x:y z"]])("take %j for nothing that there is", async (expected) => {
    const { asked, context } = fakeApi();
    await answerHeadCountCardAction("head-count.follow", { orderId, expected }, context);
    const body = (asked[0]?.more as { body: { expected: unknown[] } }).body;
    expect(body.expected).not.toContainEqual(expect.objectContaining({ lineId }));
  });

  it("say on the card why something was refused", async () => {
    const problem = {
      type: "about:blank",
      title: "Conflict",
      status: 409,
      code: "head_count_changed",
      detail: "",
    } as const;
    const { context } = fakeApi({
      key: "POST /service-orders/:id/head-count/follow",
      error: new ApiProblem(problem, "refused"),
    });
    const answer = await answerHeadCountCardAction("head-count.follow", { orderId, expected: `${lineId}:9` }, context);
    expect(JSON.stringify(answer)).toContain("Somebody answered the invite in the meantime.");
  });

  it("show nothing of an order that is not theirs, and take no id that is none", async () => {
    const problem = { type: "about:blank", title: "", status: 404, code: "not_found", detail: "" } as const;
    const { context } = fakeApi({
      key: "GET /service-orders/:id/head-count/card",
      error: new ApiProblem(problem, "refused"),
    });
    const gone = { kind: "refused", code: "NotFound" };
    expect(await answerHeadCountCardAction("head-count.refresh", { orderId }, context)).toMatchObject(gone);
    expect(await answerHeadCountCardAction("head-count.keep", { orderId: "1 or 1=1" }, context)).toMatchObject(gone);
  });
});
