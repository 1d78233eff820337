import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import type { Locator } from "playwright-core";
import { beginInvite, chooseLunchAndCoffee, holdRoom, placedOrder, pressOrder, pressSend } from "./ordering.ts";
import { takeCatering } from "./catering-screenshots.ts";
import { takeRooms } from "./room-screenshots.ts";
import type { Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

// Pictures of the real thing for the README: `npm run screenshots`.

/** What a journey leads to, and no short way; its picture of that moment is the one to show. */
const fromJourneys = {
  "move-in-the-pane": "move-in-the-pane",
  "move-in-the-chat": "move-in-the-chat",
  "move-in-the-kitchen": "move-in-the-kitchen",
  "orphan-queue": "orphan-queue",
  comparison: "comparison",
  "series-order-in-teams": "series-order",
  "reception-badge": "badge",
  "visitor page narrow": "visitor-page",
  "talk-order-proposed": "talk",
};

/** The pages of docs/screens.md: each is taken in every theme. */
const inThreeThemes = [
  "order-change",
  "chat",
  "order-approvals",
  "kitchen-board",
  "head-count",
  "catalogue-service",
  "series-in-outlook",
  "reception",
  "evacuation",
  "security",
  "visitor-figures",
];

const artefacts = path.resolve(import.meta.dirname, "artefacts");
const folder = path.resolve(import.meta.dirname, "../docs/screenshots");

await mkdir(folder, { recursive: true });
await takeFromJourneys();
const stage = await openStage();
try {
  for (const theme of ["light", "dark"] as const) await takeAll(stage, theme);
  const keepLight = (what: Locator, name: string) => what.screenshot({ path: path.join(folder, `${name}-light.png`) });
  await takeRooms(stage, keepLight);
  await takeCatering(stage, keepLight);
} finally {
  await stage.close();
}

/** Journeys keep their pictures where they run; where one has not run here, the one before stays. */
async function takeFromJourneys(): Promise<void> {
  const once = Object.entries(fromJourneys).map(([taken, name]) => [taken, `${name}-light`] as const);
  const themed = inThreeThemes.flatMap((name) =>
    ["light", "dark", "contrast"].map((theme) => [`${name}-${theme}`, `${name}-${theme}`] as const),
  );
  for (const [taken, name] of [...once, ...themed]) {
    await copyFile(path.join(artefacts, `${taken}.png`), path.join(folder, `${name}.png`)).catch(() => {
      process.stderr.write(`No journey has left ${taken}.png: run npm test first\n`);
    });
  }
}

async function takeAll({ open, clear }: Stage, theme: "light" | "dark"): Promise<void> {
  const keep = (what: Locator, name: string) => what.screenshot({ path: path.join(folder, `${name}-${theme}.png`) });
  const anna = await open("localhost", { person: "anna", theme }, { viewport: { width: 1680, height: 900 } });
  const { page, chat, outlook, pane } = anna;
  const subject = theme === "light" ? "Quarterly planning" : "Product strategy";
  await beginInvite(anna, subject);
  await holdRoom(anna);
  await chooseLunchAndCoffee(anna);
  await seen(pane.locator("img"));
  await page.setViewportSize({ width: 1680, height: 1300 });
  await keep(outlook.getByRole("complementary", { name: "Magic Meetings pane" }), "pane");
  await page.setViewportSize({ width: 1680, height: 900 });
  await pressOrder(anna);
  await placedOrder(anna);
  await pressSend(anna);
  await chat.getByRole("listitem").filter({ hasText: subject }).waitFor();
  await pane.getByRole("article").getByText("Confirmed").waitFor();
  await keep(page.locator("body"), "playground");
  await clear();

  const bot = await open(
    "localhost",
    { person: "anna", theme, windows: ["chat"] },
    { viewport: { width: 560, height: 900 } },
  );
  await bot.chat.getByRole("listitem").filter({ hasText: subject }).waitFor();
  await keep(bot.chat, "card");
  await clear();

  const teams = await open(
    "localhost",
    { person: "anna", theme, windows: ["teams"] },
    { viewport: { width: 1200, height: 900 } },
  );
  await teams.tab.getByRole("button").filter({ hasText: subject }).waitFor();
  await keep(teams.teams, "my-meetings");
  await teams.tab.getByRole("button").filter({ hasText: subject }).click();
  await teams.tab.getByText("Invite sent").waitFor();
  await seen(teams.tab.locator("img"));
  await keep(teams.teams, "meeting");
  await clear();

  const carla = await open(
    "localhost",
    { person: "carla", theme, windows: ["teams"] },
    { viewport: { width: 1600, height: 800 } },
  );
  await carla.tab.getByRole("article").first().waitFor();
  await keep(carla.teams, "board");
  await clear();
}

/** Waits until the pictures are there. */
async function seen(pictures: Locator): Promise<void> {
  for (const picture of await pictures.all()) {
    await picture.evaluate(async (image) => {
      if (image instanceof HTMLImageElement) await image.decode().catch(() => undefined);
    });
  }
}
