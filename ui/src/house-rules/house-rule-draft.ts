import type { HouseRuleInput, HouseRuleVersion } from "@magic-meetings/contract/house-rules/house-rule.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";

/** The text of each language as somebody writes it; empty: none. */
export type HouseRuleDraft = Record<Locale, string>;

const empty: HouseRuleDraft = { en: "", da: "", nb: "", it: "", de: "" };

/** A version's texts to go on from. */
export function readDraft(version: Pick<HouseRuleVersion, "documents"> | undefined): HouseRuleDraft {
  const documents = (version?.documents ?? []).map(({ locale, document }) => [locale, document] as const);
  return { ...empty, ...Object.fromEntries(documents) };
}

/** What is sent: the languages that have a text. */
export function writtenDocuments(draft: HouseRuleDraft): HouseRuleInput["documents"] {
  return (Object.keys(draft) as Locale[]).flatMap((locale) => {
    const document = draft[locale].trim();
    return document === "" ? [] : [{ locale, document }];
  });
}

export function isSameDraft(a: HouseRuleDraft, b: HouseRuleDraft): boolean {
  return JSON.stringify(writtenDocuments(a)) === JSON.stringify(writtenDocuments(b));
}
