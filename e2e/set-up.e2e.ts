import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// The first administrator sees what is set up, sends herself a test message, and sees how the connections are.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

it("shows what is done, and a test message that arrives in the chat is the last step", async () => {
  const greta = await stage.open("localhost", { person: "greta", windows: ["teams", "chat"] });
  await greta.teams.getByRole("tab", { name: "Administration" }).click();
  await greta.tab.getByRole("tab", { name: "Set up" }).click();
  const steps = greta.tab.getByRole("region", { name: "Steps" });
  await steps.getByText(/rooms at \d sites\./).waitFor();
  await steps.getByText("Here nobody has to agree").waitFor();
  await steps.getByRole("button", { name: "Send a test message" }).click();
  await steps.getByText("It arrived.").waitFor();
  expect(await steps.getByText("Done", { exact: true }).count()).toBe(4);
  await greta.tab
    .getByRole("region", { name: "Connections" })
    .getByRole("listitem")
    .filter({ hasText: "Chat in Teams" })
    .getByText(/^Last worked /)
    .waitFor();
  const rooms = greta.tab.getByRole("region", { name: "Rooms in Exchange" });
  await rooms
    .getByLabel("Export of Get-CalendarProcessing")
    .fill("Identity,AllowConflicts\nnobody@nordlys.example,True");
  await rooms.getByRole("button", { name: "Compare" }).click();
  await rooms.getByText("No mailbox of it is a room here.").waitFor();
  expect(await seriousFindings(greta.page)).toEqual([]);
  await keepPicture(greta.page, "set-up");
  await greta.page.getByText("Nordlys Group is connected with this chat").first().waitFor();
});
