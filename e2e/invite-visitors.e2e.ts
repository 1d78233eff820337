import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { sentInvite } from "./invite.ts";
import { changeOnPhone, phoneEvents } from "./phone.ts";
import type { Theme } from "./playground.ts";
import { openPane, scrollToEnd } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 6, its beginning: people from outside are proposed, invited with one press or as a list, and follow the meeting.

const soon = { timeout: 30_000 };

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

interface SeenVisit {
  name: string;
  status: string;
  source: string;
  starts_at: Date;
  told_at: Date | null;
  mails: number;
}

function visitsOf(subject: string) {
  return stage.database.rows<SeenVisit>(
    `select p.name, v.status, v.source, lower(v.during) as starts_at, lower(v.moved_from) as told_at,
            (select count(*)::integer from message_log g where g.tenant_id = v.tenant_id and g.visit_id = v.id) as mails
       from visit v
       join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
       join meeting m on m.tenant_id = v.tenant_id and m.id = v.meeting_id
      where m.subject = $1
      order by p.name`,
    [subject],
  );
}

describe("visitors from the invite, with the real office.js", () => {
  it("proposes whoever is from outside; one press invites, sending the invite tells them", async () => {
    const subject = "Visit from the harbour";
    const anna = await stage.open("Outlook's origin", { person: "anna", windows: ["outlook"] });
    const { outlook, pane } = anna;
    await outlook.getByRole("textbox", { name: "Title" }).fill(subject);
    const attendees = outlook.getByRole("combobox", { name: "Required attendees" });
    await attendees.click();
    await attendees.pressSequentially("ellen.strand@harbour.example");
    await anna.page
      .getByRole("option", { name: /ellen\.strand@harbour\.example/ })
      .first()
      .click();
    await openPane(anna);
    await scrollToEnd(anna);
    const card = pane.getByRole("region", { name: "Visitors" });
    await card.getByText("1 person from outside is on the invite").waitFor(soon);
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "invite-visitors-proposed");
    await card.getByRole("button", { name: "Invite as visitor" }).click();
    await card.getByText("1 visitor is invited").waitFor();
    await card.getByText("They are told when you send the invite.").waitFor();
    await card.getByText("1 expected").waitFor();
    expect(await visitsOf(subject)).toMatchObject([{ status: "invited", source: "attendee", mails: 0 }]);
    await outlook.getByRole("button", { name: "Send", exact: true }).click();
    await expect.poll(async () => (await visitsOf(subject))[0]?.mails, soon).toBe(1);
    await keepPicture(anna.page, "invite-visitors-pane");
  });
});

describe("visitors on the meeting's page", () => {
  it("takes a pasted list, with what is wrong put right in place, and lets them follow a move on the phone", async () => {
    const subject = "A delegation";
    const api = await apiOf(stage.service.url, "anna");
    await api("POST /calendar/events", { body: { ...(await sentInvite(stage.service.url, "anna", subject)) } });
    const anna = await stage.open("localhost", { person: "anna", windows: ["teams"] });
    const { tab } = anna;
    await tab.getByRole("button").filter({ hasText: subject }).click();
    const card = tab.getByRole("region", { name: "Visitors" });
    await card.getByRole("button", { name: "Invite", exact: true }).click();
    await card.getByRole("button", { name: "Paste a list" }).click();
    const list = [
      "Ana Lund <ana.lund@delegation.example>, Partner",
      "Bo Wrong <bo@nowhere>",
      "محمد علي\tm.ali@delegation.example\tPartner",
      "Ana Lund <ana.lund@delegation.example>",
      "=SUM(A1) <sum@delegation.example>",
    ];
    await card.getByRole("textbox", { name: "Names and addresses" }).fill(list.join("\n"));
    await card.getByRole("button", { name: "Read the list" }).click();
    await card.getByText("5 people found · 2 need a look").waitFor();
    await card.getByText("No mail gets there").waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "invite-visitors-list");
    const press = card.getByRole("button", { name: /^Invite \d+$/ });
    expect(await press.isDisabled()).toBe(true);
    await card.getByRole("listitem", { name: "Person 4" }).getByRole("button", { name: "Leave out Ana Lund" }).click();
    const wrong = card.getByRole("listitem", { name: "Person 2" });
    await wrong.getByRole("textbox", { name: "E-mail" }).fill("bo@somewhere.example");
    await press.click();
    await card.getByText("4 visitors are invited").waitFor();
    await card.getByText("4 expected").waitFor();

    await card.getByRole("button", { name: "Cancel Bo Wrong" }).click();
    await card.getByText("Bo Wrong is not expected any more").waitFor();
    await card.getByText("3 expected").waitFor();
    await card.getByRole("button", { name: "Undo" }).click();
    await card.getByText("Bo Wrong is expected again").waitFor();
    await card.getByText("4 expected").waitFor();
    await keepPicture(anna.page, "invite-visitors-meeting");

    const event = (await phoneEvents(stage.service.url, "anna")).find((one) => one.subject === subject);
    const later = (at: string | undefined) => new Date(Date.parse(at ?? "") + 3_600_000).toISOString();
    const change = { kind: "move" as const, start: later(event?.start), end: later(event?.end) };
    await changeOnPhone(stage.service.url, { person: "anna", subject, change });
    const moved = async () => (await visitsOf(subject)).map(({ starts_at }) => starts_at.toISOString());
    await expect.poll(moved, soon).toEqual(Array.from({ length: 4 }, () => new Date(change.start).toISOString()));
  });

  it.each<Theme>(["light", "dark", "contrast"])("lists one's own visitors: %s", async (theme) => {
    const anna = await stage.open("localhost", { person: "anna", theme, windows: ["teams"] });
    const { tab } = anna;
    await tab.getByRole("button", { name: "My visitors" }).click();
    await tab.getByRole("heading", { name: "My visitors" }).waitFor();
    await tab.getByRole("list", { name: "Visitors" }).getByRole("listitem").first().waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, `my-visitors-${theme}`);
    await tab.getByRole("searchbox", { name: "Search" }).fill("nobody is called so");
    await tab.getByRole("heading", { name: "No visitor like that" }).waitFor();
  });
});
