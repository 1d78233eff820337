import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { nextMorning } from "./invite.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// The other screens of rooms in every theme: how rooms are used, bringing places in, what a door says.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

/** Follows a link into the tab, as one in a card or on a door does. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate(
    (detail) => window.dispatchEvent(new CustomEvent("magic-meetings-tab-link", { detail, cancelable: true })),
    `${stage.service.url}/tabs/#${path}`,
  );
}

const spreadsheet = [
  "kind,name,site,building,floor,capacity,email",
  "room,New North,Copenhagen,Havnehuset,1st floor,8,new-north@nordlys.example",
  "room,=1+1,Copenhagen,Havnehuset,1st floor,many,not an address",
].join("\r\n");

describe.each(["light", "dark", "contrast"] as const)("in the %s theme", (theme) => {
  it("shows how rooms are used, with tables behind the charts", async () => {
    const { page, teams, tab } = await stage.open("localhost", { person: "elena", theme, windows: ["teams"] });
    await teams.getByRole("tab", { name: "Utilisation" }).click();
    await tab.getByRole("table").first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `utilisation-${theme}`);
  });

  it("checks a spreadsheet of places and says row by row what is wrong", async () => {
    const { page, teams, tab } = await stage.open("localhost", { person: "elena", theme, windows: ["teams"] });
    await teams.getByRole("tab", { name: "Places" }).click();
    await tab
      .getByRole("button", { name: "Import" })
      .or(tab.getByRole("link", { name: "Import" }))
      .click();
    const input = tab.locator("input[type=file]");
    await input.waitFor({ state: "attached" });
    expect(await seriousFindings(page)).toEqual([]);
    await input.setInputFiles({ name: "places.csv", mimeType: "text/csv", buffer: Buffer.from(spreadsheet) });
    await tab.getByRole("table").first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `import-${theme}`);
  });

  it("says at a door who is in the room and what follows", async () => {
    const api = await apiOf(stage.service.url, "anna");
    const from = (await nextMorning(stage.service.url, "anna")).toISOString();
    const [site] = (await api("GET /sites", { query: {} })).items;
    const { items } = await api("GET /rooms/available", {
      query: { start: from, end: new Date(Date.parse(from) + 3_600_000).toISOString(), site: site?.id ?? "" },
    });
    const room = items[0]?.room;
    if (!room) throw new Error("No room is free");
    const { page, tab } = await stage.open("localhost", { person: "anna", theme, windows: ["teams"] });
    await tab.getByRole("heading", { level: 1 }).waitFor();
    await follow(page, `/rooms/${room.id}`);
    await tab.getByRole("heading", { name: room.name }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `room-door-${theme}`);
  });
});
