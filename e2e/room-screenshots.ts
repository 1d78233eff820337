import type { Locator } from "playwright-core";
import { apiOf } from "./api.ts";
import { drag, freeRow, showAs } from "./finder.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { writeSeries } from "./ordering.ts";
import type { Playground } from "./playground.ts";
import { followLink, openPane } from "./playground.ts";
import type { Stage } from "./stage.ts";

type Keep = (what: Locator, name: string) => Promise<unknown>;

const wide = { viewport: { width: 1440, height: 900 } };

/** The screens of rooms, each once and in the light theme. */
export async function takeRooms(stage: Stage, keep: Keep): Promise<void> {
  const morning = await nextMorning(stage.service.url, "anna");
  await takeSeries(stage, keep);
  await takeFinder(stage, keep, morning);
  await askForHall(stage, morning);
  const elena = await stage.open("localhost", { person: "elena", windows: ["teams"] }, wide);
  await takeKeeping(elena, keep);
  await takeDoor(stage, keep, morning);
}

async function takeSeries({ open, clear }: Stage, keep: Keep): Promise<void> {
  const anna = await open("localhost", { person: "anna", windows: ["outlook"] }, wide);
  await writeSeries(anna, "Weekly review");
  await openPane(anna);
  await anna.pane
    .getByRole("button", { name: /^See the dates of / })
    .first()
    .click();
  await anna.pane.getByRole("checkbox").first().waitFor();
  await keep(anna.outlook, "series");
  await clear();
}

async function takeFinder({ open, clear }: Stage, keep: Keep, morning: Date): Promise<void> {
  const { page, teams, tab } = await open("localhost", { person: "anna", windows: ["teams"] }, wide);
  await teams.getByRole("tab", { name: "Rooms" }).click();
  await tab.getByLabel("Day", { exact: true }).fill(morning.toISOString().slice(0, 10));
  await showAs(tab, "Grid");
  const { track } = await freeRow(tab);
  await drag(page, track, 10, 11.5);
  await tab.getByRole("region", { name: "Your choice" }).waitFor();
  await keep(teams, "finder-grid");
  await showAs(tab, "Plan");
  await tab
    .getByRole("button", { name: /, \d+ seats?, / })
    .first()
    .waitFor();
  await keep(teams, "finder-plan");
  await clear();
}

/** A hall that somebody asks for, so that there is something to decide. */
async function askForHall({ service }: Stage, start: Date): Promise<void> {
  const api = await apiOf(service.url, "anna");
  const event = await inviteEvent(service.url, { person: "anna", subject: "Town hall", start });
  const meeting = await api("POST /calendar/events", { body: { ...event } });
  const { items } = await api("GET /rooms/schedule", {
    query: { site: meeting.locations[0]?.site.id, from: meeting.start, to: meeting.end, capacity: 12 },
  });
  const hall = items.find(({ approvalNeeded, busy }) => approvalNeeded && busy.length === 0);
  if (!hall) throw new Error("Every hall is taken");
  const note = "The whole department comes.";
  await api("POST /meetings/:meetingId/room-bookings", {
    params: { meetingId: meeting.id },
    body: { roomId: hall.room.id, note },
  });
}

async function takeKeeping({ teams, tab }: Playground, keep: Keep): Promise<void> {
  const show = (name: string) => teams.getByRole("tab", { name }).click();
  await show("Approvals");
  await tab
    .getByRole("button", { name: /^Approve / })
    .first()
    .waitFor();
  await keep(teams, "approvals");
  await show("Utilisation");
  await tab.getByRole("table").first().waitFor();
  // The chart comes after the table, with its legend.
  await tab.getByText("Empty until released", { exact: true }).first().waitFor();
  await keep(teams, "utilisation");
  await show("Places");
  await tab.getByRole("searchbox", { name: "Search places" }).fill("Skagen");
  await tab.getByRole("tree").getByText("Skagen", { exact: true }).click();
  await tab.getByRole("button", { name: "Save", exact: true }).waitFor();
  // The tree is there once it has opened: then the room could be pressed again.
  await tab.getByRole("tree").getByText("Skagen", { exact: true }).click({ trial: true });
  await keep(teams, "places");
  await tab
    .getByRole("button", { name: "Import" })
    .or(tab.getByRole("link", { name: "Import" }))
    .click();
  const buffer = Buffer.from(
    "name,site,building,floor,capacity,email\r\nNew North,Copenhagen,Havnehuset,1st floor,8,north@nordlys.example\r\nNew South,Copenhagen,Havnehuset,1st floor,many,south\r\n",
  );
  await tab.locator("input[type=file]").setInputFiles({ name: "places.csv", mimeType: "text/csv", buffer });
  await tab.getByRole("table").first().waitFor();
  await keep(teams, "import");
}

async function takeDoor({ service, open, clear }: Stage, keep: Keep, morning: Date): Promise<void> {
  const api = await apiOf(service.url, "anna");
  const [site] = (await api("GET /sites", { query: {} })).items;
  const end = new Date(morning.getTime() + 3_600_000).toISOString();
  const { items } = await api("GET /rooms/available", {
    query: { start: morning.toISOString(), end, site: site?.id ?? "" },
  });
  const { page, tab, teams } = await open("localhost", { person: "anna", windows: ["teams"] }, wide);
  await tab.getByRole("heading", { level: 1 }).waitFor();
  await followLink(page, `${service.url}/tabs/#/rooms/${items[0]?.room.id ?? ""}`);
  await tab.getByText(/^As of/).waitFor();
  await keep(teams, "room-door");
  await clear();
}
