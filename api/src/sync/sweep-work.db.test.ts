import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CalendarProblem, type CalendarPort } from "../calendar/calendar-port.ts";
import { graphTime, startSyncWorld, type SyncWorld } from "./sync-test-world.ts";
import { sweepWork } from "./sweep-work.ts";

const now = new Date("2026-11-23T09:00:00Z");

let world: SyncWorld;
let calendar: CalendarPort;

beforeAll(async () => {
  world = await startSyncWorld(now);
  calendar = world.calendar;
});
beforeEach(() => {
  world.calendar = calendar;
});
afterAll(() => world.demo.stop());

/** Everything that is due, by a worker that has just started. */
async function sweep(): Promise<void> {
  await sweepWork(world.deps).run(world.tenantId, new AbortController().signal);
}

/** Later than the next sweep of every mailbox. */
async function sweepLater(): Promise<void> {
  world.clock.forward(6 * 60_000);
  await sweep();
}

async function known(eventId: string): Promise<Meeting> {
  await world.write(eventId);
  const event = {
    id: eventId,
    iCalUId: `uid-${eventId}`,
    subject: "Planning",
    start: graphTime("2026-11-26T09:00:00"),
    end: graphTime("2026-11-26T10:00:00"),
  };
  const { status, body } = await world.demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const startOf = async ({ id }: Meeting) =>
  new Date((await world.demo.get<Meeting>("anna", `/meetings/${id}`)).start).toISOString();
const later = (content: object) => ({
  ...content,
  start: graphTime("2026-11-26T13:00:00"),
  end: graphTime("2026-11-26T14:00:00"),
});

describe("a sweep", () => {
  it("finds what nobody told of: moved and gone", async () => {
    const moved = await known("sweep-moved");
    const gone = await known("sweep-gone");
    await sweep();
    await world.work();
    const place = (eventId: string) => ({ mailbox: "anna", eventId });
    const mailbox = (await world.demo.rows<{ mailbox: string }>("select mailbox from graph_delta"))[0]?.mailbox ?? "";
    await world.change({ ...place("sweep-moved"), mailbox }, later);
    await world.remove({ ...place("sweep-gone"), mailbox });
    await sweepLater();
    await world.work();
    expect(await startOf(moved)).toBe("2026-11-26T13:00:00.000Z");
    expect((await world.demo.get<Meeting>("anna", `/meetings/${gone.id}`)).status).toBe("cancelled");
  });

  it("asks for no look and keeps no log where nothing changed", async () => {
    await sweepLater();
    await world.work();
    const count = () => world.demo.rows("select count(*)::int as count from sync_log");
    const before = await count();
    await sweepLater();
    expect(await world.waiting()).toEqual([]);
    expect(await count()).toEqual(before);
  });

  it("reads ten thousand unchanged events in a hundred calls and some, and asks for none", async () => {
    let calls = 0;
    const pages = 100;
    const ids = (page: number) => Array.from({ length: 100 }, (_, index) => `many-${page}-${index}`);
    const all = Array.from({ length: pages }, (_, page) => ids(page)).flat();
    await world.demo.rows(
      `insert into graph_event (tenant_id, id, mailbox, event_id, change_key, seen_at, content)
       select $1, gen_random_uuid(), 'many@nordlys.example', id, 'key', now(),
              '{"kind": "single", "input": {"start": "2026-11-26T09:00:00Z", "end": "2026-11-26T10:00:00Z"}}'
         from unnest($2::text[]) as ids (id)`,
      [world.tenantId, all],
    );
    await world.demo.rows(
      `insert into graph_delta (tenant_id, mailbox, window_from, window_to, next_sweep_at) values ($1, 'many@nordlys.example', $2, $2, $2)`,
      [world.tenantId, new Date(0)],
    );
    world.calendar = {
      ...calendar,
      async changes(mailbox, window, cursor) {
        if (mailbox !== "many@nordlys.example") return calendar.changes(mailbox, window, cursor);
        const page = calls;
        calls += 1;
        const changes = ids(page).map((eventId) => ({
          eventId,
          iCalUid: null,
          changeKey: "key",
          kind: "changed" as const,
        }));
        return { changes, cursor: String(page), isLast: page === pages - 1 };
      },
    };
    // A worker that does not look who is watched, because nobody has an event in that mailbox.
    const { sweepMailbox } = await import("./sweep-mailbox.ts");
    const { takeDueSweep } = await import("./delta-sql.ts");
    const { inTenant } = await import("../db/transaction.ts");
    const at = new Date(1);
    const delta = await inTenant(world.deps.commands.pool, world.tenantId, (tx) =>
      takeDueSweep(tx, { tenantId: world.tenantId, now: at, until: world.clock.now() }),
    );
    if (delta === undefined) throw new Error("Nothing is due");
    const swept = await sweepMailbox({ deps: world.deps, calendar: world.calendar, tenantId: world.tenantId, delta });
    expect({ calls, asked: swept.asked }).toEqual({ calls: 100, asked: 0 });
    expect(await world.waiting()).toEqual([]);
  });

  it("reads all of it again where the calendar does not know the cursor any more", async () => {
    const meeting = await known("sweep-reset");
    await sweepLater();
    await world.work();
    const [delta] = await world.demo.rows<{ mailbox: string }>(
      "select mailbox from graph_delta where cursor is not null and tenant_id = $1 and mailbox like 'anna%'",
      [world.tenantId],
    );
    await world.change({ mailbox: delta?.mailbox ?? "", eventId: "sweep-reset" }, later);
    world.calendar = {
      ...calendar,
      changes(mailbox, window, cursor) {
        if (cursor !== null && cursor === lost) throw new CalendarProblem("reset", "Too old");
        return calendar.changes(mailbox, window, cursor);
      },
    };
    const [{ cursor: lost } = { cursor: "" }] = await world.demo.rows<{ cursor: string }>(
      "select cursor from graph_delta where mailbox = $1",
      [delta?.mailbox],
    );
    await sweepLater();
    await world.work();
    expect(await startOf(meeting)).toBe("2026-11-26T13:00:00.000Z");
  });
});

describe("subscriptions", () => {
  /** A calendar elsewhere that remembers what it was asked for. */
  function elsewhere() {
    const held = new Map<string, string>();
    const asked: string[] = [];
    const port: CalendarPort = {
      ...calendar,
      name: "graph",
      async subscribe(mailbox, secret, until) {
        asked.push(`subscribe ${mailbox}`);
        const subscriptionId = `sub-${mailbox}-${asked.length}`;
        held.set(subscriptionId, secret);
        return { subscriptionId, expiresAt: until };
      },
      async renew(subscriptionId, until) {
        asked.push(`renew ${subscriptionId}`);
        if (!held.has(subscriptionId)) throw new CalendarProblem("gone", "No such subscription");
        return { subscriptionId, expiresAt: until };
      },
      async changes() {
        return { changes: [], cursor: "nothing", isLast: true };
      },
    };
    return { port, held, asked };
  }

  it("are asked for, rooms first, renewed with head-room, and made anew where they are lost", async () => {
    const { port, held, asked } = elsewhere();
    world.calendar = port;
    await sweep();
    const rooms = await world.demo.rows<{ email: string }>(
      "select lower(email) as email from meeting_room where tenant_id = $1 and deleted_at is null order by 1",
      [world.tenantId],
    );
    expect(asked.slice(0, rooms.length)).toEqual(rooms.map(({ email }) => `subscribe ${email}`));
    expect((await world.demo.rows("select 1 from graph_subscription_route")).length).toBe(asked.length);
    const before = asked.length;
    world.clock.forward(86_400_000);
    await sweep();
    expect(asked.length).toBe(before);
    world.clock.forward(2.5 * 86_400_000);
    await sweep();
    expect(asked.slice(before).every((one) => one.startsWith("renew"))).toBe(true);
    expect(asked.length).toBe(before * 2);
    const [lost] = held.keys();
    held.delete(lost ?? "");
    world.clock.forward(3.5 * 86_400_000);
    await sweep();
    expect(asked.filter((one) => one.startsWith("subscribe")).length).toBe(before + 1);
    const active = await world.demo.rows("select 1 from graph_subscription where status = 'active'");
    expect(active.length).toBe(before);
  });
});
