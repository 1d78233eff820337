import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { describe, expect, it } from "vitest";
import { wordsFor } from "../messages/words.ts";
import { answerOrphanCardAction, isOrphanVerb } from "./orphan-card-actions.ts";
import { orphanCardCases, orphanOf } from "./orphan-card-cases.ts";

const links = { meeting: (id: string) => `https://meetings.example/#/${id}`, approvals: () => "", accounts: () => "" };
const orphanId = orphanOf().id;
const resolve = "POST /orphans/:id/resolve";

/** An API that keeps what it was asked, and refuses one operation. */
function fakeApi(refuse?: { key: string; error: Error }) {
  const asked: { key: string; more: unknown }[] = [];
  const api = async (key: string, more: unknown) => {
    asked.push({ key, more });
    if (refuse?.key === key) throw refuse.error;
    return { view: { orphan: orphanOf() }, text: orphanCardCases["event-gone"]?.text, locale: "en" };
  };
  return {
    asked,
    context: { api: api as unknown as ApiClient, links, channelUserId: "29:anna", words: wordsFor("en") },
  };
}

describe("the buttons of the card about what is left alone", () => {
  it("are known by their verbs", () => {
    expect(["orphan.repair", "orphan.refresh"].every(isOrphanVerb)).toBe(true);
    expect(["approval.approve", "toString", "orphan"].some(isOrphanVerb)).toBe(false);
  });

  it("repair at the fees that were shown", async () => {
    const { asked, context } = fakeApi();
    const answer = await answerOrphanCardAction(
      "orphan.repair",
      { orphanId, repair: "cancel", fees: "DKK:90000" },
      context,
    );
    expect(answer.kind).toBe("card");
    const body = { repair: "cancel", acceptFees: [{ currency: "DKK", amountMinor: 90_000 }] };
    expect(asked).toEqual([
      { key: resolve, more: { params: { id: orphanId }, body } },
      { key: "GET /orphans/:id/card", more: { params: { id: orphanId } } },
    ]);
  });

  it("keep it with a reason, and take the room that was shown", async () => {
    const { asked, context } = fakeApi();
    await answerOrphanCardAction("orphan.repair", { orphanId, repair: "keep" }, context);
    await answerOrphanCardAction("orphan.repair", { orphanId, repair: "other_room", roomId: orphanId }, context);
    const bodies = asked.filter(({ key }) => key === resolve).map(({ more }) => (more as { body: object }).body);
    expect(bodies).toEqual([
      { repair: "keep", acceptFees: [], note: "Decided in chat" },
      { repair: "other_room", acceptFees: [], roomId: orphanId },
    ]);
  });

  it.each([[undefined], ["explode"], [12]])("do nothing for a repair %j", async (repair) => {
    const { asked, context } = fakeApi();
    await answerOrphanCardAction("orphan.repair", { orphanId, repair }, context);
    expect(asked.map(({ key }) => key)).toEqual(["GET /orphans/:id/card"]);
  });

  it("say on the card why something was refused, and show nothing that is not theirs", async () => {
    const problem = { type: "about:blank", title: "", status: 409, code: "wrong_state", detail: "Too late" } as const;
    const { context } = fakeApi({ key: resolve, error: new ApiProblem(problem, "refused") });
    const answer = await answerOrphanCardAction("orphan.repair", { orphanId, repair: "keep" }, context);
    expect(JSON.stringify(answer)).toContain('"attention"');
    const none = { type: "about:blank", title: "", status: 404, code: "not_found", detail: "" } as const;
    const other = fakeApi({ key: "GET /orphans/:id/card", error: new ApiProblem(none, "refused") });
    const gone = { kind: "refused", code: "NotFound" };
    expect(await answerOrphanCardAction("orphan.refresh", { orphanId }, other.context)).toMatchObject(gone);
    expect(await answerOrphanCardAction("orphan.repair", { orphanId: "1 or 1=1" }, other.context)).toMatchObject(gone);
  });
});
