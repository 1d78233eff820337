import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { HostRecurrence, Weekday } from "../../playground/src/outlook/host-recurrence.ts";
import { launchBrowser } from "../browser.ts";
import { bundleContractPages, serveContractPages } from "./contract-server.ts";
import type { OutlookOrigin } from "./outlook-origin.ts";
import { hearOfficeRecurrences, readOfficeRecurrence } from "./office-itself.ts";
import { outlookOrigin, paneOrigin, startOutlookOrigin } from "./outlook-origin.ts";

// One table of cases for both implementations of Office.js: Microsoft's own and the stand-in of the playground.

let browser: Browser;
let server: { url: string; close: () => Promise<void> };
let origin: OutlookOrigin;

beforeAll(async () => {
  server = await serveContractPages(await bundleContractPages());
  origin = await startOutlookOrigin(server.url);
  browser = await launchBrowser(origin.browserArgs);
});

afterAll(async () => {
  await browser?.close();
  await origin?.close();
  await server?.close();
});

interface Opened {
  context: BrowserContext;
  page: Page;
  pane: Frame;
}

type Theme = "light" | "dark" | "contrast";

const implementations = {
  "Microsoft's office.js": () => ({
    wire: "office" as const,
    hostUrl: `${outlookOrigin}/host.html`,
    paneUrl: `${paneOrigin}/pane-office.html`,
  }),
  "the stand-in": () => ({
    wire: "stand-in" as const,
    hostUrl: `${server.url}/host.html`,
    paneUrl: `${server.url}/pane-stand-in.html`,
  }),
};

const workingDays: Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/** What the form makes, and what the pane makes of it: Office.js knows a last day only, and no first day of its weekdays. */
const recurrences: [string, HostRecurrence, { pattern: object; range: object }][] = [
  [
    "every third day without end",
    { pattern: { type: "daily", interval: 3 }, ending: { kind: "never" } },
    { pattern: { type: "daily", interval: 3 }, range: { type: "noEnd" } },
  ],
  [
    "on ten Mondays",
    {
      pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"], firstDayOfWeek: "monday" },
      ending: { kind: "count", count: 10 },
    },
    {
      pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"], firstDayOfWeek: "monday" },
      range: { type: "endDate", endDate: "2027-01-25" },
    },
  ],
  [
    "on every working day",
    {
      pattern: { type: "weekly", interval: 1, daysOfWeek: workingDays, firstDayOfWeek: "monday" },
      ending: { kind: "date", date: "2026-12-31" },
    },
    {
      pattern: { type: "weekly", interval: 1, daysOfWeek: workingDays },
      range: { type: "endDate", endDate: "2026-12-31" },
    },
  ],
  [
    "on a day of the month",
    { pattern: { type: "absoluteMonthly", interval: 1, dayOfMonth: 23 }, ending: { kind: "never" } },
    { pattern: { type: "absoluteMonthly", interval: 1, dayOfMonth: 23 }, range: { type: "noEnd" } },
  ],
  [
    "on the fourth Monday of every second month",
    {
      pattern: { type: "relativeMonthly", interval: 2, daysOfWeek: ["monday"], index: "fourth" },
      ending: { kind: "never" },
    },
    {
      pattern: { type: "relativeMonthly", interval: 2, daysOfWeek: ["monday"], index: "fourth" },
      range: { type: "noEnd" },
    },
  ],
  [
    "on a day of the year",
    { pattern: { type: "absoluteYearly", interval: 1, month: 11, dayOfMonth: 23 }, ending: { kind: "never" } },
    { pattern: { type: "absoluteYearly", interval: 1, month: 11, dayOfMonth: 23 }, range: { type: "noEnd" } },
  ],
  [
    "on the last Monday of November",
    {
      pattern: { type: "relativeYearly", interval: 1, month: 11, daysOfWeek: ["monday"], index: "last" },
      ending: { kind: "never" },
    },
    {
      pattern: { type: "relativeYearly", interval: 1, month: 11, daysOfWeek: ["monday"], index: "last" },
      range: { type: "noEnd" },
    },
  ],
];

