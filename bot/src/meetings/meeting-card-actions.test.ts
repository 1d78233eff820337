import { ApiProblem, type ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { describe, expect, it } from "vitest";
import { textsOf } from "../cards/card-test-schema.ts";
import { wordsFor } from "../messages/words.ts";
import { answerMeetingCardAction } from "./meeting-card-actions.ts";
import { meetingCardCases } from "./meeting-card-cases.ts";
import { caseId } from "./meeting-card-parts.ts";

const meetingId = caseId(100);
const links = {
  meeting: () => "https://meetings.example/",
  approvals: () => "https://meetings.example/",
  accounts: () => "https://meetings.example/",
};

/** Presses a button against an API that refuses the call of this endpoint, where one is named. */
async function press(verb: string, data: Record<string, unknown>, refusal?: Problem) {
  const calls: { key: string; call: unknown }[] = [];
  const api = (async (key: string, call: unknown) => {
    calls.push({ key, call });
    if (key === "GET /meetings/:id/card") return meetingCardCases["room-to-use"];
    if (refusal) throw new ApiProblem(refusal, refusal.detail);
    return {};
  }) as ApiClient;
  const answer = await answerMeetingCardAction(verb, data, {
    api,
    links,
    channelUserId: "29:anna",
    words: wordsFor("en"),
  });
  return { answer, calls };
}

describe("a button of the meeting card", () => {
  it.each([
    ["room.check_in", { bookingId: caseId(1) }, "POST /room-bookings/:id/check-in", { params: { id: caseId(1) } }],
    [
      "room.extend",
      { bookingId: caseId(1) },
      "POST /room-bookings/:id/extend",
      { params: { id: caseId(1) }, body: { minutes: 30 } },
    ],
    ["room_wait.take", { waitId: caseId(2) }, "POST /room-waits/:id/accept", { params: { id: caseId(2) } }],
    [
      "production.accept_proposal",
      { productionOrderId: caseId(3), total: 14_500, currency: "DKK" },
      "POST /production-orders/:id/accept-proposal",
      { params: { id: caseId(3) }, body: { expectedTotal: { amountMinor: 14_500, currency: "DKK" } } },
    ],
    [
      "production.refuse_proposal",
      { productionOrderId: caseId(3) },
      "POST /production-orders/:id/refuse-proposal",
      { params: { id: caseId(3) } },
    ],
    ["room_wait.leave", { waitId: caseId(2) }, "POST /room-waits/:id/withdraw", { params: { id: caseId(2) } }],
  ])("%s does it and answers with the card as it is then", async (verb, data, key, call) => {
    const { answer, calls } = await press(verb, { meetingId, ...data });
    expect(calls).toEqual([
      { key, call },
      { key: "GET /meetings/:id/card", call: { params: { id: meetingId } } },
    ]);
    expect(answer.kind).toBe("card");
  });

  it("says on the card why it was refused, and what is free instead", async () => {
    const problem = meetingCardCases["room-refused"]?.refusal;
    const { answer } = await press("room.extend", { meetingId, bookingId: caseId(1) }, problem);
    const shown = answer.kind === "card" ? textsOf(answer.card) : [];
    expect(shown).toContain("The room was taken by somebody else.");
    expect(shown).toContain("Skagen, Harbour House, 14 seats, at the same time");
  });

  it.each([
    ["room.check_in", { meetingId, bookingId: "../meetings" }],
    ["room.check_in", { bookingId: caseId(1) }],
    ["room.paint", { meetingId }],
  ])("%s with %o reaches nothing", async (verb, data) => {
    const { answer, calls } = await press(verb, data);
    expect(calls).toEqual([]);
    expect(answer).toMatchObject({ kind: "refused", status: 400 });
  });
});
