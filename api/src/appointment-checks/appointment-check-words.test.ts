import { locales } from "@magic-meetings/contract/identity/identity.ts";
import type { AskedLine } from "@magic-meetings/contract/moves/move.ts";
import { describe, expect, it } from "vitest";
import { alertWords, noticeWords, type ToSay } from "./appointment-check-words.ts";

const long = "Very long ".repeat(12);
const dkk = (amountMinor: number) => ({ amountMinor, currency: "DKK" });

function line(outcome: AskedLine["outcome"], name: string): AskedLine {
  const cost = { fee: dkk(123_456_700), total: dkk(0) };
  const shown = { service: { id: name, name }, quantity: 1000, costs: { keep: cost, change: cost, cancel: cost } };
  return { outcome, ...shown } as unknown as AskedLine;
}

const everything: ToSay = {
  unsent: [1, 2, 3, 4, 5].map((number) => ({ service: `${long}${number}`, quantity: 1000 })),
  crossing: [1, 2, 3, 4].flatMap((number) => [
    line("crosses_cut_off", `${long}${number}`),
    line("cannot_be_delivered", `${long}${number}`),
  ]),
  takenRooms: [long],
  isAsked: true,
};

describe.each(locales)("what is said before an appointment is sent, in %s", (locale) => {
  it("fits what Outlook shows, however much it is, and still says what to do", () => {
    const alert = alertWords(everything, locale) ?? "";
    expect(alert.length).toBeLessThanOrEqual(500);
    expect(alert).toMatch(/Magic Meetings[^…]*\.$/);
    expect((noticeWords(everything, locale) ?? "").length).toBeLessThanOrEqual(150);
  });

  it("leaves nothing unfilled", () => {
    const little: ToSay = {
      unsent: [{ service: "Soup", quantity: 2 }],
      crossing: [line("crosses_cut_off", "Soup"), line("cannot_be_delivered", "Cake")],
      takenRooms: [],
      isAsked: false,
    };
    for (const said of [alertWords(little, locale), noticeWords(little, locale)]) {
      expect(said).not.toMatch(/[{}]|undefined/);
      expect(said).toContain("Soup");
    }
  });

  it("is nothing where there is nothing", () => {
    const nothing: ToSay = { unsent: [], crossing: [], takenRooms: [], isAsked: false };
    expect([alertWords(nothing, locale), noticeWords(nothing, locale)]).toEqual([null, null]);
  });
});
