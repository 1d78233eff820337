import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import type { InvitedVisits } from "@magic-meetings/contract/visits/visit-input.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { lookWorld, now } from "../reconciler/look-test-world.ts";
import { eraseOverRetention } from "./erase-over-retention.ts";
import { findEverywhere } from "./every-column.ts";

// Whoever was erased stays erased, although the invites of her meetings go on naming her in the calendar.

let demo: DemoTestApi;
const { annas, seen, look } = lookWorld(() => demo);

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
afterAll(() => demo.stop());

const addressOf = (name: string) => `${name.toLowerCase()}@kept-away.example`;

/** Anna's event, to which somebody from outside is invited. */
function withGuest(name: string, change: Parameters<typeof annas>[2] = {}) {
  const event = annas(name, [], { clientKey: `erased-${name}`, ...change });
  const guest = { email: addressOf(name), name, response: "accepted" as const, kind: "required" as const };
  return { ...event, input: { ...event.input, attendees: [...event.input.attendees, guest] } };
}

async function erase(name: string, meetingId: string): Promise<void> {
  const { status } = await demo.ask<InvitedVisits>("anna", "POST", `/meetings/${meetingId}/visits`, {
    body: { visitors: [{ name, email: addressOf(name) }], source: "attendee" },
  });
  expect(status).toBe(201);
  const [visitor] = await demo.rows<{ id: string }>("select id from visitor where email = $1", [addressOf(name)]);
  const body = { because: "asked", confirm: name };
  expect((await demo.ask("greta", "POST", `/visitors/${visitor?.id}/erase`, { body })).status).toBe(200);
}

async function at(moment: string): Promise<void> {
  demo.moveTo(new Date(moment));
  await demo.job((context) => eraseOverRetention(context));
}

const tables = async (name: string) => {
  const { found } = await findEverywhere(demo.database, [addressOf(name)]);
  return [...new Set(found.map(({ table }) => table))].sort();
};

describe("an event that still names somebody who was erased", () => {
  it("gives her back neither by being read again, nor by a late change, nor by the pane, once it is over", async () => {
    const event = withGuest("Adelheid");
    const { meetingId } = await look(seen(event));
    await erase("Adelheid", meetingId!);
    expect(await tables("Adelheid")).toEqual(["graph_event", "meeting_role"]);
    await at("2026-11-19T11:30:00Z");
    expect(await tables("Adelheid")).toEqual([]);
    await look(seen(event, 2));
    await look(seen(withGuest("Adelheid", { subject: "Held yesterday" }), 3), { settleSeconds: 0, isRepair: true });
    const again = {
      subject: event.input.subject,
      start: event.input.start,
      end: event.input.end,
      timeZone: event.input.timeZone,
      attendees: event.input.attendees,
    };
    await demo.ask<Meeting>("anna", "PUT", "/meetings/by-key/erased-Adelheid", { body: again });
    expect(await tables("Adelheid")).toEqual([]);
    const people = await demo.rows("select from meeting_role where meeting_id = $1", [meetingId]);
    expect(people.length).toBeGreaterThan(1);
    demo.moveTo(now);
  });

  it("gives her back neither on dates of a series that are added later, nor with the series when it is over", async () => {
    const daily = (days: number): Recurrence =>
      ({
        pattern: { type: "daily", interval: 1 },
        range: {
          type: "endDate",
          startDate: "2026-11-19",
          endDate: `2026-11-${18 + days}`,
          recurrenceTimeZone: "Europe/Copenhagen",
        },
      }) as Recurrence;
    const series = (count: number) => withGuest("Brunhild", { kind: "series", recurrence: daily(count) });
    const { seriesId } = await look(seen(series(2)));
    const [first] = await demo.rows<{ id: string }>("select id from meeting where series_id = $1 order by starts_at", [
      seriesId,
    ]);
    await erase("Brunhild", first!.id);
    await look(seen(series(4), 2));
    for (const day of [19, 20, 21]) await at(`2026-11-${day}T11:30:00Z`);
    expect(await tables("Brunhild")).toEqual(["graph_event", "meeting_role"]);
    await at("2026-11-22T11:30:00Z");
    expect(await tables("Brunhild")).toEqual([]);
    demo.moveTo(new Date("2026-11-23T06:00:00Z"));
    await look(seen(series(4), 3));
    expect(await tables("Brunhild")).toEqual([]);
    demo.moveTo(now);
  });

  it("does not expect her again where the event is dragged to a coming day, or taken up again", async () => {
    const event = withGuest("Cunigunde", { subject: "Dragged on" });
    const { meetingId } = await look(seen(event));
    await demo.ask<InvitedVisits>("anna", "POST", `/meetings/${meetingId}/visits`, {
      body: { visitors: [{ name: "Cunigunde", email: addressOf("Cunigunde") }], source: "attendee" },
    });
    const visits = () =>
      demo.rows<{ status: string; visitor_id: string | null; begins: Date }>(
        "select status, visitor_id, lower(during) as begins from visit where meeting_id = $1 order by id",
        [meetingId],
      );
    const passes = () =>
      demo.rows(
        `select p.id from access_pass p join visit v on v.tenant_id = p.tenant_id and v.id = p.visit_id
          where v.meeting_id = $1 and p.status = 'active'`,
        [meetingId],
      );
    const mails = async () =>
      (
        await demo.rows("select 1 from message_log m join visit v on v.id = m.visit_id where v.meeting_id = $1", [
          meetingId,
        ])
      ).length;
    await at("2026-11-19T11:30:00Z");
    const [visitor] = await demo.rows<{ id: string }>("select id from visitor where email = $1", [
      addressOf("Cunigunde"),
    ]);
    const body = { because: "asked", confirm: "Cunigunde" };
    expect((await demo.ask("greta", "POST", `/visitors/${visitor?.id}/erase`, { body })).status).toBe(200);
    const [before, mailsBefore] = [await visits(), await mails()];
    const dragged = withGuest("Cunigunde", {
      subject: "Dragged on",
      start: "2026-11-26T10:00:00+01:00",
      end: "2026-11-26T11:00:00+01:00",
    });
    await look(seen(dragged, 2));
    expect(await visits()).toEqual(before);
    await look(seen({ ...dragged, isCancelled: true }, 3));
    await look(seen(dragged, 4));
    expect(await visits()).toEqual(before);
    expect(await passes()).toEqual([]);
    expect(await mails()).toBe(mailsBefore);
    demo.moveTo(now);
  });
});
