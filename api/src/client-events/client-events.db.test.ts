import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ClientHealth } from "@magic-meetings/contract/client-events/client-event.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { keptDays, mostRowsOfDay } from "./count-client-event.ts";
import { mostEventsOfMinute } from "./event-limit.ts";

const start = new Date("2026-11-02T08:00:00Z");
const day = 24 * 3_600_000;

let demo: DemoTestApi;

beforeAll(async () => {
  demo = await startDemoTestApi(start);
});
afterAll(() => demo.stop());
beforeEach(async () => {
  demo.moveTo(start);
  await demo.rows("delete from client_event_day");
});

interface Health {
  since: string | null;
  clients: ClientHealth[];
}

const web = { host: "outlook", platform: "OfficeOnline", version: "16.0.18000.1000" };

async function tell(person: string, kind: string, more: object = {}): Promise<number> {
  return (await demo.ask(person, "POST", "/client-events", { body: { ...web, kind, ...more } })).status;
}

const kept = (tenant = "Nordlys Group") =>
  demo.rows<{ platform: string; version: string; kind: string; count: number }>(
    `select d.day::text, d.platform, d.version, d.kind, d.count
       from client_event_day d
       join tenant t on t.id = d.tenant_id
      where t.name = $1
      order by d.day, d.platform, d.version, d.kind`,
    [tenant],
  );

async function fill(platform: string, kind: string, daysAgo: number, count: number): Promise<void> {
  await demo.rows(
    `insert into client_event_day (tenant_id, day, host, platform, version, kind, count)
     values ((select id from tenant where name = 'Nordlys Group'), $1, 'outlook', $2, '16.0.1', $3, $4)`,
    [new Date(start.getTime() - daysAgo * day).toISOString().slice(0, 10), platform, kind, count],
  );
}

async function healthOf(platform: string): Promise<Record<string, string>> {
  const { clients } = await demo.get<Health>("greta", "/client-events/health");
  const events = clients.find((client) => client.platform === platform)?.events ?? [];
  return Object.fromEntries(events.map(({ kind, health }) => [kind, health]));
}

describe("an event of a client", () => {
  it("is counted by the day and by the kind of client, and nothing of the person is kept", async () => {
    expect(await tell("anna", "appointment_opened")).toBe(204);
    expect(await tell("bo", "appointment_opened", { version: "16.0.18000.2000" })).toBe(204);
    expect(await tell("anna", "sending", { platform: "PC" })).toBe(204);
    demo.moveTo(new Date(start.getTime() + day));
    expect(await tell("anna", "appointment_opened")).toBe(204);
    const one = { day: "2026-11-02", platform: "OfficeOnline", version: "16.0.18000", kind: "appointment_opened" };
    expect(await kept()).toEqual([
      { ...one, count: 2 },
      { ...one, platform: "PC", kind: "sending", count: 1 },
      { ...one, day: "2026-11-03", count: 1 },
    ]);
  });

  it("is counted once each, also when many come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => tell("bo", "pane_opened")));
    expect(new Set(answers)).toEqual(new Set([204]));
    expect((await kept()).map(({ count }) => count)).toEqual([40]);
  });

  it.each([
    [{ kind: "nothing_known" }],
    [{ platform: "Commodore" }],
    [{ version: "16.0'; drop table" }],
    [{ version: "1".repeat(500) }],
    [{ host: "teams" }],
    [{ person: "anna@nordlys.example" }],
  ])("is refused with %j", async (more) => {
    expect(await tell("anna", "sending", more)).toBe(400);
    expect(await kept()).toEqual([]);
  });

  it("is bounded by the day: further versions are counted together", async () => {
    const tenant = "(select id from tenant where name = 'Nordlys Group')";
    await demo.rows(
      `insert into client_event_day (tenant_id, day, host, platform, version, kind, count)
       select ${tenant}, '2026-11-02', 'outlook', 'PC', '1.0.' || n, 'sending', 1 from generate_series(1, $1::int) n`,
      [mostRowsOfDay],
    );
    for (const version of ["2.0.1", "2.0.2"]) expect(await tell("anna", "sending", { version })).toBe(204);
    const rows = await kept();
    expect(rows).toHaveLength(mostRowsOfDay + 1);
    expect(rows.filter(({ version }) => version === "")).toMatchObject([{ platform: "OfficeOnline", count: 2 }]);
  });

  it("is counted so often in a minute for one person and no more, while others go on", async () => {
    const answers: number[] = [];
    for (let n = 0; n <= mostEventsOfMinute; n += 1) answers.push(await tell("carla", "time_changed"));
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
    expect(await tell("bo", "time_changed")).toBe(204);
    expect((await kept()).map(({ count }) => count)).toEqual([mostEventsOfMinute + 1]);
  });

  it("is kept for some weeks", async () => {
    await fill("PC", "sending", keptDays + 1, 1);
    await fill("PC", "sending", keptDays, 1);
    expect(await tell("anna", "sending")).toBe(204);
    expect((await kept()).map(({ platform }) => platform)).toEqual(["PC", "OfficeOnline"]);
  });
});

describe("the health of clients", () => {
  it("says what has stopped while people went on, and what never came", async () => {
    await fill("PC", "appointment_opened", 20, 30);
    await fill("PC", "sending", 20, 10);
    await fill("PC", "pane_opened", 5, 5);
    await fill("OfficeOnline", "appointment_opened", 0, 30);
    await fill("OfficeOnline", "pane_opened", 0, 8);
    await fill("iOS", "pane_opened", 0, 8);
    await fill("Mac", "pane_opened", 0, 4);
    expect(await healthOf("PC")).toMatchObject({ appointment_opened: "silent", sending: "arrives" });
    expect(await healthOf("OfficeOnline")).toMatchObject({ appointment_opened: "arrives", sending: "never" });
    expect(await healthOf("iOS")).toMatchObject({
      appointment_opened: "none",
      sending: "none",
      pane_opened: "arrives",
    });
    expect(await healthOf("Mac")).toMatchObject({ appointment_opened: "arrives" });
    const { since, clients } = await demo.get<Health>("greta", "/client-events/health");
    expect(since).toBe("2026-10-13");
    const opened = clients.find(({ platform }) => platform === "PC")?.events.find(({ kind }) => kind !== "pane_opened");
    expect(opened).toMatchObject({ kind: "appointment_opened", last: "2026-10-13", week: 0 });
  });

  it("is the company's own, and its administrators' only", async () => {
    await tell("anna", "sending");
    expect((await demo.get<Health>("lena", "/client-events/health")).clients).toEqual([]);
    expect((await demo.ask("anna", "GET", "/client-events/health")).status).toBe(403);
  });
});
