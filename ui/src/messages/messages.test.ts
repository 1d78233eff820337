import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { signalKinds } from "@magic-meetings/contract/messages/signal-words.ts";
import { describe, expect, it } from "vitest";
import { da } from "./da.ts";
import type { MessageKey, Sentence } from "./en.ts";
import { en } from "./en.ts";
import { en as timeline } from "../meetings/timeline-messages-en.ts";
import { loadMessages, say, sayIn, toLanguage, toLocale } from "./messages.ts";

const keys = Object.keys(en) as MessageKey[];

describe("message files", () => {
  it("have the same keys", () => {
    expect(Object.keys(da).sort()).toEqual([...keys].sort());
  });

  it.each(keys)("%s speaks of the same values in Danish as in English", (key) => {
    expect(valuesOf(da[key])).toEqual(valuesOf(en[key]));
  });

  it("have a sentence for everything that can happen", () => {
    for (const kind of signalKinds) expect(timeline).toHaveProperty([`happened.${kind}`]);
  });

  it.each(locales)("serve the locale %s completely", async (locale) => {
    expect(Object.keys(await loadMessages(locale))).toHaveLength(keys.length);
  });
});

const featureFiles = import.meta.glob<Record<string, Record<string, Sentence>>>("../*/*-messages-{en,da}.ts", {
  eager: true,
});

describe("message files of features", () => {
  const names = Object.keys(featureFiles).filter((path) => path.endsWith("-en.ts"));

  it.each(names)("%s speaks of the same things and values in Danish", (path) => {
    const english = featureFiles[path]?.["en"] ?? {};
    const danish = featureFiles[path.replace("-en.ts", "-da.ts")]?.["da"] ?? {};
    expect(Object.keys(danish).sort()).toEqual(Object.keys(english).sort());
    for (const [key, sentence] of Object.entries(english)) {
      expect([key, valuesOf(danish[key] ?? "")]).toEqual([key, valuesOf(sentence)]);
    }
  });
});

describe("a host's language tag", () => {
  it.each([
    ["da-DK", "da"],
    ["en-us", "en"],
    ["no", "nb"],
    ["nn-NO", "nb"],
    ["fr-FR", "en"],
    [undefined, "en"],
  ])("%s is served by %s", (tag, locale) => {
    expect(toLocale(tag)).toBe(locale);
  });
});

it.each([
  ["da-DK", "da-DK"],
  ["en-US", "en-US"],
  ["nb-NO", "nb-NO"],
  ["it-IT", "en-150"],
])("dates for %s are written as in %s, so that they fit the words", (tag, language) => {
  expect(toLanguage(tag)).toBe(language);
});

describe("a sentence", () => {
  it("takes the plural form of its count", () => {
    expect(say(en, "en", "facts.headCount", { count: 1 })).toBe("1 person");
    expect(say(en, "en", "facts.headCount", { count: 12 })).toBe("12 people");
  });

  it("writes numbers as the language does", () => {
    expect(say(da, "da", "facts.headCount", { count: 1200 })).toBe("1.200 personer");
  });

  it("closes over a value that is missing", () => {
    expect(sayIn("Order {number} prepared", "en")).toBe("Order prepared");
  });

  it("takes values as they are, whatever is in them", () => {
    expect(say(en, "en", "room.hold", { room: "{room} $& <b>" })).toBe("Hold {room} $& <b>");
  });
});

function valuesOf(sentence: Sentence): string[] {
  const text = typeof sentence === "string" ? sentence : sentence.other;
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();
}
