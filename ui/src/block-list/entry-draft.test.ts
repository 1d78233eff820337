import type { BlockListEntry } from "@magic-meetings/contract/block-list/block-list.ts";
import { describe, expect, it } from "vitest";
import { changeOf, draftOf, emptyDraft, faultsOf, inputOf } from "./entry-draft.ts";

const entry: BlockListEntry = {
  id: "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f",
  name: "Dmitri Sokoloff",
  email: "",
  company: "",
  reason: "Took samples",
  validTo: null,
  waiting: 0,
  createdAt: "2026-11-24T10:00:00Z",
  createdBy: null,
  deletedAt: null,
  version: 1,
};

describe("the form of an entry", () => {
  it("says what is missing or wrong", () => {
    expect(faultsOf({ ...emptyDraft, email: "nobody" })).toEqual({
      name: "nameMissing",
      email: "emailWrong",
      reason: "reasonMissing",
    });
    expect(faultsOf({ ...draftOf(entry), email: " d@neva.example " })).toEqual({});
  });

  it("holds for good without a day, and is kept without blanks around it", () => {
    expect(inputOf({ ...emptyDraft, name: " 王小明 ", reason: "No\n" })).toEqual({
      name: "王小明",
      email: "",
      company: "",
      reason: "No",
      validTo: null,
    });
  });

  it("sends only what was changed", () => {
    expect(changeOf(entry, draftOf(entry))).toEqual({});
    expect(changeOf(entry, { ...draftOf(entry), validTo: "2026-12-31", name: "Dmitri Sokoloff " })).toEqual({
      validTo: "2026-12-31",
    });
    expect(changeOf({ ...entry, validTo: "2026-12-31" }, draftOf(entry))).toEqual({ validTo: null });
  });
});
