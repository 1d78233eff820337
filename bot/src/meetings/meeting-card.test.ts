import { meetingSchema } from "@magic-meetings/contract/meetings/meeting.ts";
import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { cardSchema, elementsOf, textsOf } from "../cards/card-test-schema.ts";
import { largestCard } from "../cards/card-frame.ts";
import type { CardJson } from "../conversations/turn.ts";
import type { MeetingCardCase } from "./meeting-card-room-cases.ts";
import { meetingCardCases } from "./meeting-card-cases.ts";
import { meetingOf, roomBookingOf, viewOf } from "./meeting-card-parts.ts";
import { meetingCard } from "./meeting-card.ts";

const links = {
  meeting: (id: string) => `https://teams.microsoft.com/l/entity/app/meetings?meeting=${id}`,
  approvals: () => "https://teams.microsoft.com/l/entity/app/approvals",
  accounts: () => "https://teams.microsoft.com/l/entity/app/accounts",
};
const cases = Object.entries(meetingCardCases);
describe("the meeting card", () => {
  it.each(cases)("%s looks as its golden file", async (name, one) => {
    await expect(`${JSON.stringify(cardOf(one), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s is a meeting as the API describes one", (_name, { view }) => {
    expect(meetingSchema.safeParse(view.meeting).error).toBeUndefined();
  });

  it.each(cases)("%s stays below the limit of the channel", (_name, one) => {
    expect(Buffer.byteLength(JSON.stringify(cardOf(one)))).toBeLessThan(largestCard);
  });

  it.each(cases)(
    "%s can be refreshed, by itself and by a button with a fallback, and leads to the tab",
    (_name, one) => {
      const card = cardOf(one);
      const meetingId = one.view.meeting.id;
      expect(card["version"]).toBe("1.5");
      expect(card["refresh"]).toMatchObject({
        action: { verb: "meeting.refresh", data: { meetingId } },
        userIds: ["29:anna"],
      });
      expect(card["actions"]).toMatchObject([
        {
          type: "Action.Execute",
          verb: "meeting.refresh",
          fallback: { type: "Action.Submit", data: { verb: "meeting.refresh", meetingId } },
        },
        { type: "Action.OpenUrl", url: links.meeting(meetingId) },
      ]);
    },
  );

  it("counts what it has no room for, and loses no total", () => {
    const shown = textsOf(cardOf(meetingCardCases["long-lists"] as MeetingCardCase)).join("\n");
    expect(shown).toMatch(/og \d+ linjer til/);
    expect(shown).toMatch(/og \d+ bestillinger til/);
    expect(shown).toMatch(/3\.480\.000,00/);
  });

  it("shows what people typed literally, never as markdown", () => {
    const meeting = meetingOf({ roomBookings: [roomBookingOf(1, "[Aarhus](http://evil.example)", "confirmed")] });
    const card = cardOf({
      view: viewOf({ meeting }),
      text: { title: "**bold**", summary: "" },
      locale: "en",
    });
    const readAsMarkdown = elementsOf(card).filter(({ type }) => type === "TextBlock" || type === "FactSet");
    expect(JSON.stringify(readAsMarkdown)).not.toMatch(/evil|bold/);
    expect(textsOf(card).join("\n")).toContain("[Aarhus](http://evil.example), Copenhagen");
  });

  it("refreshes itself for 60 people at most", () => {
    const { view, text } = meetingCardCases["no-orders"] as MeetingCardCase;
    const refreshFor = Array.from({ length: 80 }, (_, index) => `29:${index}`);
    const card = meetingCard(view, text, { locale: "en", links, refreshFor });
    expect((card["refresh"] as { userIds: string[] }).userIds).toHaveLength(60);
  });

  it.each(locales)("leaves no value out of a sentence in %s", (locale) => {
    for (const [, one] of cases) expect(textsOf(cardOf({ ...one, locale })).join("\n")).not.toMatch(/[{}]/);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, one) => {
    expect(cardSchema?.(cardOf(one))).toBeNull();
  });

  it("refuses a card that is none", () => {
    const card = cardOf(meetingCardCases["cancelled"] as MeetingCardCase);
    expect(cardSchema?.({ ...card, body: [{ type: "Nothing" }] })).not.toBeNull();
  });
});

function cardOf({ view, text, locale, refusal }: MeetingCardCase): CardJson {
  return meetingCard(view, text, { locale, links, refreshFor: ["29:anna"], refusal });
}
