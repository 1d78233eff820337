import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { da } from "./visitor-page-sentences-da.ts";
import { de } from "./visitor-page-sentences-de.ts";
import { en } from "./visitor-page-sentences-en.ts";
import { it } from "./visitor-page-sentences-it.ts";
import { nb } from "./visitor-page-sentences-nb.ts";
import type { VisitorPageSentences } from "./visitor-page-sentence-keys.ts";

export const visitorPageSentences: Record<Locale, VisitorPageSentences> = { en, da, nb, it, de };

/** What each language calls itself. */
export const languageNames: Record<Locale, string> = {
  en: "English",
  da: "Dansk",
  nb: "Norsk",
  it: "Italiano",
  de: "Deutsch",
};
