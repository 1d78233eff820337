import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { use, useMemo } from "react";
import { useReader } from "./text-context.ts";
import type { Sentence } from "./en.ts";
import { sayIn, toLocale, type Values } from "./messages.ts";

/** The sentences of one feature in one language. */
export type FeatureSentences<Key extends string> = Record<Key, Sentence>;

/** The sentences of a feature that not every page needs: each language is a chunk of its own, read when it is first shown. */
export interface FeatureMessages<Key extends string> {
  load(locale: Locale): Promise<FeatureSentences<Key>>;
}

/** `featureMessages({ en: () => import("./place-messages-en.ts").then((file) => file.en), da: … })`. */
export function featureMessages<Key extends string>(languages: {
  en: () => Promise<FeatureSentences<Key>>;
  da: () => Promise<FeatureSentences<NoInfer<Key>>>;
}): FeatureMessages<Key> {
  const { en, da } = languages;
  const loaders: Record<Locale, () => Promise<FeatureSentences<Key>>> = { en, da, nb: da, it: en, de: en };
  const loaded = new Map<Locale, Promise<FeatureSentences<Key>>>();
  return {
    load(locale) {
      const known = loaded.get(locale);
      if (known) return known;
      const loading = loaders[locale]();
      loaded.set(locale, loading);
      // What could not be read is asked for again the next time.
      loading.catch(() => loaded.delete(locale));
      return loading;
    },
  };
}

/** Sentences of a feature in the reader's language. */
export interface FeatureText<Key extends string> {
  (key: Key, values?: Values): string;
  knows: (key: string) => key is Key;
}

/** Suspends until the feature's sentences are there. */
export function useFeatureText<Key extends string>(feature: FeatureMessages<Key>): FeatureText<Key> {
  const { language } = useReader();
  const sentences = use(feature.load(toLocale(language)));
  return useMemo(() => {
    const text = (key: Key, values?: Values) => sayIn(sentences[key], language, values);
    return Object.assign(text, { knows: (key: string): key is Key => key in sentences });
  }, [sentences, language]);
}
