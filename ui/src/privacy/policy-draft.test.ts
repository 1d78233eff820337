import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import { describe, expect, it } from "vitest";
import { draftOf, inputOf, problemsOf, settled } from "./policy-draft.ts";

const policy = {
  siteId: "s",
  site: { id: "s", name: "Oslo", timeZone: "Europe/Oslo" },
  ...visitPolicyDefaults,
  version: 0,
  allowed: { change: { ok: true } },
};

describe("a draft of a site's rules", () => {
  it("is sent as it was read where nothing is changed", () => {
    expect(problemsOf(draftOf(policy))).toEqual({});
    expect(settled(draftOf(policy))).toEqual(inputOf(policy));
  });

  it.each([
    [{ retentionDays: "" }, { retentionDays: "number" }],
    [{ retentionDays: "-1" }, { retentionDays: "number" }],
    [{ retentionDays: "3651" }, { retentionDays: "number" }],
    [{ retentionDays: "1.5" }, { retentionDays: "number" }],
    [{ hostAnswerMinutes: "0" }, { hostAnswerMinutes: "number" }],
    [{ retentionDays: "2", photoRetentionDays: "3" }, { photoRetentionDays: "photos" }],
    [{ retentionDays: "0", photoRetentionDays: "0" }, {}],
    [{ mapUrl: "http://example.org" }, { mapUrl: "map" }],
    [{ mapUrl: "javascript:alert(1)" }, { mapUrl: "map" }],
    [{ mapUrl: "https://example.org/here" }, {}],
    [{ closesAt: "" }, { closesAt: "time" }],
  ])("%j has these problems: %j", (change, problems) => {
    expect(problemsOf({ ...draftOf(policy), ...change })).toEqual(problems);
  });
});
