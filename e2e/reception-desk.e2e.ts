import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { launchBrowser } from "./browser.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { nextMorning } from "./invite.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";
import { openTablet, type Tablet } from "./tablet.ts";

// What a desk does besides its list: a picture for the badge, a walk-in who waits for security, an app of its own.

let stage: Stage;
let start: Date;
const complaints: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  start = await nextMorning(stage.service.url, "hugo");
});
afterAll(() => stage?.close());
afterEach(async ({ task }) => {
  await moveClockTo(stage.service.url, new Date());
  await checkAndClear(stage, task);
  expect(complaints.splice(0)).toEqual([]);
});

async function takePictures(): Promise<void> {
  const greta = await apiOf(stage.service.url, "greta");
  const { items } = await greta("GET /sites", { query: { limit: 200 } });
  const id = items.find((site) => site.name === "Milan")?.id ?? "";
  const policy = await greta("GET /sites/:id/visit-policy", { params: { id } });
  const { siteId: _siteId, site: _site, version, allowed: _allowed, ...rules } = policy;
  const body = { ...rules, photos: true };
  await greta("PUT /sites/:id/visit-policy", { params: { id }, body }, { ifMatch: version });
}

async function walkIn({ page }: Tablet, name: string): Promise<void> {
  await page.getByRole("button", { name: "Walk-in" }).click();
  const form = page.getByRole("form", { name: "Check in a walk-in" });
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Host").fill("Hugo");
  await form.getByRole("button", { name: "Choose Hugo Ferrari" }).click();
  await form.getByRole("button", { name: "Check in" }).click();
}

/** How large a picture is, and whether it shows anything. */
function lookAt(picture: Locator): Promise<{ width: number; height: number; isPlain: boolean }> {
  return picture.evaluate(async (element) => {
    const image = element as HTMLImageElement;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const tones = new Set<number>();
    for (let at = 0; at < data.length; at += 4 * 97) tones.add((data[at]! >> 4) * 256 + (data[at + 1]! >> 4) * 16);
    return { width, height, isPlain: tones.size < 3 };
  });
}

describe("the desk", () => {
  it("takes a picture for a badge, with and without a network, and the site keeps it", async () => {
    await takePictures();
    const browser = await launchBrowser(["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]);
    try {
      const { url } = stage.service;
      const options = { permissions: ["camera"] };
      const giulia = await openTablet(browser, { url, name: "Giulia Ricci", complaints, options });
      const { page } = giulia;
      await walkIn(giulia, "Petra Lichtbild");
      const sheet = page.getByRole("region", { name: "Badge of Petra Lichtbild" });
      await sheet.getByRole("img", { name: "Code of the pass" }).waitFor();
      const picture = sheet.getByRole("img", { name: "Picture of Petra Lichtbild" });
      expect(await picture.count()).toBe(0);
      await sheet.getByRole("button", { name: "Take a picture" }).click();
      const take = sheet.getByRole("button", { name: "Take it" });
      await take.waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, "badge-camera");
      await take.click();
      await picture.waitFor();
      expect(await lookAt(picture)).toEqual({ width: 420, height: 540, isPlain: false });
      await page.getByText(/^Live, up to date/).waitFor();
      const kept = () =>
        stage.database.rows<{ size: number }>(
          `select octet_length(f.jpeg) as size
             from visitor_photo f
             join visit v on v.tenant_id = f.tenant_id and v.id = f.visit_id
             join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
            where p.name = 'Petra Lichtbild'`,
        );
      await expect.poll(async () => (await kept()).length, { timeout: 15_000 }).toBe(1);
      const [first] = await kept();
      expect(first?.size).toBeLessThan(200 * 1024);
      await sheet.getByRole("button", { name: "Back" }).click();
      await page.getByRole("button", { name: "Badge", exact: true }).first().click();
      await picture.waitFor();
      expect(await lookAt(picture)).toMatchObject({ width: 420, isPlain: false });
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, "badge-with-a-picture");
      await page.emulateMedia({ media: "print" });
      await keepPicture(page, "badge-with-a-picture-print");
      await page.emulateMedia({ media: "screen" });

      await giulia.network(false);
      await page.getByText(/^Working offline since/).waitFor();
      await sheet.getByRole("button", { name: "Take a picture" }).click();
      await take.click();
      await picture.waitFor();
      await page.getByText(/1 change waits/).waitFor();
      await giulia.network(true);
      await page.getByText(/^Live, up to date/).waitFor();
      expect(await kept()).toHaveLength(1);
      await giulia.context.close();
    } finally {
      await browser.close();
    }
  });

  it("lets a walk-in who is like somebody of the block list wait until security has looked, and hears of it by itself", async () => {
    const { url } = stage.service;
    const secret = "Took a laptop in spring";
    const niels = await apiOf(url, "niels");
    await niels("POST /block-list", { body: { name: "Ludmila Garin", reason: secret } });
    const giulia = await openTablet(stage.browser, { url, name: "Giulia Ricci", complaints });
    const { page } = giulia;
    try {
      await walkIn(giulia, "Garin Ludmila");
      await page.getByText("Security has to look at this visit first.").first().waitFor();
      const row = page.locator("[data-visit]").filter({ hasText: "Garin Ludmila" });
      await row.getByText("One moment, please").waitFor();
      expect(await row.getByRole("button", { name: "Check in Garin Ludmila" }).count()).toBe(0);
      expect(await page.getByRole("article", { name: "Badge of Garin Ludmila" }).count()).toBe(0);
      expect(await page.locator("body").textContent()).not.toContain(secret);
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, "walk-in-waits");

      const greta = await stage.open("localhost", { person: "niels", windows: ["teams"] });
      await greta.teams.getByRole("tab", { name: "Security" }).click();
      const item = greta.tab.getByRole("listitem").filter({ hasText: "Garin Ludmila" });
      await item.getByText(secret).waitFor();
      await keepPicture(greta.page, "walk-in-before-security");
      await item.getByRole("button", { name: "Godkend besøget af Garin Ludmila" }).click();
      await greta.tab.getByText("Garin Ludmila må komme").waitFor();

      // Nobody touches the tablet.
      const checkIn = row.getByRole("button", { name: "Check in Garin Ludmila" });
      await checkIn.waitFor();
      await keepPicture(page, "walk-in-may-come");
      await checkIn.click();
      await row.getByText(/^Here since/).waitFor();
      // The tablet shows what was done before the service has it.
      const visits = () =>
        stage.database.rows(
          `select v.status, v.clearance
             from visit v
             join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
            where p.name = 'Garin Ludmila'`,
        );
      await expect.poll(visits).toEqual([{ status: "arrived", clearance: "approved" }]);
    } finally {
      await giulia.context.close();
    }
  });
});

