import { AppManifestUtils } from "@microsoft/app-manifest";
import { locales } from "@magic-meetings/contract/identity/identity.ts";
import type { AppValues } from "./app-values.ts";
import { languageTags } from "./app-words.ts";
import { languageFile } from "./language-files.ts";
import { outlookXml } from "./outlook-xml.ts";
import { unifiedManifest } from "./unified-manifest.ts";
import { wordsOf } from "./words/words.ts";
import { zipApp, type AppFiles } from "./zip-app.ts";

export interface AppPackage {
  /** For Teams and Outlook: manifest, icons and languages. */
  zip: Uint8Array;
  /** The manifest alone, as it is in the zip. */
  manifest: string;
  /** For Outlook on Mac, uploaded beside it. */
  outlookXml: string;
}

type Icons = Readonly<Record<"color" | "outline", Uint8Array>>;

/** What Microsoft's validator says against the manifest. */
export class ManifestRefused extends Error {
  override name = "ManifestRefused";
}

/** Everything that is uploaded to Microsoft 365. Throws ManifestRefused where it would be turned down there. */
export async function makeAppPackage(values: AppValues, icons: Icons): Promise<AppPackage> {
  const manifest = unifiedManifest(values, wordsOf.en);
  const complaints = await AppManifestUtils.validateAgainstSchema(manifest as unknown as ValidatedManifest);
  if (complaints.length > 0) throw new ManifestRefused(`The manifest is not valid: ${complaints.join("; ")}`);
  const text = asText(manifest);
  const files: AppFiles = {
    "manifest.json": encode(text),
    "color.png": icons.color,
    "outline.png": icons.outline,
    ...languages(values),
  };
  return { zip: zipApp(files), manifest: text, outlookXml: outlookXml(values, wordsOf) };
}

type ValidatedManifest = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];

function languages(values: AppValues): AppFiles {
  const english = unifiedManifest(values, wordsOf.en);
  const others = locales.filter((locale) => locale !== "en");
  return Object.fromEntries(
    others.map((locale) => [
      `languages/${languageTags[locale].teams}.json`,
      encode(asText(languageFile(english, unifiedManifest(values, wordsOf[locale])))),
    ]),
  );
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
