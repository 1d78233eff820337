import { describe, expect, it } from "vitest";
import { toSendResult } from "./send-result.ts";

const now = new Date("2026-11-24T09:00:00Z");

describe("what an answer of the channel means", () => {
  it.each([
    [404, "ActivityNotFoundInConversation", { outcome: "gone" }],
    [404, "ConversationNotFound", { outcome: "gone" }],
    [403, "BotNotInConversationRoster", { outcome: "unreachable", reason: "not_installed" }],
    [404, "BotNotInConversationRoster", { outcome: "unreachable", reason: "not_installed" }],
    [403, "ConversationBlockedByUser", { outcome: "unreachable", reason: "blocked" }],
    [403, "BotDisabledByAdmin", { outcome: "unreachable", reason: "disabled" }],
    [400, "BadSyntax", { outcome: "unreachable", reason: "refused" }],
    [413, "MessageSizeTooBig", { outcome: "unreachable", reason: "refused" }],
    [401, "BotNotRegistered", { outcome: "retry", reason: "401 BotNotRegistered" }],
    [403, "Unknown", { outcome: "retry", reason: "403 Unknown" }],
    [412, "PreconditionFailed", { outcome: "retry", reason: "412 PreconditionFailed" }],
    [429, "Throttled", { outcome: "retry", reason: "429 Throttled" }],
    [500, "ServiceError", { outcome: "retry", reason: "500 ServiceError" }],
    [502, undefined, { outcome: "retry", reason: "502" }],
    [504, undefined, { outcome: "retry", reason: "504" }],
  ])("%s %s", (statusCode, code, result) => {
    const error = { statusCode, response: { bodyAsText: code ? JSON.stringify({ error: { code } }) : "<html>" } };
    expect(toSendResult(error, now)).toEqual(result);
  });

  it.each([
    ["7", 7_000],
    ["Tue, 24 Nov 2026 09:01:00 GMT", 60_000],
    ["Tue, 24 Nov 2026 08:00:00 GMT", 0],
    ["soon", undefined],
  ])("waits as Retry-After %s says", (value, afterMs) => {
    const headers = { get: (name: string) => (name === "retry-after" ? value : undefined) };
    const result = toSendResult({ statusCode: 429, response: { headers } }, now);
    expect(result).toEqual({ outcome: "retry", reason: "429", ...(afterMs === undefined ? {} : { afterMs }) });
  });

  it.each([new Error("connect ECONNREFUSED"), undefined, null, "text"])(
    "takes silence (%s) as something to try again",
    (error) => {
      expect(toSendResult(error, now)).toEqual({ outcome: "retry", reason: "no_answer" });
    },
  );
});
