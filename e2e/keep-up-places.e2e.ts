import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import type { Playground } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Places kept up in their tab: by keyboard alone, with a drawing that means harm, in every theme.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

const harmful = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" onload="parent.harmed=1">
  <script>top.harmed = 1; parent.harmed = 1; window.harmed = 1;</script>
  <rect x="0" y="0" width="400" height="200" fill="none" stroke="black"/>
  <rect id="shape-one" x="10" y="10" width="180" height="80" onclick="parent.harmed=1"/>
  <a href="javascript:parent.harmed=1"><rect id="shape-two" x="210" y="10" width="180" height="80"/></a>
  <foreignObject width="100" height="50"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:top.harmed=1"/></foreignObject>
  <image href="https://harm.example/pixel.png" width="1" height="1"/>
</svg>`;

/** Finds a place by the tree's search and the arrow keys, and opens it. */
async function openByKeyboard({ page, tab }: Playground, name: string): Promise<void> {
  await reach(page, tab.getByRole("searchbox", { name: "Search places" }), "Shift+Tab").catch(() =>
    reach(page, tab.getByRole("searchbox", { name: "Search places" })),
  );
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(name);
  await tab.getByText(/places? found/).waitFor();
  await reach(page, tab.getByRole("tree", { name: "Places of the company" }));
  const item = tab.getByRole("treeitem", { name: new RegExp(`^${name}`) }).last();
  await reach(page, item, "ArrowDown");
  await page.keyboard.press("Enter");
}

function room(name: string) {
  return stage.database
    .rows<{ capacity: number; version: number }>(
      `select r.capacity, r.version
         from meeting_room r
         join tenant t on t.id = r.tenant_id
        where r.name = $1 and t.name = 'Nordlys Group'`,
      [name],
    )
    .then(([found]) => found);
}

/** The plans that have a shape of the drawing handed in: one, as it is kept. */
function keptPlans() {
  return stage.database.rows<{ svg: string }>("select plan_svg as svg from floor where plan_svg like '%shape-one%'");
}

/** A place in the tree, by the words on its line: the item itself reaches over all that is in it. */
function inTree({ tab }: Pick<Playground, "tab">, name: string) {
  return tab.getByRole("tree", { name: "Places of the company" }).getByText(name, { exact: true }).first();
}

describe("by keyboard alone", () => {
  it("changes a room, and hands in a plan of which only what is harmless stays", async () => {
    const elena = await stage.open("localhost", { person: "elena", windows: ["teams"] });
    const { page, teams, tab } = elena;
    const tabs = teams.getByRole("tablist", { name: "Tabs of Magic Meetings" });
    await reach(page, tabs);
    await reach(page, teams.getByRole("tab", { name: "Places" }), "ArrowRight");
    await page.keyboard.press("Enter");
    await tab.getByRole("heading", { level: 1, name: "Places" }).waitFor();

    const before = await room("Skagen");
    await openByKeyboard(elena, "Skagen");
    const seats = tab
      .getByRole("spinbutton", { name: "Seats" })
      .or(tab.getByRole("textbox", { name: "Seats" }))
      .first();
    await reach(page, seats);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("18");
    await tab.getByText("Not saved yet").first().waitFor();
    await pressByKeyboard(page, tab.getByRole("button", { name: "Save", exact: true }));
    await tab.getByRole("status").getByText("Saved", { exact: true }).waitFor();
    expect(await room("Skagen")).toEqual({ capacity: 18, version: (before?.version ?? 0) + 1 });
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "places-room");

    await openByKeyboard(elena, "2nd floor");
    const handIn = tab.getByRole("button", { name: /^(Replace the plan|Hand in a plan)$/ });
    // Waited for in good time: the tab is a frame, and hears a moment later than the page that it is waited for.
    const chooser = page.waitForEvent("filechooser");
    await pressByKeyboard(page, handIn);
    await (await chooser).setFiles({ name: "floor.svg", mimeType: "image/svg+xml", buffer: Buffer.from(harmful) });
    await tab.getByText("The plan is in place.").waitFor();
    await tab.getByText("Taken out of the drawing for safety:").waitFor();
    const plans = await keptPlans();
    expect(plans).toHaveLength(1);
    expect(plans[0]?.svg).not.toMatch(/script|onload|onclick|foreignObject|javascript|harm/i);
    const harmed = await Promise.all(page.frames().map((frame) => frame.evaluate(() => "harmed" in window)));
    expect(harmed).not.toContain(true);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "places-plan-handed-in");
  });
});

describe.each(["light", "dark", "contrast"] as const)("in the %s theme", (theme) => {
  it("has no serious finding with a floor, a room, the hours and the groups", async () => {
    const { page, teams, tab } = await stage.open("localhost", { person: "elena", theme, windows: ["teams"] });
    await teams.getByRole("tab", { name: "Places" }).click();
    const search = tab.getByRole("searchbox", { name: "Search places" });
    await search.fill("3rd floor");
    await inTree({ tab }, "3rd floor").click();
    await tab.getByRole("group", { name: /^Plan of/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `places-floor-${theme}`);
    await search.fill("Bornholm");
    await inTree({ tab }, "Bornholm").click();
    await tab.getByRole("button", { name: "Save", exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `places-room-${theme}`);
    for (const view of ["Opening hours", "Groups"]) {
      await tab.getByRole("tab", { name: view }).click();
      await tab.getByRole("tab", { name: view, selected: true }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `places-${view.toLowerCase().replace(" ", "-")}-${theme}`);
    }
  });
});
