import { describe, expect, it } from "vitest";
import { writtenEvent } from "../calendar/calendar-world.ts";
import { peopled, startGraphTestWorld } from "./graph-test-world.ts";

const time = (start: string, end: string) => ({ start: new Date(start), end: new Date(end) });
const before = time("2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z");
const to = time("2026-11-24T13:00:00Z", "2026-11-24T14:00:00Z");

/** The fake with a hand that changes the event between the reading and the writing. */
function startWorld(atWrite: (write: number) => Record<string, unknown> | undefined) {
  let writes = 0;
  const bodies: unknown[] = [];
  const world = startGraphTestWorld();
  const { fake, fetch } = { fake: world.fake, fetch: world.fake.fetch };
  const watched = startGraphTestWorld({
    baseUrl: fake.baseUrl,
    entraTenantId: async () => fake.tenantId,
    fetch: async (url, init) => {
      if (init?.method === "PATCH") {
        writes += 1;
        bodies.push(JSON.parse(String(init.body)));
        const hand = atWrite(writes);
        if (hand !== undefined) fake.patch(organizer, eventId, hand);
      }
      return fetch(url, init);
    },
  });
  const { mailboxes, put } = peopled(world);
  const organizer = mailboxes.organizer;
  let eventId = "";
  return {
    async start() {
      eventId = await put(organizer, writtenEvent());
      return watched.calendar.moveEvent(organizer, eventId, { to, expected: [before] });
    },
    read: () => watched.calendar.readEvent(organizer, eventId),
    bodies,
    writes: () => writes,
  };
}

describe("a move in Microsoft Graph", () => {
  it("is written in the zone that people chose, and nothing else is", async () => {
    const world = startWorld(() => undefined);
    expect((await world.start()).outcome).toBe("written");
    expect(world.bodies).toEqual([
      {
        start: { dateTime: "2026-11-24T14:00:00", timeZone: "Romance Standard Time" },
        end: { dateTime: "2026-11-24T15:00:00", timeZone: "Romance Standard Time" },
      },
    ]);
  });

  it("is refused by the mark where somebody else moves it at the last moment, and that stays", async () => {
    const hand = { dateTime: "2026-11-26T09:00:00", timeZone: "UTC" };
    const world = startWorld((write) =>
      write === 1 ? { start: hand, end: { ...hand, dateTime: "2026-11-26T10:00:00" } } : undefined,
    );
    const { outcome, seen } = await world.start();
    expect(outcome).toBe("elsewhere");
    expect(new Date(seen.event.input.start)).toEqual(new Date("2026-11-26T09:00:00Z"));
    expect(world.writes()).toBe(1);
  });

  it("begins again where something else of it is changed at the last moment", async () => {
    const world = startWorld((write) => (write <= 2 ? { subject: `Renamed ${write}` } : undefined));
    const { outcome, seen } = await world.start();
    expect(outcome).toBe("written");
    expect(seen.event.input.subject).toBe("Renamed 2");
    expect(world.writes()).toBe(3);
  });

  it("is put off where the event never rests", async () => {
    const world = startWorld((write) => ({ subject: `Renamed ${write}` }));
    await expect(world.start()).rejects.toMatchObject({ name: "CalendarProblem", kind: "busy" });
    expect(new Date((await world.read())?.event.input.start ?? "")).toEqual(before.start);
  });
});
