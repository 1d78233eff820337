import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { languageTags } from "./app-words.ts";

/** The languages besides the manifest's own, as the manifest names their files in the package. */
export const languageFiles = locales
  .filter((locale) => locale !== "en")
  .map((locale) => ({ languageTag: languageTags[locale].teams, file: `languages/${languageTags[locale].teams}.json` }));

/**
 * What a manifest says in another language, as Teams reads it: the address of each text that differs, for example
 * `staticTabs[0].name`. Names and descriptions of the app stand in every file, whether they differ or not.
 */
export function languageFile(manifest: Manifest, translated: Manifest): Record<string, string> {
  return {
    $schema: "https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json",
    "name.short": translated.name.short,
    "name.full": translated.name.full,
    "description.short": translated.description.short,
    "description.full": translated.description.full,
    ...Object.fromEntries(differences(manifest, translated, "")),
  };
}

type Manifest = { name: { short: string; full: string }; description: { short: string; full: string } };

function differences(one: unknown, other: unknown, at: string): [string, string][] {
  if (typeof one === "string" && typeof other === "string") return one === other ? [] : [[at, other]];
  if (Array.isArray(one) && Array.isArray(other))
    return one.flatMap((item: unknown, index) => differences(item, other[index], `${at}[${index}]`));
  if (isRecord(one) && isRecord(other))
    return Object.keys(one).flatMap((key) => differences(one[key], other[key], at === "" ? key : `${at}.${key}`));
  return [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
