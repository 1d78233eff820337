import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";
import { openTablet, type Tablet } from "./tablet.ts";

// Journey 6 without a network: a day at the reception, a drill, and everything on the server once, afterwards.

let stage: Stage;
let start: Date;
let tablets: Tablet[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  start = await nextMorning(stage.service.url, "hugo");
});
afterAll(() => stage?.close());
afterEach(async ({ task }) => {
  const pages = tablets.map(({ page }) => page);
  if (task.result?.state === "fail") {
    await Promise.all(pages.map((page, index) => keepPicture(page, `failed ${task.name} ${index + 1}`)));
  }
  await Promise.all(tablets.map(({ context }) => context.close()));
  tablets = [];
  await moveClockTo(stage.service.url, new Date());
  await checkAndClear(stage, task);
  expect(complaints.splice(0)).toEqual([]);
});

async function tablet(name: string, options = {}): Promise<Tablet> {
  const opened = await openTablet(stage.browser, { url: stage.service.url, name, complaints, options });
  tablets.push(opened);
  return opened;
}

/** Expected in Milan by Hugo, in twenty minutes; by their ids. */
async function invite(names: string[]): Promise<string[]> {
  const { url } = stage.service;
  await moveClockTo(url, minutesAfter(start, -20));
  const hugo = await apiOf(url, "hugo");
  const subject = `Meeting with ${names[0]}`;
  const event = await inviteEvent(url, { person: "hugo", subject, start, alone: true });
  const meeting = await hugo("POST /calendar/events", { body: { ...event } });
  const visitors = names.map((name) => ({
    name,
    email: `${name.replace(/[^a-z]/gi, "").toLowerCase()}@guest.example`,
    company: "Guest Srl",
  }));
  const { visitIds } = await hugo("POST /meetings/:id/visits", { params: { id: meeting.id }, body: { visitors } });
  return visitIds;
}

const count = async (text: string, values: unknown[]): Promise<number> =>
  (await stage.database.rows<{ count: number }>(`select count(*)::int as count from ${text}`, values))[0]?.count ?? 0;

