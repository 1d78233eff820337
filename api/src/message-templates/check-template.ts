import { locales, type Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { TemplateLanguages } from "@magic-meetings/contract/message-templates/message-template.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { CardKind } from "@magic-meetings/contract/messages/message-words.ts";
import type { FieldError } from "@magic-meetings/contract/problems/problem.ts";
import { builtInTemplates, namedPlaceholders, placeholders } from "../messages/message-template.ts";

/** What a kind's words have to name: what the title of the product's own names, in every language. */
export function requiredVariables(kind: CardKind): string[] {
  const named = locales.map((locale) => namedPlaceholders(builtInTemplates[kind][locale].title));
  return [...placeholders[kind]].filter((variable) => named.every((names) => names.includes(variable)));
}

/** What is wrong with the words of one language: variables that nobody can fill, and those that are missing; pure. */
export function templateFaults(kind: CardKind, { title, summary }: RenderedText): Omit<FieldError, "pointer">[] {
  const known: readonly string[] = placeholders[kind];
  const named = namedPlaceholders(`${title} ${summary}`);
  const stray = `${title} ${summary}`.replace(/\{[^{}]*\}/g, "").match(/[{}]/);
  return [
    ...named
      .filter((name) => !known.includes(name))
      .map((name) => ({ code: "unknown_variable", detail: `There is no {${name}} in messages of this kind` })),
    ...requiredVariables(kind)
      .filter((name) => !named.includes(name))
      .map((name) => ({ code: "missing_variable", detail: `{${name}} has to be named` })),
    ...(stray ? [{ code: "stray_brace", detail: "A brace without its other half" }] : []),
  ];
}

/** The same of all languages, with where it is. */
export function languageFaults(kind: CardKind, languages: TemplateLanguages): FieldError[] {
  return locales.flatMap((locale: Locale) =>
    templateFaults(kind, languages[locale]).map((fault) => ({ pointer: `/languages/${locale}`, ...fault })),
  );
}
