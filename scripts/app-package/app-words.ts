import type { ActivityType } from "@magic-meetings/contract/messages/activity-words.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { PersonalTab, Search } from "./app-parts.ts";

/** Everything of the app that Teams and Outlook show by themselves, before any page of ours is open. */
export interface AppWords {
  /** At most 100 letters. */
  fullName: string;
  /** At most 80 letters. */
  short: string;
  long: string;
  tabs: Readonly<Record<PersonalTab, string>>;
  meetingTab: string;
  /** Titles of at most 32 letters; a parameter's hint stands in the field. */
  searches: Readonly<Record<Search, { title: string; description: string; parameter: string; hint: string }>>;
  /** `says` has one blank, {title}. */
  activities: Readonly<Record<ActivityType, { description: string; says: string }>>;
  button: string;
  buttonHint: string;
}

/** The tags under which Teams' and Outlook's clients look for a language. */
export const languageTags: Readonly<Record<Locale, { teams: string; outlook: string }>> = {
  en: { teams: "en", outlook: "en-US" },
  da: { teams: "da", outlook: "da-DK" },
  nb: { teams: "nb", outlook: "nb-NO" },
  it: { teams: "it", outlook: "it-IT" },
  de: { teams: "de", outlook: "de-DE" },
};
