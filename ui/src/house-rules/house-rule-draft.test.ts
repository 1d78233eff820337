import { describe, expect, it } from "vitest";
import { isSameDraft, readDraft, writtenDocuments } from "./house-rule-draft.ts";

const version = { documents: [{ locale: "da" as const, document: "Ingen røg." }] };

describe("a draft of house rules", () => {
  it("goes on from the version in force, and begins empty", () => {
    expect(readDraft(version)).toMatchObject({ da: "Ingen røg.", en: "" });
    expect(writtenDocuments(readDraft(undefined))).toEqual([]);
  });

  it("sends the languages that have a text, without what shows nothing", () => {
    const draft = { ...readDraft(version), en: " No smoking.\n", it: "  \n" };
    expect(writtenDocuments(draft)).toEqual([
      { locale: "en", document: "No smoking." },
      { locale: "da", document: "Ingen røg." },
    ]);
  });

  it("is the same where only spaces around a text differ", () => {
    const draft = readDraft(version);
    expect(isSameDraft(draft, { ...draft, da: "Ingen røg. \n" })).toBe(true);
    expect(isSameDraft(draft, { ...draft, da: "Ingen hunde." })).toBe(false);
    expect(isSameDraft(draft, { ...draft, da: "" })).toBe(false);
  });
});
