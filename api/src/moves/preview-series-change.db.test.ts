import type { MeetingMove, SeriesConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { masterEvent, mondays, now, seriesClient } from "../series/series-test-world.ts";
import { coffee, lunch } from "./move-test-world.ts";

let demo: DemoTestApi;
let count = 0;
const client = seriesClient(() => demo);

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
beforeEach(() => demo.moveTo(now));
afterAll(() => demo.stop());

const recurrence = mondays(4);
const at = (from: string, until: string, more: object = {}) => ({
  start: `2026-11-23T${from}:00+01:00`,
  end: `2026-11-23T${until}:00+01:00`,
  timeZone: "Europe/Copenhagen",
  recurrence,
  ...more,
});

/** A sent series of four Mondays; on the first two of them something is ordered. */
async function sentSeries() {
  count += 1;
  const key = `preview-${count}`;
  const first = await client.send(masterEvent(key, recurrence));
  const seriesId = first.series?.id ?? "";
  const dates = await client.dates(seriesId);
  for (const { meetingId } of dates.slice(0, 2)) {
    const lines = [lunch, coffee].map((serviceId) => ({ serviceId, quantity: 6 }));
    const draft = await demo.ask<ServiceOrder>("anna", "POST", `/meetings/${meetingId}/service-orders`, {
      body: { lines },
    });
    expect(draft.status, JSON.stringify(draft.body)).toBe(201);
    const sent = await demo.ask("anna", "POST", `/service-orders/${draft.body.id}/submit`);
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  }
  return { key, seriesId, dates };
}

const preview = async (seriesId: string, body: object, person = "anna") =>
  demo.ask<SeriesConsequences>(person, "POST", `/series/${seriesId}/preview-change`, { body });

async function previewed(seriesId: string, body: object): Promise<SeriesConsequences> {
  const { status, body: found } = await preview(seriesId, body);
  expect(status, JSON.stringify(found)).toBe(200);
  return found;
}

const nothing = { moved: 0, ended: 0, added: 0, rooms: { follow: 0, lost: 0 }, free: 0, dates: [], more: 0 };

describe("the consequences of another time for a series", () => {
  it("are none where the invite says what the calendar does", async () => {
    const { seriesId } = await sentSeries();
    expect(await previewed(seriesId, at("10:00", "11:00"))).toEqual(nothing);
  });

  it("are said date by date, and nothing is changed by asking", async () => {
    // Sunday afternoon: what is for Monday is past its cut-off, what is for a week later is not.
    const { seriesId, dates } = await sentSeries();
    demo.moveTo(new Date("2026-11-23T07:30:00Z"));
    const before = await client.dates(seriesId);
    const found = await previewed(seriesId, at("13:00", "14:00"));
    expect(found).toMatchObject({ moved: 4, ended: 0, added: 0, free: 1, more: 0 });
    expect(found.dates.map(({ meeting }) => meeting.id)).toEqual([dates[0]?.meetingId]);
    expect(found.dates[0]?.question).not.toBeNull();
    expect(await client.dates(seriesId)).toEqual(before);
  });

  it("are what happens then: what asks here asks there, what is free follows", async () => {
    const { key, seriesId, dates } = await sentSeries();
    demo.moveTo(new Date("2026-11-23T07:30:00Z"));
    const found = await previewed(seriesId, at("13:00", "14:00"));
    await client.send(masterEvent(key, recurrence, {}, "13:00", "14:00"));
    for (const { meetingId } of dates) {
      const { move } = await demo.get<{ move: MeetingMove | null }>("anna", `/meetings/${meetingId}/move`);
      const isAsked = found.dates.some(({ meeting, question }) => meeting.id === meetingId && question !== null);
      expect(move?.status ?? null).toBe(isAsked ? "open" : null);
    }
  });

  it("are answered before it is sent, date by date", async () => {
    const { key, seriesId } = await sentSeries();
    demo.moveTo(new Date("2026-11-23T07:30:00Z"));
    const [asked] = (await previewed(seriesId, at("13:00", "14:00"))).dates;
    const path = `/meetings/${asked?.meeting.id}`;
    const kept = await demo.ask("anna", "POST", `${path}/move-answers`, { body: { ...asked?.to, choice: "keep" } });
    expect(kept.status, JSON.stringify(kept.body)).toBe(200);
    await client.send(masterEvent(key, recurrence, {}, "13:00", "14:00"));
    const { move } = await demo.get<{ move: MeetingMove | null }>("anna", `${path}/move`);
    expect(move).toMatchObject({ status: "answered" });
    expect(move?.lines.every(({ choice }) => choice === "keep")).toBe(true);
  });

  it("count dates that end and come with another pattern, and what ending costs", async () => {
    const { seriesId, dates } = await sentSeries();
    demo.moveTo(new Date("2026-11-23T07:30:00Z"));
    const tuesdays = {
      pattern: { ...recurrence.pattern, daysOfWeek: ["tuesday"] },
      range: { ...recurrence.range, startDate: "2026-11-24" },
    };
    const found = await previewed(seriesId, { ...at("10:00", "11:00"), recurrence: tuesdays });
    expect(found).toMatchObject({ moved: 0, ended: 4, added: 4, free: 1 });
    expect(found.dates).toMatchObject([{ meeting: { id: dates[0]?.meetingId }, to: null, question: null }]);
    expect(found.dates[0]?.lines.some((line) => line.outcome === "cancelled" && line.fee.amountMinor > 0)).toBe(true);
  });

  it("count rooms that follow and rooms that are somebody else's then", async () => {
    const { seriesId, dates } = await sentSeries();
    const [first, second] = dates;
    const meeting = await demo.get<Meeting>("anna", `/meetings/${first?.meetingId}`);
    const site = meeting.locations[0]?.site.id ?? "";
    const query = new URLSearchParams({ site, start: meeting.start, end: meeting.end, capacity: "2", limit: "20" });
    const { items } = await demo.get<{ items: { room: { id: string }; approvalNeeded: boolean }[] }>(
      "anna",
      `/rooms/available?${query}`,
    );
    const roomId = items.find(({ approvalNeeded }) => !approvalNeeded)?.room.id;
    for (const { meetingId } of [first, second].flatMap((one) => one ?? [])) {
      const booked = await demo.ask("anna", "POST", `/meetings/${meetingId}/room-bookings`, { body: { roomId } });
      expect(booked.status, JSON.stringify(booked.body)).toBe(201);
    }
    const rival = await demo.ask<Meeting>("bo", "POST", "/calendar/events", {
      body: {
        id: "rival-of-a-series",
        iCalUId: "rival-of-a-series",
        subject: "Rival",
        start: { dateTime: "2026-11-30T15:00:00", timeZone: "Europe/Copenhagen" },
        end: { dateTime: "2026-11-30T16:00:00", timeZone: "Europe/Copenhagen" },
      },
    });
    await demo.ask("bo", "POST", `/meetings/${rival.body.id}/room-bookings`, { body: { roomId } });
    const found = await previewed(seriesId, at("15:00", "16:00"));
    expect(found.rooms).toEqual({ follow: 1, lost: 1 });
    expect(found.dates.map(({ meeting: { id } }) => id)).toContain(second?.meetingId);
  });

  it("are the organizer's to ask for, of a pattern that is one", async () => {
    const { seriesId } = await sentSeries();
    expect((await preview(seriesId, at("13:00", "14:00"), "bo")).status).toBe(403);
    const endless = { ...recurrence, pattern: { type: "weekly", interval: 0, daysOfWeek: [] } };
    expect((await preview(seriesId, { ...at("13:00", "14:00"), recurrence: endless })).status).toBe(400);
    expect((await preview(seriesId, at("14:00", "13:00"))).status).toBe(422);
    expect((await preview("0197f3a0-0000-7000-8000-00000000c1e1", at("13:00", "14:00"))).status).toBe(404);
  });
});
