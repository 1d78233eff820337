import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import type { TeamsFrameState } from "./teams-messages.ts";
import { answerTo, toTeamsCall } from "./teams-messages.ts";

const person = { person: "carla", email: "carla@nordlys.example", locale: "da" } as DemoPerson;
const state: TeamsFrameState = {
  person,
  getToken: async () => "t.o.k",
  theme: "dark",
  entityId: "board",
  frameContext: "content",
};

describe("the simulated Teams host", () => {
  it("answers initialize with a runtime of version 4, which the library demands", async () => {
    const answer = await answerTo({ id: 0, func: "initialize" }, state);
    expect(answer?.slice(0, 2)).toEqual(["content", "web"]);
    expect(JSON.parse(String(answer?.[2]))).toMatchObject({ apiVersion: 4 });
  });

  it("tells tab, theme and language in the context", async () => {
    expect((await answerTo({ id: 1, func: "getContext" }, state))?.[0]).toMatchObject({
      entityId: "board",
      theme: "dark",
      locale: "da-dk",
    });
  });

  it("gives the token of the person who sits there", async () => {
    const call = { id: 2, func: "authentication.getAuthToken" };
    expect(await answerTo(call, state)).toEqual([true, "t.o.k"]);
    const closed = { ...state, getToken: () => Promise.reject(new Error("closed")) };
    expect(await answerTo(call, closed)).toEqual([false, "Sign-in failed"]);
  });

  it.each([
    ["without a time", { subject: "Planning" }],
    ["with a time that is none", { startTime: "soon", endTime: "later" }],
    ["of nothing", undefined],
  ])("makes no appointment %s", async (_what, wish) => {
    const call = { id: 4, func: "calendar.composeMeeting", args: [wish] };
    expect((await answerTo(call, state))?.[0]).toBe(false);
  });

  it("leaves what it does not know unanswered", () => {
    expect(answerTo({ id: 3, func: "appInitialization.success" }, state)).toBeUndefined();
  });

  it.each([null, "initialize", 7, {}, { func: "initialize" }, { id: "1", func: "initialize" }])(
    "does not take %j for a call",
    (data) => {
      expect(toTeamsCall(data)).toBeUndefined();
    },
  );
});
