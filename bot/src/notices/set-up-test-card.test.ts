import type { NoticeCardView } from "@magic-meetings/contract/notices/notice.ts";
import { describe, expect, it } from "vitest";
import { cardSchema } from "../cards/card-test-schema.ts";
import { noticeCard } from "./notice-card.ts";

const notice: NoticeCardView = { kind: "set_up_test", company: "Nordlys [Group](http://x.example)" };
const cards = {
  en: noticeCard(notice, { title: "Messages arrive", summary: "" }, { locale: "en" }),
  da: noticeCard(notice, { title: "Beskeder kommer frem", summary: "" }, { locale: "da" }),
};

describe("the card of a test message", () => {
  it.each(["en", "da"] as const)("looks as its golden file in %s", async (locale) => {
    const golden = `./golden/set-up-test-${locale}.json`;
    await expect(`${JSON.stringify(cards[locale], null, 2)}\n`).toMatchFileSnapshot(golden);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(["en", "da"] as const)("takes the card of a test message in %s", (locale) => {
    expect(cardSchema?.(cards[locale])).toBeNull();
  });
});
