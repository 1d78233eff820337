import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { nextMorning } from "./invite.ts";
import type { OrderedFood } from "./kitchen.ts";
import { answerAs, orderFood } from "./kitchen.ts";
import type { Theme } from "./playground.ts";
import { followLink } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 14, as far as food goes: the organizer says how it was, and what was left over.

let stage: Stage;
let morning: Date;

beforeAll(async () => {
  stage = await openStage();
  morning = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

const coffee = "Coffee and tea";

/** A meeting of anna's that is over, its coffee delivered. */
async function servedMeeting(subject: string, minutes: number): Promise<OrderedFood> {
  const start = minutesAfter(morning, minutes);
  const served = await orderFood(stage.service.url, { subject, start, lines: [{ service: coffee }] });
  await answerAs(stage.service.url, "carla", served.order, ["accept", "start", "ready", "deliver"]);
  await moveClockTo(stage.service.url, minutesAfter(start, 65));
  return served;
}

async function openMeeting({ meeting }: OrderedFood, theme: Theme = "light", person = "anna") {
  const opened = await stage.open("localhost", { person, theme, windows: ["teams"] });
  await opened.tab.getByRole("heading", { level: 1 }).waitFor();
  await followLink(opened.page, `${stage.service.url}/tabs/#/meetings/${meeting.id}`);
  return opened;
}

async function receiptInDatabase({ order }: OrderedFood) {
  const [row] = await stage.database.rows<{ consumed: number; wasted: number; rating: number; feedback: string }>(
    `select l.consumed, l.wasted, l.rating, o.feedback
       from service_order_line l
       join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
      where o.id = $1`,
    [order.id],
  );
  return row;
}

describe("after the meeting", () => {
  it("takes what was left over and how it was, thanks, and lets it be corrected", async () => {
    const served = await servedMeeting("Receipt", 0);
    const { page, tab } = await openMeeting(served);
    const receipt = tab.getByRole("region", { name: `Order ${served.order.number}` });
    await receipt.getByRole("button", { name: "Save" }).click();
    await receipt.getByText("Say something about a line first, or write a word.").waitFor();

    await receipt.getByRole("textbox", { name: `${coffee} that was left over` }).fill("2");
    await expect.poll(() => receipt.getByRole("textbox", { name: `${coffee} that was used` }).inputValue()).toBe("10");
    await receipt.getByRole("radio", { name: "1 of 5" }).focus();
    await page.keyboard.press("4");
    await receipt.getByText("Good", { exact: true }).waitFor();
    await page.keyboard.press("ArrowRight");
    await receipt.getByText("Very good", { exact: true }).waitFor();
    await receipt.getByRole("textbox", { name: "Anything else they should know" }).fill("Hot and on time");
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "receipt");
    await receipt.getByRole("button", { name: "Save" }).click();
    await receipt.getByText("Thank you").waitFor();
    await receipt.getByText(/^2 of 12 were left over, worth DKK/).waitFor();
    expect(await receiptInDatabase(served)).toEqual({
      consumed: 10,
      wasted: 2,
      rating: 5,
      feedback: "Hot and on time",
    });

    await receipt.getByRole("button", { name: "Correct it" }).click();
    await receipt.getByRole("button", { name: "Everything was used" }).click();
    await receipt.getByRole("button", { name: "Save" }).click();
    await receipt.getByText("Nothing was left over.").waitFor();
    expect(await receiptInDatabase(served)).toMatchObject({ consumed: 12, wasted: 0, rating: 5 });
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "receipt-thanks");
  });

  it.each<Theme>(["dark", "contrast"])(
    "has no serious finding in the %s theme, also in the narrow panel",
    async (theme) => {
      const served = await servedMeeting(`Receipt, ${theme}`, (theme === "dark" ? 24 : 48) * 60);
      const { page, tab } = await openMeeting(served, theme);
      await tab.getByRole("region", { name: "How was it?" }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 420, height: 900 });
      const overflow = await tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await keepPicture(page, `receipt-${theme}-narrow`);
    },
  );
});
