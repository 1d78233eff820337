import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { seriousFindings } from "./accessibility.ts";
import { launchBrowser } from "./browser.ts";
import { seeDatabase, type SeenDatabase } from "./database.ts";
import { startEntraStandIn, type EntraStandIn } from "./entra-stand-in.ts";
import { startService, type RunningService } from "./service.ts";
import { keepPicture } from "./stage.ts";

// The reception's own app outside of the demo: signing in at the company's sign-in, and what a tablet keeps of it.

let service: RunningService;
let database: SeenDatabase;
let entra: EntraStandIn;
let browser: Browser;

beforeAll(async () => {
  service = await startService();
  database = seeDatabase(service.databaseUrl);
  const [giulia] = await database.rows<{ tenant_id: string; object_id: string }>(
    `select t.entra_tenant_id as tenant_id, u.entra_object_id as object_id
       from app_user u
       join tenant t on t.id = u.tenant_id
      where u.name = 'Giulia Ricci'`,
  );
  entra = await startEntraStandIn({
    tenantId: giulia?.tenant_id ?? "",
    objectId: giulia?.object_id ?? "",
    userName: "giulia.ricci@nordlys.example",
  });
  // The same data, without the demo.
  await service.kill();
  await service.restart({
    DEMO: "0",
    MM_API_AUDIENCE: randomUUID(),
    MM_ENTRA_AUTHORITY: entra.authority,
    MM_LINK_KEY: randomBytes(32).toString("base64"),
    // The stand-in's certificate is made for this run.
    NODE_TLS_REJECT_UNAUTHORIZED: "0",
  });
  browser = await launchBrowser(entra.browserArgs);
});
afterAll(async () => {
  await browser?.close();
  await entra?.close();
  await database?.close();
  await service?.stop();
});

it("signs in at the company's sign-in, keeps no token, and works on without one", async () => {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  context.on("weberror", (error) => complaints.push(error.error().message));
  const page = await context.newPage();
  await page.goto(`${service.url}/tabs/reception.html`);
  const signIn = page.getByRole("button", { name: "Sign in" });
  await signIn.waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await keepPicture(page, "reception-sign-in");
  await signIn.click();
  await page.getByRole("link", { name: "giulia.ricci@nordlys.example" }).click();
  await page.getByText(/^Live, up to date/).waitFor();
  expect(new URL(page.url()).hash).toBe("#/reception");
  const storedIn = () =>
    page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        databases.map(({ name }) => name),
        document.cookie,
      ]);
    });
  expect(await storedIn()).not.toMatch(/eyJ|refresh_?token|"refresh"|code_verifier/i);

  // A page that is loaded anew has no token, and gets one without a word.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto(`${service.url}/tabs/reception.html#/evacuation`);
  await page.reload();
  await page.getByText(/^Live, up to date/).waitFor();
  await page.getByRole("button", { name: "Start a drill" }).waitFor();
  expect(entra.prompts).toEqual(["select_account", "none"]);

  // Without a network it opens as it was, and does not leave for a sign-in that it could not come back from.
  await context.setOffline(true);
  await page.reload();
  await page.getByText(/^Working offline since/).waitFor();
  await page.goto(`${service.url}/tabs/reception.html#/reception`);
  await page.getByRole("button", { name: "Walk-in" }).click();
  const form = page.getByRole("form", { name: "Check in a walk-in" });
  await form.getByLabel("Name").fill("Nora Uden Net");
  await form.getByLabel("Host").fill("Hugo");
  await form.getByRole("button", { name: "Choose Hugo Ferrari" }).click();
  await form.getByRole("button", { name: "Check in" }).click();
  await page.getByText(/1 change waits/).waitFor();

  // With one again, and nobody known at the company: everything goes on, and a press sends what waits.
  entra.signEverybodyOut();
  await context.setOffline(false);
  await page.getByText("Sign in to send what waits").waitFor();
  await page.getByText("Nora Uden Net").first().waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await keepPicture(page, "reception-sign-in-again");
  await page.reload();
  await page.getByText("Sign in to send what waits").waitFor();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "giulia.ricci@nordlys.example" }).click();
  await page.getByText(/^Live, up to date/).waitFor();
  await expect
    .poll(async () => (await database.rows("select 1 from visitor where name = 'Nora Uden Net'")).length)
    .toBe(1);

  // Whoever leaves the tablet is asked for by name the next time.
  await page.getByRole("button", { name: "Somebody else" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
