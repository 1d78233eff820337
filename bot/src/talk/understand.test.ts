import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DaySpan, Understood } from "./intents.ts";
import { understand } from "./understand.ts";
import { casesDa } from "./understand-cases-da.ts";
import { casesEn } from "./understand-cases-en.ts";

const sites = [
  { id: "cph", name: "Copenhagen" },
  { id: "osl", name: "Oslo" },
  { id: "mil", name: "Milan" },
];
const options = { now: new Date("2026-11-24T08:00:00Z"), zone: "Europe/Copenhagen", vocabulary: { sites } } as const;

/** An intent with its slots, what has to be asked, and what could be meant otherwise. */
function read({ intent, slots, missing, ambiguous }: Understood): string {
  const shown = Object.entries(slots).map(([name, value]: [string, string | number | DaySpan]) => {
    if (typeof value !== "object") return `${name}=${value}`;
    return `${name}=${value.from === value.to ? value.from : `${value.from}..${value.to}`}`;
  });
  const open = Object.entries(ambiguous).map(([name, values]) => `${name}~${values.join("|")}`);
  return [intent, ...shown, ...missing.map((name) => `${name}?`), ...open].join(" ");
}

describe.each([
  ["English", "en", casesEn],
  ["Danish", "da", casesDa],
] as const)("%s", (_name, language, cases) => {
  it("is tried with at least 120 sentences", () => {
    expect(new Set(cases.map(([written]) => written)).size).toBeGreaterThanOrEqual(120);
  });

  it.each(cases)("%j is %s", (written, expected) => {
    expect(read(understand(written, { ...options, locale: language }))).toBe(expected);
  });

  it.each(cases)("%j is the same to somebody whose Teams is in the other language", (written, expected) => {
    const understood = understand(written, { ...options, locale: language === "en" ? "da" : "en" });
    expect(read(understood)).toBe(expected);
    if (understood.intent !== "unknown" && written !== "?") expect(understood.language).toBe(language);
  });
});

describe("a sentence", () => {
  it.each([
    ["Europe/Copenhagen", "2026-11-24T22:59:00Z", "2026-11-25"],
    ["Europe/Copenhagen", "2026-11-24T23:01:00Z", "2026-11-26"],
    ["America/Los_Angeles", "2026-11-24T07:00:00Z", "2026-11-24"],
    ["Pacific/Kiritimati", "2026-12-31T09:59:00Z", "2027-01-01"],
  ])("counts days by the person's own clock: tomorrow in %s at %s is %s", (zone, now, day) => {
    const { slots } = understand("my meetings tomorrow", { ...options, locale: "en", zone, now: new Date(now) });
    expect(slots.day).toEqual({ from: day, to: day });
  });

  it.each([
    ["meetings on 30 February", undefined],
    ["meetings on 29 February", undefined],
    ["meetings on 29 February 2028", "2028-02-29"],
    ["meetings on the 31st", "2026-12-31"],
    ["meetings 1/1", "2027-01-01"],
    ["meetings 99/99", undefined],
  ])("%s is a day that there is, and the next of its kind: %s", (written, day) => {
    const { slots } = understand(written, { ...options, locale: "en" });
    expect(slots.day).toEqual(day === undefined ? undefined : { from: day, to: day });
  });

  it("names the company's own sites and services", () => {
    const vocabulary = { sites: [{ id: "a", name: "Aarhus Nord" }, ...sites], services: ["Hybrid meeting kit"] };
    const of = (written: string) => read(understand(written, { ...options, vocabulary, locale: "en" }));
    expect(of("hybrid kit at 10 in Århus Nord")).toBe("order siteId=a time=10:00 thing=hybrid kit");
    expect(of("hybird kit at 10")).toBe("order time=10:00 thing=hybrid kit");
  });

  it("that names two sites could be about each", () => {
    const { slots, ambiguous } = understand("coffee at 10 in Oslo or Milan", { ...options, locale: "en" });
    expect([slots.siteId, ambiguous.siteId]).toEqual(["osl", ["osl", "mil"]]);
  });

  it("could be anything, and is answered whatever it is", () => {
    const words = [...casesEn, ...casesDa].flatMap(([written]) => written.split(" "));
    const jumble = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: "binary" })))
      .map((all) => all.join(" "));
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), jumble),
        fc.constantFrom("en", "da", "it"),
        (text, locale) => {
          const { intent, slots, missing } = understand(text, { ...options, locale });
          expect(["meetings", "visitors", "order", "move", "cancel", "help", "nothing", "unknown"]).toContain(intent);
          for (const time of [slots.time, slots.toTime]) expect(time ?? "00:00").toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
          for (const day of [slots.day?.from, slots.day?.to, slots.toDay]) {
            expect(day ?? "2026-01-01").toMatch(/^\d{4}-\d{2}-\d{2}$/);
          }
          expect(slots.count ?? 1).toBeGreaterThanOrEqual(1);
          for (const name of missing) expect(slots[name]).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["words", "coffee for 12 at 10 "],
    ["numbers", "12 "],
    ["digits", "7"],
    ["mentions without an end", "<at>"],
    ["angles", "<"],
    ["letters that grow when they are written plainly", "ﷺ"],
    ["marks", "e\u0301\u0301\u0301"],
    ["invisible letters", "\u200b\u202e"],
    ["goals", "move to to til "],
  ])("of 100 kB of %s is read at its beginning only", (_name, part) => {
    const long = part.repeat(Math.ceil(100_000 / part.length));
    const locale = "en";
    expect(understand(long, { ...options, locale })).toEqual(understand(long.slice(0, 2_000), { ...options, locale }));
  });
});
