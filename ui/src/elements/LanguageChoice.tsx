import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { useId } from "react";
import list from "./list.module.css";

const locales = ["en", "da", "nb", "it", "de"] as const satisfies readonly Locale[];

/** The language that a text is written in first: the writer's own. */
export function localeOf(language: string): Locale {
  return locales.find((one) => language.startsWith(one)) ?? "en";
}

export interface LanguageChoiceProps {
  label: string;
  locale: Locale;
  nameOf: (locale: Locale) => string;
  onChange: (locale: Locale) => void;
}

/** In which of the languages a text is read and written that has one of each. */
export function LanguageChoice({ label, locale, nameOf, onChange }: LanguageChoiceProps) {
  const id = useId();
  return (
    <div className={list.filters}>
      <label className={list.field} htmlFor={id}>
        {label}
        <select
          id={id}
          className={list.input}
          value={locale}
          onChange={({ target }) => onChange(target.value as Locale)}
        >
          {locales.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