describe("a reception without a network", () => {
  it("goes on through a reload, with walk-ins and a drill, and tells everything once afterwards", async () => {
    const [ida = "", olga = ""] = await invite(["Ida Strøm", "Olga Ricci"]);
    const giulia = await tablet("Giulia Ricci");
    const { page } = giulia;
    await giulia.visitor(ida).waitFor();

    await giulia.network(false);
    await page.getByText(/^Working offline since/).waitFor();
    await page.reload();
    await page.getByText(/^Working offline since/).waitFor();
    await giulia.visitor(ida).getByRole("button", { name: "Check in Ida Strøm" }).click();
    await giulia
      .visitor(ida)
      .getByText(/^Here since/)
      .waitFor();
    await page.getByText(/1 change waits/).waitFor();

    await page.getByRole("button", { name: "Walk-in" }).click();
    const form = page.getByRole("form", { name: "Check in a walk-in" });
    await form.getByLabel("Name").fill("Ødip Vandringsmann");
    await form.getByLabel("Host").fill("Hugo");
    await form.getByRole("button", { name: "Choose Hugo Ferrari" }).click();
    await form.getByRole("button", { name: "Check in" }).click();
    await page.locator("[data-visit]").filter({ hasText: "Ødip Vandringsmann" }).waitFor();
    await page.getByText(/2 changes wait/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "reception-offline");

    // Cancelled elsewhere, which this tablet cannot know.
    const hugo = await apiOf(stage.service.url, "hugo");
    await hugo("POST /visits/:id/cancel", { params: { id: olga }, body: undefined });
    await giulia.visitor(olga).getByRole("button", { name: "Check in Olga Ricci" }).click();
    await giulia
      .visitor(olga)
      .getByText(/^Here since/)
      .waitFor();

    await page.getByRole("button", { name: "Evacuation" }).click();
    await page.getByRole("button", { name: "Start a drill" }).click();
    await page.getByText(/^Drill since/).waitFor();
    await page.getByRole("button", { name: "Ida Strøm was seen" }).click();
    await page.getByText(/^Seen by Giulia Ricci/).waitFor();
    await page.reload();
    await page.getByText(/^Seen by Giulia Ricci/).waitFor();
    await page.getByText(/5 changes wait/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "evacuation-offline");

    await giulia.network(true);
    await page.getByText(/^Live, up to date/).waitFor();
    await page.getByText("Check-in was not done for Olga Ricci").waitFor();
    await keepPicture(page, "evacuation-conflict");
    const { database } = stage;
    expect(await count("visit where id = $1 and status = 'arrived'", [ida])).toBe(1);
    expect(await count("visit where id = $1 and status = 'cancelled'", [olga])).toBe(1);
    expect(await count("signal where subject_id = $1 and kind = 'visit.arrived'", [ida])).toBe(1);
    expect(await count("visitor where name = $1", ["Ødip Vandringsmann"])).toBe(1);
    const changes = await database.rows<{ kind: string; outcome: string }>(
      "select kind, outcome from reception_change where kind <> 'look_up' order by received_at, at",
    );
    expect(changes).toEqual([
      { kind: "check_in", outcome: "applied" },
      { kind: "walk_in", outcome: "applied" },
      { kind: "check_in", outcome: "conflict" },
      { kind: "evacuation_start", outcome: "applied" },
      { kind: "roll_call", outcome: "applied" },
    ]);

    // Somebody else goes on with the roll call, and both see it.
    const marta = await tablet("Marta Colombo", { viewport: { width: 320, height: 700 } });
    await marta.page.getByRole("button", { name: "Evacuation" }).click();
    await marta.page.getByText(/^Seen by Giulia Ricci/).waitFor();
    await marta.page.getByRole("button", { name: "Ødip Vandringsmann was seen" }).click();
    await page.getByText(/^Seen by Marta Colombo/).waitFor();
    expect(await marta.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await seriousFindings(marta.page)).toEqual([]);
    await keepPicture(marta.page, "evacuation-phone");
    await page.getByRole("button", { name: "End the drill" }).click();
    await marta.page.getByRole("button", { name: "Start a drill" }).waitFor();
    await page.getByRole("table").getByText("Drill").waitFor();
  });

  it("on two tablets lets the same person in once, at the earlier moment", async () => {
    const [uwe = ""] = await invite(["Uwe Grün"]);
    const first = await tablet("Giulia Ricci");
    const second = await tablet("Marta Colombo");
    for (const one of [first, second]) {
      await one.visitor(uwe).waitFor();
      await one.network(false);
      await one.page.getByText(/^Working offline since/).waitFor();
      await one.visitor(uwe).getByRole("button", { name: "Check in Uwe Grün" }).click();
      await one.page.getByText(/1 change waits/).waitFor();
    }
    for (const one of [second, first]) {
      await one.network(true);
      await one.page.getByText(/^Live, up to date/).waitFor();
    }
    expect(await count("signal where subject_id = $1 and kind = 'visit.arrived'", [uwe])).toBe(1);
    const outcomes = await stage.database.rows<{ outcome: string; at: Date }>(
      "select outcome, at from reception_change where visit_id = $1 order by received_at",
      [uwe],
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["applied", "duplicate"]);
    const [visit] = await stage.database.rows<{ arrived_at: Date }>("select arrived_at from visit where id = $1", [
      uwe,
    ]);
    expect(visit?.arrived_at).toEqual(outcomes[1]?.at);
  });

  it.each(["light", "dark", "contrast"] as const)("is readable and works by keyboard, %s", async (theme) => {
    await invite([`Kari ${theme}`]);
    const { page } = await tablet("Giulia Ricci", {
      colorScheme: theme === "dark" ? "dark" : "light",
      contrast: theme === "contrast" ? "more" : "no-preference",
    });
    await page.getByRole("button", { name: `Check in Kari ${theme}` }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Evacuation" }).focus();
    await page.keyboard.press("Enter");
    const begin = page.getByRole("button", { name: "Start a drill" });
    await begin.focus();
    await page.keyboard.press("Enter");
    const tick = page.getByRole("button", { name: / was seen$/ }).first();
    await tick.focus();
    await page.keyboard.press("Space");
    await page
      .getByText(/^Seen by Giulia Ricci/)
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `evacuation-${theme}`);
    if (theme === "light") {
      await page.emulateMedia({ media: "print" });
      await keepPicture(page, "evacuation-print");
      await page.emulateMedia({ media: "screen" });
    }
    await page.getByRole("button", { name: "End the drill" }).click();
    await page.getByRole("button", { name: "Start a drill" }).waitFor();
    // The tablet shows the end before the server has it; the next tablet has only the server's word.
    await expect.poll(() => count("evacuation where ended_at is null", [])).toBe(0);
  });
});
