import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";
import { openTablet, type Tablet } from "./tablet.ts";

// What can go wrong at a reception's tablet besides its network: its storage, its clock, and who may work there.

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

async function tablet(options: Parameters<typeof openTablet>[1]["options"] = {}, prepare?: string): Promise<Tablet> {
  const more = prepare === undefined ? {} : { prepare };
  const opened = await openTablet(stage.browser, {
    url: stage.service.url,
    name: "Giulia Ricci",
    complaints,
    options,
    ...more,
  });
  tablets.push(opened);
  return opened;
}

/** Expected in Milan by Hugo, in twenty minutes; her visit's id. */
async function invite(name: string): Promise<string> {
  const { url } = stage.service;
  await moveClockTo(url, minutesAfter(start, -20));
  const hugo = await apiOf(url, "hugo");
  const subject = `Meeting with ${name}`;
  const event = await inviteEvent(url, { person: "hugo", subject, start, alone: true });
  const meeting = await hugo("POST /calendar/events", { body: { ...event } });
  const email = `${name.replace(/[^a-z]/gi, "").toLowerCase()}@guest.example`;
  const visitors = [{ name, email, company: "Guest Srl" }];
  const { visitIds } = await hugo("POST /meetings/:id/visits", { params: { id: meeting.id }, body: { visitors } });
  return visitIds[0] ?? "";
}

async function walkIn({ page }: Tablet, name: string): Promise<void> {
  await page.getByRole("button", { name: "Walk-in" }).click();
  const form = page.getByRole("form", { name: "Check in a walk-in" });
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Host").fill("Hugo");
  await form.getByRole("button", { name: "Choose Hugo Ferrari" }).click();
  await form.getByRole("button", { name: "Check in" }).click();
  await page.locator("[data-visit]").filter({ hasText: name }).waitFor();
}

const walkInsNamed = async (name: string): Promise<{ arrived_at: Date }[]> =>
  stage.database.rows<{ arrived_at: Date }>(
    `select v.arrived_at
       from visit v
       join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
      where p.name = $1`,
    [name],
  );

describe("a reception's tablet", () => {
  it("whose storage is full says so, keeps what is done, and sends it once", async () => {
    await invite("Quota Gast");
    const giulia = await tablet({}, storageThatFills);
    const { page } = giulia;
    await giulia.network(false);
    await page.getByText(/^Working offline since/).waitFor();
    await page.evaluate("globalThis.storageIsFull = true");
    await walkIn(giulia, "Plads Ingen");
    await page.getByText("This tablet's storage is full").waitFor();
    await page.getByText(/1 change waits/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "reception-storage-full");
    // Room again: what was kept in memory is saved before what is done now.
    await page.evaluate("globalThis.storageIsFull = false");
    await walkIn(giulia, "Plads Igen");
    await page.getByText(/2 changes wait/).waitFor();
    await page.reload();
    await page.getByText(/2 changes wait/).waitFor();
    await giulia.network(true);
    await page.getByText(/^Live, up to date/).waitFor();
    for (const name of ["Plads Ingen", "Plads Igen"]) expect(await walkInsNamed(name)).toHaveLength(1);
  });

  it.each([
    ["ahead", 3_600_000],
    ["behind", -3_600_000],
  ] as const)("whose clock is an hour %s shows and keeps the right moments", async (way, wrongMs) => {
    const visit = await invite(`Ur ${way}`);
    const giulia = await tablet({}, wrongClock(wrongMs));
    const { page } = giulia;
    await giulia.network(false);
    await page.getByText(/^Working offline since/).waitFor();
    await giulia
      .visitor(visit)
      .getByRole("button", { name: `Check in Ur ${way}` })
      .click();
    await walkIn(giulia, `Gang ${way}`);
    const now = minutesAfter(start, -20);
    const shown = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Europe/Rome" });
    // By the service's clock, as the site's wall shows it; a minute may pass in between.
    const minutes = [now, minutesAfter(now, 1)].map((moment) => shown.format(moment)).join("|");
    await giulia
      .visitor(visit)
      .getByText(new RegExp(`^Here since (${minutes})$`))
      .waitFor();
    await keepPicture(page, `reception-clock-${way}`);
    await giulia.network(true);
    await page.getByText(/^Live, up to date/).waitFor();
    await page.getByText(new RegExp(`^Live, up to date at (${minutes})$`)).waitFor();
    const [known] = await stage.database.rows<{ arrived_at: Date }>("select arrived_at from visit where id = $1", [
      visit,
    ]);
    const [walked] = await walkInsNamed(`Gang ${way}`);
    for (const arrived of [known?.arrived_at, walked?.arrived_at]) {
      expect(Math.abs((arrived?.getTime() ?? 0) - now.getTime())).toBeLessThan(120_000);
    }
  });

  it("of somebody who may not work there any more says so, keeps what waits, and sends it when she may", async () => {
    const visit = await invite("Rolle Weg");
    const giulia = await tablet();
    const { page } = giulia;
    await giulia.network(false);
    await page.getByText(/^Working offline since/).waitFor();
    await giulia.visitor(visit).getByRole("button", { name: "Check in Rolle Weg" }).click();
    await page.getByText(/1 change waits/).waitFor();
    const roles = await stage.database.rows<Record<string, unknown>>(
      `delete from user_role r
        using app_user u
        where u.tenant_id = r.tenant_id
          and u.id = r.user_id
          and u.name = 'Giulia Ricci'
       returning r.tenant_id, r.id, r.user_id, r.role, r.site_id, r.created_at`,
    );
    expect(roles.length).toBeGreaterThan(0);
    // What a service knows of somebody's roles it has read anew by then.
    await stage.service.kill();
    await stage.service.restart();
    await moveClockTo(stage.service.url, minutesAfter(start, -20));
    await giulia.network(true);
    await page.getByText(/may not work at a reception any more|not yours any more/).waitFor();
    await page.getByText(/1 change waits and is kept here/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "reception-refused");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save what waits as a file" }).click();
    expect((await download).suggestedFilename()).toBe("reception-waiting.txt");
    // The page that is opened anew still has it.
    await page.reload();
    await page.getByText(/1 change waits and is kept here/).waitFor();
    for (const { tenant_id, id, user_id, role, site_id, created_at } of roles) {
      await stage.database.rows(
        `insert into user_role (tenant_id, id, user_id, role, site_id, created_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [tenant_id, id, user_id, role, site_id, created_at],
      );
    }
    await stage.service.kill();
    await stage.service.restart();
    await moveClockTo(stage.service.url, minutesAfter(start, -20));
    await page.getByRole("button", { name: "Try now" }).first().click();
    await page.getByText(/^Live, up to date/).waitFor();
    await expect
      .poll(
        async () =>
          (await stage.database.rows("select 1 from visit where id = $1 and status = 'arrived'", [visit])).length,
      )
      .toBe(1);
  });
});

/**
 * Refuses writes as a full disk does, while a page says so. The browser's own limit cannot be set for this: it goes by
 * the room that it has asked for some time before.
 */
const storageThatFills = `for (const name of ["add", "put"]) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (...given) {
    if (globalThis.storageIsFull) throw new DOMException("full", "QuotaExceededError");
    return write.apply(this, given);
  };
}`;

/** Put into the page before anything of its own runs. */
function wrongClock(wrongMs: number): string {
  return `{
    const Right = Date;
    globalThis.Date = class Date extends Right {
      constructor(...given) {
        if (given.length === 0) super(Right.now() + ${wrongMs});
        else super(...given);
      }
      static now() {
        return Right.now() + ${wrongMs};
      }
    };
  }`;
}
