import { demoPassCodes } from "@magic-meetings/api/access-passes/demo-pass-codes.ts";
import type { Verified } from "@magic-meetings/contract/access-passes/verify.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { moveClockTo } from "./clock.ts";
import { pressByKeyboard } from "./keyboard.ts";
import type { Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// A door gets a key of its own, asks with it whether passes open, and everything that it asked stands in the door log.

const soon = { timeout: 30_000 };

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(async ({ task }) => {
  await moveClockTo(stage.service.url, new Date());
  await checkAndClear(stage, task);
});

interface Pass {
  id: string;
  tenantId: string;
  visitId: string;
  accessPointId: string;
  from: string;
}

/** A pass of a coming visit in Copenhagen that nobody has shown yet. */
async function aPass(offset: number): Promise<Pass> {
  const [pass] = await stage.database.rows<Pass>(
    `select p.id, p.tenant_id as "tenantId", p.visit_id as "visitId", a.id as "accessPointId", lower(p.valid) as "from"
       from access_pass p
       join visit v on v.tenant_id = p.tenant_id and v.id = p.visit_id
       join site s on s.tenant_id = v.tenant_id and s.id = v.site_id and s.name = 'Copenhagen'
       join access_pass_point k on k.tenant_id = p.tenant_id and k.access_pass_id = p.id
       join access_point a on a.tenant_id = k.tenant_id and a.id = k.access_point_id and a.name = 'Main entrance'
      where p.status = 'active'
        and v.status in ('invited', 'confirmed')
        and lower(p.valid) > now() + interval '2 days'
      order by p.id
     offset ${offset}
      limit 1`,
  );
  if (pass === undefined) throw new Error("The demo has no such pass");
  return pass;
}

async function show(key: string, pass: Pass, direction = "in"): Promise<{ status: number; body: Verified }> {
  const code = demoPassCodes.codeOf({ tenantId: pass.tenantId, passId: pass.id, issue: 1 }).toString("base64url");
  const answer = await fetch(`${stage.service.url}/api/v1/access-passes/verify`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ code: `MM1:${code}`, accessPointId: pass.accessPointId, direction }),
  });
  return { status: answer.status, body: (await answer.json()) as Verified };
}

async function administration(view: string, theme: Theme = "light") {
  const opened = await stage.open("localhost", { person: "greta", theme, windows: ["teams"] });
  await opened.teams.getByRole("tab", { name: "Administration" }).click();
  await opened.tab.getByRole("tab", { name: view }).click();
  return opened;
}

describe("a door", () => {
  it("gets a key, asks with it, is seen in the log, and is refused as soon as the key is revoked", async () => {
    const pass = await aPass(0);
    await moveClockTo(stage.service.url, new Date(new Date(pass.from).getTime() + 30 * 60_000));
    const { page, tab } = await administration("API keys");
    await tab.getByRole("button", { name: "New key" }).click();
    await tab.getByLabel("Name", { exact: true }).fill("Turnstile, Copenhagen");
    await tab.getByRole("group", { name: "Copenhagen" }).getByLabel("Main entrance").check();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "doors new key");
    await tab.getByRole("button", { name: "Make the key" }).click();
    const secret = tab.getByLabel("Key of Turnstile, Copenhagen");
    await secret.waitFor();
    const key = await secret.inputValue();
    expect(key).toMatch(/^mm_[A-Za-z0-9]{12}_[\w-]{43}$/);
    await keepPicture(page, "doors key shown once");
    await tab.getByRole("button", { name: "I have it" }).click();
    await secret.waitFor({ state: "detached" });
    expect(await tab.locator("body").innerText()).not.toContain(key);

    expect(await show(key, pass)).toMatchObject({ status: 200, body: { granted: true, visit: { id: pass.visitId } } });
    expect((await show(key, pass)).body).toMatchObject({ granted: false, because: "passed_back" });

    await tab.getByRole("tab", { name: "Door log" }).click();
    await tab.getByRole("cell", { name: "Went this way already" }).first().waitFor(soon);
    await tab.getByRole("cell", { name: "Opened", exact: true }).first().waitFor();
    await tab.getByLabel("Answer").selectOption({ label: "Opened" });
    await tab.getByRole("cell", { name: "Went this way already" }).waitFor({ state: "detached" });
    expect(await tab.getByRole("cell", { name: "Turnstile, Copenhagen" }).count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "doors log");

    await tab.getByRole("tab", { name: "API keys" }).click();
    await tab.getByRole("button", { name: "Show Turnstile, Copenhagen" }).click();
    await tab.getByRole("button", { name: "Revoke" }).click();
    await tab.getByRole("button", { name: "Undo" }).waitFor();
    expect((await show(key, pass, "out")).status).toBe(401);
    await keepPicture(page, "doors key revoked");
    await tab.getByRole("button", { name: "Undo" }).click();
    await tab.getByText("is in use again").waitFor();
    expect(await show(key, pass, "out")).toMatchObject({ status: 200, body: { granted: true } });
  });

  it("gets its key by keyboard only", async () => {
    const { page, tab } = await administration("API keys");
    await pressByKeyboard(page, tab.getByRole("button", { name: "New key" }));
    await tab.getByRole("heading", { name: "New key" }).waitFor();
    await tab.getByLabel("Name", { exact: true }).focus();
    await page.keyboard.type("Gate by keyboard");
    await tab.getByLabel("All of Copenhagen, also those to come").focus();
    await page.keyboard.press("Space");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Make the key" }));
    await tab.getByLabel("Key of Gate by keyboard").waitFor();
    await pressByKeyboard(page, tab.getByRole("button", { name: "I have it" }));
    await tab.getByRole("button", { name: "Show Gate by keyboard" }).waitFor();
  });
});

