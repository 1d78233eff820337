import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Who stands in for an account's owner, on the account's page, in a language that is not English.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

function kept() {
  return stage.database.rows<{ name: string; hours: number; standing: boolean }>(
    `select u.name, a.escalation_hours as hours, d.ends_at is null as standing
       from account a
       join account_deputy d on d.tenant_id = a.tenant_id and d.account_id = a.id
       join app_user u on u.tenant_id = d.tenant_id and u.id = d.user_id
      where a.code = 'COP-4100'`,
  );
}

describe.each(["light", "contrast"] as const)("an account's deputies in the %s theme", (theme) => {
  it("are added with a period, kept, and taken away", async () => {
    const finn = await stage.open("localhost", { person: "finn", theme, windows: ["teams"] });
    const { page, teams, tab } = finn;
    await teams.getByRole("tab", { name: "Accounts" }).click();
    await tab.getByRole("button", { name: /^COP-4100/ }).click();
    const form = tab.getByRole("form", { name: /^Stedfortrædere for/ });
    await form.getByText("Ingen er stedfortræder for ejeren.").waitFor();
    const save = form.getByRole("button", { name: "Gem", exact: true });
    expect(await save.isDisabled()).toBe(true);
    await form.getByRole("button", { name: "Tilføj en stedfortræder" }).click();
    const deputy = form.getByRole("group", { name: /^Stedfortræder/ });
    await deputy.getByRole("combobox", { name: "Hvem" }).selectOption({ label: "Karen Vestergaard" });
    await deputy.getByLabel("Til og med").fill("");
    await deputy.getByText("Uden slutdato: spørges, når ejeren ikke har svaret i tide").waitFor();
    await form.getByRole("spinbutton", { name: "Timer, før andre spørges" }).fill("5");
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `account-deputies-${theme}`);
    await save.click();
    await form.getByText("Gemt", { exact: true }).waitFor();
    expect(await kept()).toEqual([{ name: "Karen Vestergaard", hours: 5, standing: true }]);

    await form.getByRole("button", { name: "Fjern Karen Vestergaard" }).click();
    await form.getByText("Ingen er stedfortræder for ejeren.").waitFor();
    await save.click();
    await expect.poll(kept).toEqual([]);
  });
});