describe.each(Object.entries(implementations))("the appointment through %s", (_name, addresses) => {
  let opened: Opened;

  async function open(theme: Theme = "light", colorScheme: "light" | "dark" = "light"): Promise<Opened> {
    const context = await browser.newContext({ timezoneId: "UTC", colorScheme });
    const { wire, hostUrl, paneUrl } = addresses();
    const page = await context.newPage();
    await page.goto(hostUrl);
    await page.evaluate((settings) => window.openPane(settings), { wire, paneUrl, theme });
    const element = await page.waitForSelector("iframe");
    const pane = await element.contentFrame();
    if (!pane) throw new Error("The pane did not open");
    await pane.waitForFunction(() => window.started);
    expect(await pane.evaluate(() => window.started)).toEqual({ ok: true });
    opened = { context, page, pane };
    return opened;
  }

  afterEach(() => opened?.context.close());

  it("reads every fact of the invite", async () => {
    const { pane } = await open();
    expect(await pane.evaluate(() => window.outlook.appointment.read({ homeZone: "Europe/Copenhagen" }))).toEqual({
      subject: "Quarterly planning",
      start: "2026-11-23T09:00:00.000Z",
      end: "2026-11-23T11:00:00.000Z",
      timeZone: "Europe/Copenhagen",
      organizer: { email: "anna@nordlys.example", name: "Anna Holm" },
      attendees: [
        { email: "anna@nordlys.example", name: "Anna Holm", response: "accepted", kind: "required" },
        { email: "bo@nordlys.example", name: "Bo Berg", response: "none", kind: "required" },
        { email: "carla@nordlys.example", name: "Carla Dam", response: "tentative", kind: "optional" },
      ],
      locations: [{ kind: "custom", name: "The pier" }],
      repetition: { kind: "single" },
    });
  });

  it("names who is signed in and the language", async () => {
    const { pane } = await open();
    expect(await pane.evaluate(() => ({ user: window.outlook.user, locale: window.outlook.locale }))).toEqual({
      user: { email: "anna@nordlys.example", name: "Anna Holm" },
      locale: "da-DK",
    });
  });

  it("maps the mailbox' Windows zone to its first place when nothing names a nearer one", async () => {
    const { pane } = await open();
    expect((await pane.evaluate(() => window.outlook.appointment.read())).timeZone).toBe("Europe/Paris");
  });

  it("reads again what was changed in the form", async () => {
    const { page, pane } = await open();
    await page.evaluate(() => window.host.edit({ subject: "Byplan" }));
    expect(await pane.evaluate(() => window.outlook.appointment.read())).toMatchObject({ subject: "Byplan" });
  });

  it.each(recurrences)("reads a series %s, its days in the zone it is meant in", async (_how, recurrence, expected) => {
    const { page, pane } = await open();
    await page.evaluate((given) => window.host.edit({ recurrence: given }), recurrence);
    const { repetition } = await pane.evaluate(() =>
      window.outlook.appointment.read({ homeZone: "Europe/Copenhagen" }),
    );
    const range = { startDate: "2026-11-23", recurrenceTimeZone: "Europe/Copenhagen", ...expected.range };
    expect(repetition).toEqual({ kind: "series", recurrence: { pattern: expected.pattern, range } });
  });

  it("gives Office.js' own members of a recurrence, times by the wall clock", async () => {
    const { page, pane } = await open();
    const single = () => pane.evaluate(readOfficeRecurrence);
    expect(await single()).toBeNull();
    // Half past midnight in Copenhagen is the day before in UTC.
    await page.evaluate(() =>
      window.host.edit({
        start: "2026-11-22T23:30:00.000Z",
        end: "2026-11-23T00:15:00.000Z",
        recurrence: {
          pattern: { type: "weekly", interval: 2, daysOfWeek: ["monday", "thursday"], firstDayOfWeek: "monday" },
          ending: { kind: "count", count: 3 },
        },
      }),
    );
    expect(await pane.evaluate(readOfficeRecurrence)).toEqual({
      recurrenceType: "weekly",
      recurrenceProperties: { interval: 2, days: ["mon", "thu"], firstDayOfWeek: "mon" },
      recurrenceTimeZone: { name: "Romance Standard Time", offset: 60 },
      startDate: "2026-11-23",
      endDate: "2026-12-07",
      startTime: "T00:30:00.000",
      endTime: "T01:15:00.000",
      duration: 45,
    });
  });

  it("has the recurrence in the event that tells of its change, and nothing once it is gone", async () => {
    const { page, pane } = await open();
    const told = await pane.evaluateHandle(hearOfficeRecurrences);
    await page.evaluate(() =>
      window.host.edit({ recurrence: { pattern: { type: "daily", interval: 1 }, ending: { kind: "never" } } }),
    );
    await page.evaluate(() => window.host.edit({ recurrence: null }));
    await pane.waitForFunction((heard) => heard.length >= 2, told);
    expect(await told.jsonValue()).toEqual(["olkRecurrenceChanged 2026-11-23", "olkRecurrenceChanged gone"]);
  });

  it("leaves the rest of the invite readable where the recurrence cannot be had", async () => {
    const { page, pane } = await open();
    await page.evaluate(() => window.host.failNext("getRecurrence", 5000));
    expect(await pane.evaluate(() => window.outlook.appointment.read())).toMatchObject({
      subject: "Quarterly planning",
      repetition: { kind: "unreadable" },
    });
  });

  it("makes one client key, however often and however fast it is asked, and keeps it with the appointment", async () => {
    const { page, pane } = await open();
    const keys = await pane.evaluate(() =>
      Promise.all([window.outlook.appointment.clientKey(), window.outlook.appointment.clientKey()]),
    );
    expect(keys).toEqual(["client-key-1", "client-key-1"]);
    expect(await page.evaluate(() => window.host.appointment.customProperties)).toEqual({
      clientKey: "client-key-1",
    });
  });

  it("takes the key that the appointment already has", async () => {
    const { page, pane } = await open();
    await page.evaluate(() => window.host.edit({ customProperties: { clientKey: "kept-from-before", other: 1 } }));
    expect(await pane.evaluate(() => window.outlook.appointment.clientKey())).toBe("kept-from-before");
  });

  it("makes no second key when keeping the first one failed", async () => {
    const { page, pane } = await open();
    await page.evaluate(() => window.host.failNext("saveCustomProperties", 7000));
    expect(await pane.evaluate(() => window.codeOf(window.outlook.appointment.clientKey()))).toBe("denied");
    const key = await pane.evaluate(() => window.outlook.appointment.clientKey());
    expect(await page.evaluate(() => window.host.appointment.customProperties)).toEqual({ clientKey: key });
  });

  it("adds a room once and removes it, and leaves other locations alone", async () => {
    const { page, pane } = await open();
    const room = { name: "Aarhus", email: "aarhus@nordlys.example" };
    await pane.evaluate((it) => window.outlook.appointment.setLocationRoom(it), room);
    await pane.evaluate((it) => window.outlook.appointment.setLocationRoom(it), {
      ...room,
      email: "AARHUS@nordlys.example",
    });
    expect((await pane.evaluate(() => window.outlook.appointment.read())).locations).toEqual([
      { kind: "custom", name: "The pier" },
      { kind: "room", name: "Aarhus", email: "aarhus@nordlys.example" },
    ]);
    await pane.evaluate((it) => window.outlook.appointment.removeRoom(it), room);
    await pane.evaluate((it) => window.outlook.appointment.removeRoom(it), room);
    expect(await page.evaluate(() => window.host.appointment.locations)).toEqual([
      { kind: "custom", name: "The pier" },
    ]);
  });

  it("tells each change once to each listener, and nothing to one that left", async () => {
    const { page, pane } = await open();
    const stayed = await pane.evaluateHandle(() => {
      const heard: string[] = [];
      window.outlook.appointment.onChange((change) => heard.push(change));
      const leave = window.outlook.appointment.onChange(() => heard.push("the one that left"));
      leave();
      return heard;
    });
    // A read behind the registrations in the queue: once it is answered they are in place.
    await pane.evaluate(() => window.outlook.appointment.read());
    await page.evaluate(() => {
      const { host } = window;
      host.edit({ start: "2026-11-24T09:00:00.000Z", end: "2026-11-24T11:00:00.000Z" });
      host.edit({ attendees: host.appointment.attendees.slice(0, 1) });
      host.edit({ locations: [] });
      host.edit({ recurrence: { pattern: { type: "daily", interval: 1 }, ending: { kind: "count", count: 3 } } });
      host.edit({ subject: "No event tells of a subject" });
    });
    await pane.waitForFunction((heard) => heard.length >= 4, stayed);
    await pane.evaluate(() => window.outlook.appointment.read());
    expect(await stayed.jsonValue()).toEqual(["time", "attendees", "locations", "recurrence"]);
  });

  it("has no id before the appointment is saved, and saves only when asked to", async () => {
    const { page, pane } = await open();
    expect(await pane.evaluate(() => window.outlook.appointment.itemId())).toBeUndefined();
    await pane.evaluate(() => window.outlook.appointment.clientKey());
    expect(await page.evaluate(() => window.host.appointment.itemId)).toBeNull();
    const id = await pane.evaluate(() => window.outlook.appointment.saveNow());
    expect(id).toMatch(/^AAMk/);
    expect(await pane.evaluate(() => window.outlook.appointment.itemId())).toBe(id);
  });

  it("has at most three calls running", async () => {
    const { page, pane } = await open();
    await page.evaluate(() => window.host.hold());
    const reading = pane.evaluate(() => window.outlook.appointment.read());
    await page.waitForFunction(() => window.host.calls === 3);
    await page.evaluate(() => window.host.release());
    await reading;
    expect(await page.evaluate(() => window.host.busiest)).toBe(3);
  });

  it("tries again when the network fails for a moment", async () => {
    const { page, pane } = await open();
    await page.evaluate(() => window.host.failNext("getSubject", 9041, 9041));
    expect((await pane.evaluate(() => window.outlook.appointment.read())).subject).toBe("Quarterly planning");
  });

  it.each([
    ["getLocations", 7000, "denied"],
    ["getLocations", 5000, "unsupported"],
    ["getLocations", 4711, "unknown"],
  ] as const)("gives %s refused with %s as %s", async (operation, number, code) => {
    const { page, pane } = await open();
    await page.evaluate(([name, fault]) => window.host.failNext(name, fault), [operation, number] as const);
    expect(await pane.evaluate(() => window.codeOf(window.outlook.appointment.read()))).toBe(code);
  });

  it("gives offline when the network stays away", async () => {
    const { page, pane } = await open();
    await page.evaluate(() => window.host.failNext("save", 9041, 9041, 9041));
    expect(await pane.evaluate(() => window.codeOf(window.outlook.appointment.saveNow()))).toBe("offline");
  });

  it("asks Outlook for a token, and again after the service refused it", async () => {
    const { page, pane } = await open();
    expect(await pane.evaluate(() => window.outlook.getAccessToken())).toMatch(/^token-/);
    const again = await pane.evaluate(async () => {
      const first = await window.outlook.getAccessToken();
      window.outlook.forgetAccessToken();
      return first !== (await window.outlook.getAccessToken());
    });
    expect(again).toBe(true);
    await page.evaluate(() => window.host.failNext("getAccessToken", 13006));
    await pane.evaluate(() => window.outlook.forgetAccessToken());
    expect(await pane.evaluate(() => window.codeOf(window.outlook.getAccessToken()))).toBe("sign_in");
  });

  it.each(["dark", "contrast"] as const)("follows the theme into %s and back while open", async (theme) => {
    const { page, pane } = await open();
    expect(await pane.evaluate(() => window.outlook.theme.current())).toBe("light");
    await pane.evaluate(() => window.outlook.theme.onChange((next) => window.themes.push(next)));
    await page.evaluate((next) => window.host.setTheme(next), theme);
    await pane.waitForFunction((next) => window.outlook.theme.current() === next, theme);
    await page.evaluate(() => window.host.setTheme("light"));
    await pane.waitForFunction(() => window.outlook.theme.current() === "light");
    expect(await pane.evaluate(() => window.themes)).toEqual([theme, "light"]);
  });

  it("tells a listener that comes late of the switch that it missed", async () => {
    const { page, pane } = await open();
    expect(await pane.evaluate(() => window.outlook.theme.current())).toBe("light");
    await page.evaluate(() => window.host.setTheme("dark"));
    // Answers come in order: after this read the switch has arrived.
    await pane.evaluate(() => window.outlook.appointment.read());
    const heard = await pane.evaluate(async () => {
      const themes: string[] = [];
      window.outlook.theme.onChange((theme) => themes.push(theme));
      await Promise.resolve();
      return themes;
    });
    expect(heard).toEqual(["dark"]);
  });

  it("takes contrast from the system", async () => {
    const { page, pane } = await open();
    await pane.evaluate(() => window.outlook.theme.onChange((next) => window.themes.push(next)));
    await page.emulateMedia({ forcedColors: "active" });
    await pane.waitForFunction(() => window.outlook.theme.current() === "contrast");
    expect(await pane.evaluate(() => window.themes)).toEqual(["contrast"]);
  });

  it.each(["light", "dark"] as const)("takes Outlook's theme over a browser that prefers %s", async (preferred) => {
    const other = preferred === "light" ? "dark" : "light";
    const { pane } = await open(other, preferred);
    // office.js for the web tells the theme only by event, a moment after the start.
    await pane.waitForFunction((theme) => window.outlook.theme.current() === theme, other);
  });
});

describe("outside of Outlook", () => {
  it("says so within its own time limit", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}/pane-stand-in.html`);
    await page.waitForFunction(() => window.started);
    expect(await page.evaluate(() => window.started)).toEqual({ ok: false, code: "not_in_outlook" });
    await context.close();
  });
});
