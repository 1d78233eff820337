import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { inviteEvent } from "./invite.ts";
import { followLink } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 15: somebody leaves, and what she looked after gets somebody else; and a delegate organizes for a manager.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

async function sentBy(person: string, subject: string): Promise<Meeting> {
  const api = await apiOf(stage.service.url, person);
  const event = await inviteEvent(stage.service.url, { person, subject, alone: true });
  return api("POST /calendar/events", { body: { ...event } });
}

async function toldOf(person: string): Promise<string> {
  const api = await apiOf(stage.service.url, person);
  const { id } = await api("GET /me", {});
  return (await api("GET /people/:id/delegates", { params: { id } })).told.tells;
}

function tabAddress(path: string): string {
  return `${stage.service.url}/tabs/#${path}`;
}

describe("a delegate", () => {
  it("orders in her manager's place, which the order says, until the delegation ends", async () => {
    const meeting = await sentBy("anna", "Prepared by Ida");
    const idasApi = await apiOf(stage.service.url, "ida");
    const [location] = meeting.locations;
    const { services } = await idasApi("GET /catalogue", {
      query: { site: location?.site.id ?? "", at: meeting.start, until: meeting.end, headCount: 1 },
    });
    const coffee = services.find(({ name }) => name.startsWith("Coffee"));
    const drafted = await idasApi("POST /meetings/:meetingId/service-orders", {
      params: { meetingId: meeting.id },
      body: { lines: [{ serviceId: coffee?.id ?? "", quantity: 2 }] },
    });
    await idasApi("POST /service-orders/:id/submit", { params: { id: drafted.id }, body: {} });
    const anna = await stage.open("localhost", { person: "anna", windows: ["teams"] });
    await anna.tab.getByRole("heading", { name: "My meetings" }).waitFor();
    await followLink(anna.page, tabAddress(`/meetings/${meeting.id}`));
    await anna.tab.getByText("Ordered by Ida Krogh for Anna Kjær").waitFor();
    await anna.tab
      .getByText(/^Ida Krogh for Anna Kjær/)
      .first()
      .waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "delegate-orders");
    await anna.tab.getByRole("button", { name: "My meetings" }).click();
    await anna.tab.getByRole("button", { name: "Delegates" }).click();
    await anna.tab.getByRole("button", { name: "End it for Ida Krogh" }).click();
    await anna.tab.getByText("Ida Krogh acts for you no more").waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "delegates");
    await expect(idasApi("GET /meetings/:id", { params: { id: meeting.id } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await anna.tab.getByRole("button", { name: "Undo" }).click();
    await anna.tab.getByRole("button", { name: "End it for Ida Krogh" }).waitFor();
    expect((await idasApi("GET /meetings/:id", { params: { id: meeting.id } })).id).toBe(meeting.id);
  });

  it("organizes in her manager's place, and each of them is told as the manager prefers", async () => {
    const subject = "Organized by Ida";
    await sentBy("anna", subject);
    const anna = await stage.open("localhost", { person: "anna", windows: ["teams", "chat"] });
    await anna.tab.getByRole("button", { name: "Delegates" }).click();
    const telling = anna.tab.getByRole("radiogroup", { name: "Cards that say what happened" });
    await telling.getByRole("radio", { name: "All of us" }).click();
    await expect.poll(() => toldOf("anna")).toBe("both");

    const ida = await stage.open("localhost", { person: "ida", windows: ["teams", "chat"] });
    await ida.tab.getByRole("button").filter({ hasText: subject }).click();
    // Ida reads Danish, Anna English.
    await ida.tab.getByText("Invitationen er sendt").waitFor();
    await ida.tab
      .getByRole("button", { name: /^Reservér / })
      .first()
      .click();
    await ida.tab.getByText("Bekræftet", { exact: true }).first().waitFor();
    await ida.tab
      .getByRole("list", { name: "Populært" })
      .getByRole("button", { name: /Coffee/ })
      .click();
    await ida.tab.getByRole("button", { name: "Bestil", exact: true }).click();
    await ida.tab.getByText(/^Bestilling \d+ er afgivet\.$/).waitFor();
    await ida.tab.getByText("Bestilt af Ida Krogh for Anna Kjær").waitFor();
    for (const [{ chat }, words] of [
      [anna, "Ordered by Ida Krogh for Anna Kjær"],
      [ida, "Bestilt af Ida Krogh for Anna Kjær"],
    ] as const) {
      const card = chat.getByRole("listitem").filter({ hasText: subject });
      await card.getByText(words).waitFor();
      expect(await card.count()).toBe(1);
    }
    expect(await seriousFindings(ida.page)).toEqual([]);
    await keepPicture(ida.page, "delegate-organizes");
  });
});

describe("somebody who leaves", () => {
  it("is switched off and everything goes to her delegate, both are told once, and it can be taken back", async () => {
    const meeting = await sentBy("anna", "Left behind");
    const greta = await stage.open("localhost", { person: "greta", theme: "dark", windows: ["teams"] });
    await greta.tab.getByRole("heading", { name: "My meetings" }).waitFor();
    await greta.teams.getByRole("tab", { name: "Administration" }).click();
    const { tab } = greta;
    await tab.getByRole("tab", { name: "Hand over" }).click();
    await tab.getByRole("radio", { name: "Who is here" }).click();
    await tab.getByRole("searchbox", { name: "Find a person" }).fill("Anna");
    await tab.getByRole("button", { name: "Hand over from Anna Kjær" }).click();
    await tab.getByRole("button", { name: "Switch the account off" }).click();
    await tab.getByText("The account is switched off.").waitFor();
    await tab.getByRole("checkbox", { name: /^Left behind/ }).waitFor();
    await tab.getByRole("radio", { name: "Ida Krogh, her delegate" }).waitFor();
    expect(await seriousFindings(greta.page)).toEqual([]);
    await keepPicture(greta.page, "hand-over");
    await tab.getByRole("button", { name: "Hand over to Ida Krogh" }).click();
    await tab.getByText(/handed over from Anna Kjær to Ida Krogh/).waitFor();
    const [row] = await stage.database.rows<{ name: string }>(
      "select u.name from meeting m join app_user u on u.id = m.organizer_id where m.id = $1",
      [meeting.id],
    );
    expect(row?.name).toBe("Ida Krogh");
    const cards = await stage.database.rows<{ name: string }>(
      "select u.name from message_log m join app_user u on u.id = m.receiver_id where m.kind = 'hand_over_card'",
    );
    expect(cards.map(({ name }) => name)).toEqual(["Ida Krogh"]);
    await keepPicture(greta.page, "hand-over-done");

    await tab.getByRole("button", { name: "Switch the account on" }).click();
    await tab.getByText("The account is switched on.").waitFor();
  });

  it("may give a single meeting to a colleague herself, and take it back", async () => {
    const meeting = await sentBy("hugo", "Given away");
    const hugo = await stage.open("localhost", { person: "hugo", windows: ["teams"] });
    await hugo.tab.getByRole("heading").first().waitFor();
    await followLink(hugo.page, tabAddress(`/meetings/${meeting.id}`));
    const { tab } = hugo;
    await tab.getByRole("button", { name: "Hand over this meeting" }).click();
    await tab.getByRole("searchbox", { name: "Find who takes over" }).fill("Rasmus");
    await tab.getByRole("button", { name: "Hand over to Rasmus Holt" }).click();
    await tab.getByText("Rasmus Holt organizes it now").waitFor();
    const rasmus = await apiOf(stage.service.url, "rasmus");
    expect((await rasmus("GET /meetings/:id", { params: { id: meeting.id } })).organizer.name).toBe("Rasmus Holt");
    await tab.getByRole("button", { name: "Undo" }).click();
    await tab.getByText("Handed back to Hugo Ferrari").waitFor();
  });
});
