import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { AppWords } from "../app-words.ts";
import { da } from "./da.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";
import { nb } from "./nb.ts";

/** The app's words in every language that the product speaks; English is what the manifest itself says. */
export const wordsOf: Readonly<Record<Locale, AppWords>> = { en, da, nb, it, de };