/** A key for Copenhagen's doors, made without a screen. */
async function aKey(pass: Pass): Promise<string> {
  const ask = async <T>(path: string, body: object, authorization = ""): Promise<T> => {
    const headers = { "content-type": "application/json", authorization };
    const answer = await fetch(`${stage.service.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    expect(answer.ok, path).toBe(true);
    return (await answer.json()) as T;
  };
  const { token } = await ask<{ token: string }>("/demo/sign-in", { person: "greta" });
  const wanted = { name: "Unattended", scopes: ["access_passes.verify"], accessPointIds: [pass.accessPointId] };
  return (await ask<{ key: string }>("/api/v1/api-keys", wanted, `Bearer ${token}`)).key;
}

async function statusOf({ visitId }: Pass): Promise<string | undefined> {
  const rows = await stage.database.rows<{ status: string }>("select status from visit where id = $1", [visitId]);
  return rows[0]?.status;
}

describe("a site without a reception", () => {
  it("says that its doors check in, and they do until that is taken back", async () => {
    const pass = await aPass(1);
    const later = await aPass(2);
    const key = await aKey(pass);
    const { page, tab } = await administration("Visitor rules");
    await tab.getByLabel("Site").selectOption({ label: "Copenhagen" });
    await tab.getByRole("checkbox", { name: "Doors check visitors in and out" }).check();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "doors check in");
    await tab.getByRole("button", { name: "Save", exact: true }).click();
    await tab.getByText("Saved", { exact: true }).waitFor();
    await moveClockTo(stage.service.url, new Date(new Date(pass.from).getTime() + 30 * 60_000));
    expect((await show(key, pass)).body.granted).toBe(true);
    expect(await statusOf(pass)).toBe("arrived");
    expect((await show(key, pass, "out")).body.granted).toBe(true);
    expect(await statusOf(pass)).toBe("left");
    await tab.getByRole("button", { name: "Undo" }).click();
    await tab.getByText("Taken back").waitFor();
    await moveClockTo(stage.service.url, new Date(new Date(later.from).getTime() + 30 * 60_000));
    expect((await show(key, later)).body.granted).toBe(true);
    expect(await statusOf(later)).not.toBe("arrived");
  });
});

describe("a pass whose mail was lost", () => {
  it("is sent anew by the host, and the old one opens nothing", async () => {
    const { page, tab } = await stage.open("localhost", { person: "anna", theme: "contrast", windows: ["teams"] });
    await tab.getByRole("button", { name: "My visitors" }).click();
    const visitors = tab.getByRole("list", { name: "Visitors" });
    await visitors
      .getByRole("button", { name: /^Change / })
      .first()
      .click();
    const issues = () =>
      stage.database.rows<{ id: string; issue: number }>("select id, issue from access_pass where issue > 1");
    const before = (await issues()).length;
    await visitors.getByRole("button", { name: "Send a new pass" }).click();
    await visitors
      .getByText(/gets a new pass by mail|opens nothing any more/)
      .first()
      .waitFor();
    expect(await issues()).toHaveLength(before + 1);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "doors new pass contrast");
  });
});

describe("another system", () => {
  it("is added with a public address only, tested, paused and deleted with a way back", async () => {
    const { page, tab } = await administration("Webhooks", "dark");
    await tab.getByRole("button", { name: "New webhook" }).click();
    await tab.getByLabel("Name", { exact: true }).fill("Door controller");
    await tab.getByLabel("Address").fill("https://169.254.169.254/latest");
    await tab.getByRole("button", { name: "Add the webhook" }).click();
    await tab.getByRole("alert").getByText("not reachable from the internet").waitFor();
    await tab.getByLabel("Address").fill("https://hooks.doors.invalid/magic");
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "doors new webhook dark");
    await tab.getByRole("button", { name: "Add the webhook" }).click();
    expect(await tab.getByLabel("Secret of Door controller").inputValue()).toMatch(/^whsec_/);
    await tab.getByRole("button", { name: "I have it" }).click();

    await tab.getByRole("button", { name: "Show Door controller" }).click();
    await tab.getByRole("button", { name: "Send a test" }).click();
    await tab.getByText("The name of the address is not known").first().waitFor(soon);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "doors webhook dark");
    const before = await tab.getByRole("region", { name: "Secret" }).innerText();
    expect(before).toContain("Every request is signed with it");
    await tab.getByLabel("The secret so far signs").selectOption({ label: "for one more week" });
    await tab.getByRole("button", { name: "Give it a new secret" }).click();
    expect(await tab.getByLabel("Secret of Door controller").inputValue()).toMatch(/^whsec_/);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "doors webhook new secret dark");
    await tab.getByRole("button", { name: "I have it" }).click();
    await tab.getByText("The secret before this one signs as well until").waitFor();
    await tab.getByRole("button", { name: "Pause" }).click();
    await tab.getByRole("button", { name: "Switch on" }).waitFor();
    await tab.getByRole("button", { name: "Delete" }).click();
    await tab.getByRole("button", { name: "Show Door controller" }).waitFor({ state: "detached" });
    await tab.getByRole("button", { name: "Undo" }).click();
    await tab.getByRole("button", { name: "Show Door controller" }).waitFor();
  });

  it("and keys read well in contrast, and on a narrow screen", async () => {
    const { page, tab } = await administration("API keys", "contrast");
    await tab.getByRole("button", { name: "New key" }).click();
    await tab.getByRole("group", { name: "Copenhagen" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "doors keys contrast");
  });
});
