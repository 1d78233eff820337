import type { Account } from "@magic-meetings/contract/accounts/account.ts";
import { describe, expect, it } from "vitest";
import { changeOf, draftOf, minorUnitsOf, readDraft } from "./account-form.ts";

const account: Account = {
  id: "01920000-0000-7000-8000-000000000001",
  version: 3,
  code: "COP-4100",
  name: "Sales",
  kind: "cost_centre",
  currency: "DKK",
  minorUnits: 2,
  status: "open",
  owner: { id: "01920000-0000-7000-8000-000000000002", name: "Bo" },
  vendor: null,
  approvalLimitMinor: 5_000_00,
  budgetMinor: null,
  budgetPeriod: "quarter",
  periodBudgetMinor: 90_000_05,
  heldMinor: 0,
  postedMinor: 0,
  budget: null,
  allowed: { change: { ok: true }, close: { ok: true } },
  users: [],
  isUsed: true,
};

describe("the form of an account", () => {
  it("gives back what it was filled with", () => {
    const draft = draftOf(account, "EUR");
    expect(draft).toMatchObject({ limit: "5000.00", budget: "", periodBudget: "90000.05", period: "quarter" });
    const read = readDraft(draft, 2);
    expect("body" in read && changeOf(account, read.body)).toEqual({});
  });

  it("sends what was changed only", () => {
    const read = readDraft({ ...draftOf(account, "EUR"), limit: "6.000,50", period: "none" }, 2);
    expect("body" in read && changeOf(account, read.body)).toEqual({
      approvalLimitMinor: 6_000_50,
      budgetPeriod: null,
      periodBudgetMinor: null,
    });
  });

  it.each([
    [{ code: " " }, { code: "editor.missing" }],
    [{ limit: "abc" }, { limit: "editor.notAmount" }],
    [{ budget: "-5" }, { budget: "editor.notAmount" }],
    [{ budget: "1.234,567" }, { budget: "editor.notAmount" }],
    [{ periodBudget: "" }, { periodBudget: "editor.missing" }],
  ])("says what is wrong with %j", (wrong, problems) => {
    expect(readDraft({ ...draftOf(account, "EUR"), ...wrong }, 2)).toEqual({ problems });
  });

  it.each([
    ["DKK", 2],
    ["JPY", 0],
    ["KWD", 3],
    ["??", 2],
  ])("knows the decimals of %s", (currency, expected) => {
    expect(minorUnitsOf(currency)).toBe(expected);
  });
});
