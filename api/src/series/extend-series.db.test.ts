import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import type { SeriesRoomOffers } from "@magic-meetings/contract/series/series.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../commands/run-command.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { extendSeries } from "./extend-series.ts";
import { appointment, everyWeek, masterEvent, now, seriesClient } from "./series-test-world.ts";

const day = 24 * 3_600_000;
const endless = everyWeek(["monday"], { type: "noEnd" });

let demo: DemoTestApi;
const { put, send, series, dates, book, ok } = seriesClient(() => demo);

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
afterAll(() => demo.stop());

/** The job, so many days on, until there is nothing left to do; gives how often it did something. */
async function runJob(days: number): Promise<number> {
  const [tenant] = await demo.rows<{ id: string }>("select id from tenant where name = 'Nordlys Group'");
  const deps = {
    pool: demo.database.appPool,
    planMessages,
    passCodes: demoPassCodes,
    afterCommit: { signalled: () => undefined, messagesPlanned: () => undefined },
  };
  const request = {
    principal: jobPrincipal(tenant?.id ?? ""),
    now: new Date(now.getTime() + days * day),
    requestId: "extend-series",
  };
  for (let rounds = 0; rounds < 20; rounds += 1) {
    if ((await runCommand(deps, request, extendSeries)).answer === 0) return rounds;
  }
  throw new Error("The job finds no end");
}

describe("a series without an end", () => {
  it("has its dates three months ahead, and a yearly one its next", async () => {
    const weekly = await put("endless", appointment(endless));
    expect(await series(weekly.series?.id)).toMatchObject({
      occurrences: null,
      endsOn: null,
      coming: 14,
      materialisedUntil: "2027-02-23",
    });
    const yearly = {
      pattern: { type: "absoluteYearly", interval: 1, month: 11, dayOfMonth: 20 },
      range: { type: "noEnd", startDate: "2026-11-23" },
    };
    const once = await put("yearly", appointment(yearly as Recurrence));
    expect(once.start).toBe("2027-11-20T09:00:00.000Z");
  });

  it("grows as time goes on, with its people and its room, and tells where the room is taken", async () => {
    await put("grows", appointment(endless, {}, "15:00", "15:30"));
    const { items } = await ok<SeriesRoomOffers>(
      "GET",
      `/series/${(await put("grows", appointment(endless, {}, "15:00", "15:30"))).series?.id}/rooms`,
    );
    const roomId = items[0]?.room.id;
    const sent = await send(masterEvent("grows", endless, {}, "15:00", "15:30"));
    const id = sent.series?.id;
    await book(id, { roomId, accept: "free" });
    expect(await runJob(0)).toBe(0);
    // Somebody else has the room on a day that is no date yet.
    const rival = await put(
      "rival",
      appointment(undefined, { start: "2027-03-08T14:00:00Z", end: "2027-03-08T14:30:00Z" }),
    );
    const taken = await demo.ask("anna", "POST", `/meetings/${rival.id}/room-bookings`, { body: { roomId } });
    expect(taken.status).toBe(201);
    expect(await runJob(30)).toBe(1);
    expect(await runJob(30)).toBe(0);
    const all = await dates(id);
    expect(all).toHaveLength(17);
    expect(all.at(-1)).toMatchObject({ start: "2027-03-15T14:00:00.000Z", status: "scheduled", isException: false });
    expect(all.filter(({ rooms }) => rooms.length === 0).map(({ start }) => start.slice(0, 10))).toEqual([
      "2027-03-08",
    ]);
    const missed = all.find(({ rooms }) => rooms.length === 0);
    const [told] = await demo.rows<{ facts: { alternative: string }; messages: number }>(
      `select s.facts, (select count(*)::integer from message_log l where l.signal_id = s.id) as messages
         from signal s where s.kind = 'series.room_taken' and s.meeting_id = $1`,
      [missed?.meetingId],
    );
    expect(told?.messages).toBe(1);
    expect(told?.facts.alternative).toMatch(/\w/);
    const [people] = await demo.rows<{ n: number }>(
      "select count(*)::integer as n from meeting_role where meeting_id = $1",
      [all.at(-1)?.meetingId],
    );
    expect(people?.n).toBe(4);
    // The invite comes once more, as calendars do: nothing is taken back.
    await send(masterEvent("grows", endless, {}, "15:00", "15:30"));
    expect(await dates(id)).toHaveLength(17);
  });

  it("grows once where several jobs run at once, and not at all when it ends", async () => {
    const ending = await send(masterEvent("ending", endless, {}, "07:00", "07:30"));
    await send(
      masterEvent("ending", everyWeek(["monday"], { type: "numbered", numberOfOccurrences: 3 }), {}, "07:00", "07:30"),
    );
    const growing = await send(masterEvent("at-once", endless, {}, "07:00", "07:30"));
    await Promise.all([runJob(60), runJob(60), runJob(60)]);
    expect(await dates(ending.series?.id, true)).toHaveLength(3);
    const all = await dates(growing.series?.id);
    expect(new Set(all.map(({ originalStart }) => originalStart)).size).toBe(all.length);
    expect(all.at(-1)?.start.slice(0, 10)).toBe("2027-04-19");
  });
});