describe("the reception as an app", () => {
  it("is one that a browser takes for installable, opens by itself without a network, and offers to be installed once", async () => {
    const { url } = stage.service;
    await moveClockTo(url, minutesAfter(start, -20));
    const giulia = await openTablet(stage.browser, { url, name: "Giulia Ricci", complaints });
    const { page, context } = giulia;
    try {
      const devtools = await context.newCDPSession(page);
      const manifest = await devtools.send("Page.getAppManifest");
      expect(manifest.errors).toEqual([]);
      expect(manifest.url).toBe(`${url}/tabs/reception.webmanifest`);
      const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
      expect(installabilityErrors).toEqual([]);
      const said = JSON.parse(manifest.data ?? "{}") as {
        name: string;
        display: string;
        start_url: string;
        scope: string;
        icons: { src: string; sizes: string; purpose?: string }[];
      };
      expect(said).toMatchObject({ display: "standalone", start_url: "/tabs/reception.html" });
      const sizes = await page.evaluate(async (icons) => {
        const images = icons.map(async ({ src }) => {
          const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
          return `${width}x${height}`;
        });
        return Promise.all(images);
      }, said.icons);
      expect(sizes).toEqual(said.icons.map((icon) => icon.sizes));
      expect(sizes).toEqual(expect.arrayContaining(["192x192", "512x512"]));
      const worker = await page.evaluate(async () => {
        const { active, scope } = await navigator.serviceWorker.ready;
        return { state: active?.state, scope };
      });
      expect(worker.state).toBe("activated");
      expect(new URL(said.start_url, url).href.startsWith(worker.scope)).toBe(true);

      await giulia.network(false);
      await page.goto(new URL(said.start_url, url).href);
      await page.getByText(/^Working offline since/).waitFor();
      await giulia.network(true);
      await page.getByText(/^Live, up to date/).waitFor();

      const install = page.getByRole("button", { name: "Install on this tablet" });
      expect(await install.count()).toBe(0);
      // As a browser with windows offers it.
      await page.evaluate(() => {
        const offer = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
          prompt: async () => void document.body.setAttribute("data-prompted", "yes"),
        });
        window.dispatchEvent(offer);
        document.body.setAttribute("data-prevented", String(offer.defaultPrevented));
      });
      await install.click();
      await install.waitFor({ state: "detached" });
      expect(await page.locator("body").getAttribute("data-prompted")).toBe("yes");
      expect(await page.locator("body").getAttribute("data-prevented")).toBe("true");
    } finally {
      await context.close();
    }
  });
});
