import { describe, expect, it } from "vitest";
import { GraphProblem, readProblem, saysNoEvent, saysNoMailbox } from "./graph-problem.ts";
import { pauseBeforeNext, readRetryAfter } from "./graph-retry.ts";

describe("the pause before a request is sent again", () => {
  it.each([
    { status: 429, retryAfterSeconds: null, attempt: 1, isRepeatable: true, random: 0, pause: 250 },
    { status: 429, retryAfterSeconds: null, attempt: 1, isRepeatable: true, random: 1, pause: 500 },
    { status: 429, retryAfterSeconds: null, attempt: 3, isRepeatable: true, random: 1, pause: 2_000 },
    { status: 429, retryAfterSeconds: null, attempt: 4, isRepeatable: true, random: 1, pause: undefined },
    { status: 429, retryAfterSeconds: 3, attempt: 1, isRepeatable: false, random: 0, pause: 3_000 },
    { status: 429, retryAfterSeconds: 3, attempt: 1, isRepeatable: false, random: 1, pause: 3_500 },
    { status: 429, retryAfterSeconds: 0, attempt: 1, isRepeatable: false, random: 0, pause: 0 },
    { status: 429, retryAfterSeconds: 21, attempt: 1, isRepeatable: true, random: 0, pause: undefined },
    { status: 503, retryAfterSeconds: 2, attempt: 1, isRepeatable: false, random: 0, pause: 2_000 },
    { status: 0, retryAfterSeconds: null, attempt: 1, isRepeatable: true, random: 0, pause: 250 },
    { status: 0, retryAfterSeconds: null, attempt: 1, isRepeatable: false, random: 0, pause: undefined },
    { status: 500, retryAfterSeconds: null, attempt: 1, isRepeatable: false, random: 0, pause: undefined },
    { status: 504, retryAfterSeconds: null, attempt: 2, isRepeatable: true, random: 0, pause: 500 },
    { status: 501, retryAfterSeconds: null, attempt: 1, isRepeatable: true, random: 0, pause: undefined },
    { status: 400, retryAfterSeconds: null, attempt: 1, isRepeatable: true, random: 0, pause: undefined },
    { status: 404, retryAfterSeconds: null, attempt: 1, isRepeatable: true, random: 0, pause: undefined },
    { status: 412, retryAfterSeconds: null, attempt: 1, isRepeatable: true, random: 0, pause: undefined },
  ])(
    "is $pause for $status, attempt $attempt, told $retryAfterSeconds",
    ({ status, retryAfterSeconds, pause, ...how }) => {
      expect(pauseBeforeNext({ status, retryAfterSeconds }, how)).toBe(pause);
    },
  );

  const now = new Date("2026-11-20T08:00:00Z");
  it.each([
    ["17", 17],
    ["0", 0],
    ["1.5", 2],
    ["Fri, 20 Nov 2026 08:01:00 GMT", 60],
    ["Fri, 20 Nov 2026 07:00:00 GMT", 0],
    ["soon", null],
    ["-5", 0],
    ["", null],
    [null, null],
  ])("is read from %j as %j seconds", (value, seconds) => {
    expect(readRetryAfter(value, now)).toBe(seconds);
  });
});

describe("what Graph answers instead", () => {
  it.each([
    [410, "Gone", "reset"],
    [410, "", "reset"],
    [400, "SyncStateNotFound", "reset"],
    [404, "syncStateNotFound", "reset"],
    [400, "syncStateInvalid", "reset"],
    [400, "resyncRequired", "reset"],
    [409, "resyncChangesApplyDifferences", "reset"],
    [404, "ErrorItemNotFound", "gone"],
    [404, "ErrorInvalidUser", "gone"],
    [404, "MailboxNotEnabledForRESTAPI", "gone"],
    [404, "Request_ResourceNotFound", "gone"],
    [403, "ErrorAccessDenied", "forbidden"],
    [401, "InvalidAuthenticationToken", "forbidden"],
    [429, "ApplicationThrottled", "busy"],
    [400, "ErrorTimeIntervalTooBig", "refused"],
    [412, "ErrorIrresolvableConflict", "refused"],
    [408, "", "unavailable"],
    [500, "ErrorInternalServerError", "unavailable"],
    [503, "ServiceUnavailable", "unavailable"],
    [0, "timeout", "unavailable"],
  ])("%i %s is %s", (status, code, kind) => {
    expect(new GraphProblem(status, code, "").kind).toBe(kind);
  });

  it("is told apart: no such event, no such mailbox", () => {
    const event = new GraphProblem(404, "ErrorItemNotFound", "");
    const malformed = new GraphProblem(400, "ErrorInvalidIdMalformed", "");
    const mailbox = new GraphProblem(404, "ErrorInvalidUser", "");
    const subscribing = new GraphProblem(404, "ExtensionError", "Exception: [Status Code: NotFound; Reason: none]");
    expect([event, malformed, mailbox, subscribing].map(saysNoEvent)).toEqual([true, true, false, false]);
    expect([event, malformed, mailbox, subscribing].map(saysNoMailbox)).toEqual([false, false, true, true]);
  });

  it.each([[undefined], [null], ["<html>"], [{}], [{ error: "no" }], [{ error: { code: null, message: null } }]])(
    "is a problem also in the form %j",
    (body) => {
      expect(readProblem(503, body, 9)).toMatchObject({ status: 503, kind: "unavailable", retryAfterSeconds: 9 });
    },
  );
});
