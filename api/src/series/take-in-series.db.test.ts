import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Series, SeriesRoomOffers } from "@magic-meetings/contract/series/series.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAttendees, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import {
  appointment,
  everyDay,
  everyWeek,
  keyOf,
  masterEvent,
  mondays,
  now,
  seriesClient,
} from "./series-test-world.ts";

let demo: DemoTestApi;
const { put, send, series, dates, book, ok } = seriesClient(() => demo);

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
afterAll(() => demo.stop());

function startsOf(items: { start: string; status: string }[]): string[] {
  return items.filter(({ status }) => status !== "cancelled").map(({ start }) => start.slice(0, 16));
}

async function bestRoom(id: string | undefined): Promise<string> {
  const { items } = await ok<SeriesRoomOffers>("GET", `/series/${id}/rooms`);
  return items[0]?.room.id ?? "";
}

async function signalsOf(id: string | undefined): Promise<string[]> {
  const rows = await demo.rows<{ kind: string }>("select kind from signal where subject_id = $1 order by kind", [id]);
  return rows.map(({ kind }) => kind);
}

describe("the pane's upsert of a series", () => {
  it("makes every date a meeting, through a change of the clock, and answers with the first", async () => {
    const meeting = await put("weekly", appointment(mondays(20)));
    expect(meeting).toMatchObject({ status: "draft", start: "2026-11-23T09:00:00.000Z", subject: "Weekly" });
    expect(meeting.series).toMatchObject({ occurrences: 20, isException: false, originalStart: meeting.start });
    expect(meeting.attendees).toHaveLength(4);
    const all = await dates(meeting.series?.id);
    expect(all).toHaveLength(20);
    expect(startsOf(all).slice(-3)).toEqual(["2027-03-22T09:00", "2027-03-29T08:00", "2027-04-05T08:00"]);
    const last = await ok<Meeting>("GET", `/meetings/${all.at(-1)?.meetingId}`);
    expect(last).toMatchObject({
      locations: [{ headCount: 4, site: { name: "Copenhagen" } }],
      attendees: { length: 4 },
    });
    expect(await series(meeting.series?.id)).toMatchObject({
      startsAt: "10:00",
      durationMinutes: 60,
      coming: 20,
      endsOn: "2027-04-05",
      next: { meetingId: meeting.id },
      exceptions: [],
      rooms: [],
      allowed: { bookRoom: { ok: true } },
    });
    const { items } = await ok<{ items: { id: string; seriesId: string | null }[] }>("GET", "/meetings?limit=200");
    expect(items.find(({ id }) => id === meeting.id)?.seriesId).toBe(meeting.series?.id);
  });

  it("is one series for one key, however often and at once it comes", async () => {
    const body = appointment(mondays(10));
    const answers = await Promise.all(Array.from({ length: 10 }, () => put("same", body)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([1]));
    const id = answers[0]?.series?.id;
    expect(await dates(id)).toHaveLength(10);
    expect((await series(id)).version).toBe(1);
    expect(await signalsOf(id)).toEqual(["series.drafted"]);
  });

  it("takes 730 dates at once, and no more", async () => {
    const meeting = await put("two-years", appointment(everyDay(730)));
    expect(await series(meeting.series?.id)).toMatchObject({ coming: 730, endsOn: "2028-11-21" });
    const [facts] = await demo.rows<{ dates: number; people: number; places: number }>(
      `select count(*)::integer as dates,
              (select count(*)::integer from meeting_role p where p.meeting_id in (select id from meeting where series_id = $1)) as people,
              (select count(*)::integer from meeting_location l where l.meeting_id in (select id from meeting where series_id = $1)) as places
         from meeting where series_id = $1`,
      [meeting.series?.id],
    );
    expect(facts).toEqual({ dates: 730, people: 2920, places: 730 });
    const path = `/meetings/by-key/${keyOf("too-long")}`;
    const refused = await demo.ask("anna", "PUT", path, { body: appointment(everyDay(731)) });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "invalid", detail: expect.stringContaining("730") as string },
    });
  });

  it.each([
    [
      "an end before its first date",
      appointment(everyWeek(["sunday"], { type: "endDate", endDate: "2026-11-24" })),
      422,
    ],
    [
      "a zone that nobody knows",
      appointment(everyWeek(["monday"], { type: "noEnd", recurrenceTimeZone: "Mars" })),
      422,
    ],
    ["no day of the week", appointment(everyWeek([], { type: "noEnd" })), 422],
    [
      "what is over",
      appointment(everyWeek(["monday"], { type: "endDate", startDate: "2025-01-06", endDate: "2025-03-01" })),
      422,
    ],
    ["a pattern that is none", appointment({ pattern: { type: "hourly" } } as never), 400],
  ])("refuses %s", async (_, body, status) => {
    const answer = await demo.ask("anna", "PUT", `/meetings/by-key/${keyOf("refused")}`, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(await demo.rows("select id from meeting_series where client_key = $1", [keyOf("refused")])).toEqual([]);
  });

  it("is 404 for another company, and for somebody else's key", async () => {
    const { series: own } = await put("private", appointment(mondays(3)));
    for (const [method, path, body] of [
      ["GET", `/series/${own?.id}`],
      ["GET", `/series/${own?.id}/occurrences`],
      ["GET", `/series/${own?.id}/rooms`],
      ["POST", `/series/${own?.id}/room-bookings/preview`, { roomId: own?.id }],
      ["POST", `/series/${own?.id}/room-bookings`, { roomId: own?.id, accept: "free" }],
      ["DELETE", `/series/${own?.id}/rooms/${own?.id}`],
      ["POST", `/series/${own?.id}/cancel`],
    ] as const) {
      const answer = await demo.ask("per", method, path, body === undefined ? {} : { body });
      expect(answer.status, `${method} ${path}`).toBe(404);
    }
    const path = `/meetings/by-key/${keyOf("private")}`;
    expect((await demo.ask("hugo", "PUT", path, { body: appointment(mondays(3)) })).status).toBe(404);
  });
});

describe("a pattern that changes", () => {
  it("moves the dates with their rooms, adds and cancels, and keeps what was moved or skipped by hand", async () => {
    const { series: made } = await put("changes", appointment(mondays(6), {}, "17:00", "17:45"));
    const id = made?.id;
    const roomId = await bestRoom(id);
    expect((await book(id, { roomId, accept: "free" })).dates.every(({ status }) => status === "booked")).toBe(true);
    await send(masterEvent("changes", mondays(6), {}, "17:00", "17:45"));
    const before = await dates(id);
    const bookingsBefore = before.map(({ rooms }) => rooms[0]?.bookingId);
    await ok("POST", `/meetings/${before[1]?.meetingId}/cancel`);
    await send({
      ...masterEvent("changes", mondays(6), {}, "08:00", "08:30"),
      id: "moved-by-hand",
      iCalUId: "moved-by-hand",
      type: "exception",
      seriesMasterId: "id-of-changes",
      originalStart: before[2]?.start,
      start: { dateTime: "2026-12-08T08:00:00", timeZone: "Europe/Copenhagen" },
      end: { dateTime: "2026-12-08T08:30:00", timeZone: "Europe/Copenhagen" },
    });
    expect((await series(id)).exceptions.map(({ kind }) => kind)).toEqual(["skipped", "moved"]);
    await send(masterEvent("changes", mondays(5), {}, "18:00", "18:45"));
    const after = await dates(id);
    expect(after.map(({ meetingId }) => meetingId).sort()).toEqual(before.map(({ meetingId }) => meetingId).sort());
    expect(after.map(({ start, status, rooms }) => [start.slice(0, 16), status, rooms.length])).toEqual([
      ["2026-11-23T17:00", "scheduled", 1],
      ["2026-11-30T16:00", "cancelled", 0],
      ["2026-12-08T07:00", "scheduled", after[2]?.rooms.length],
      ["2026-12-14T17:00", "scheduled", 1],
      ["2026-12-21T17:00", "scheduled", 1],
      ["2026-12-28T16:00", "cancelled", 0],
    ]);
    const held = await demo.rows<{ n: number }>(
      `select count(*)::integer as n from room_booking k join meeting m on m.id = k.meeting_id
        where m.series_id = $1 and m.status <> 'cancelled' and k.status = 'confirmed' and not m.is_exception
          and k.starts_at + make_interval(mins => k.setup_minutes) = m.starts_at`,
      [id],
    );
    expect(held).toEqual([{ n: 3 }]);
    expect(after[3]?.rooms[0]?.bookingId).toBe(bookingsBefore[3]);
    // A date that the pattern gives again is the same meeting, and has its room again.
    await send(masterEvent("changes", mondays(7), {}, "18:00", "18:45"));
    const longer = await dates(id, true);
    expect(startsOf(longer).slice(-2)).toEqual(["2026-12-28T17:00", "2027-01-04T17:00"]);
    expect(longer.slice(-2).map(({ rooms }) => rooms.length)).toEqual([1, 1]);
    expect(longer.map(({ meetingId }) => meetingId)).toContain(before[5]?.meetingId);
    expect((await signalsOf(id)).filter((kind) => kind === "series.changed")).toHaveLength(2);
  });

  it("ends early with a shorter range, and goes to other days", async () => {
    const { series: made } = await put("days", appointment(mondays(4)));
    await put("days", appointment(mondays(2)));
    expect(startsOf(await dates(made?.id))).toEqual(["2026-11-23T09:00", "2026-11-30T09:00"]);
    await put("days", appointment(everyWeek(["tuesday"], { type: "numbered", numberOfOccurrences: 2 })));
    expect(startsOf(await dates(made?.id))).toEqual(["2026-11-24T09:00", "2026-12-01T09:00"]);
  });

  it("takes subject, people and place of the invite to every date", async () => {
    const { series: made } = await put("invite", appointment(mondays(3)));
    await put("invite", appointment(mondays(3), { subject: "Monthly", attendees: demoAttendees(7) }));
    for (const { meetingId } of await dates(made?.id)) {
      const meeting = await ok<Meeting>("GET", `/meetings/${meetingId}`);
      expect(meeting).toMatchObject({ subject: "Monthly", attendees: { length: 7 }, locations: [{ headCount: 7 }] });
    }
  });

  it("lets two dates change places without losing their room", async () => {
    const { series: made } = await put("swap", appointment(everyDay(5), {}, "20:00", "20:45"));
    const roomId = await bestRoom(made?.id);
    await book(made?.id, { roomId, accept: "free" });
    const shifted = { ...everyDay(5), range: { ...everyDay(5).range, recurrenceTimeZone: "Asia/Tokyo" } };
    const body = { start: "2026-11-24T04:00:00+09:00", end: "2026-11-24T04:45:00+09:00", timeZone: "Asia/Tokyo" };
    await put("swap", appointment(shifted, body));
    const rows = await demo.rows<{ n: number }>(
      `select count(*)::integer as n from room_booking k join meeting m on m.id = k.meeting_id
        where m.series_id = $1 and m.status <> 'cancelled' and k.status = 'provisional'`,
      [made?.id],
    );
    expect(rows).toEqual([{ n: 5 }]);
  });
});

describe("an appointment that is made to repeat", () => {
  it("keeps its meeting as a date, and is one meeting again when it repeats no more", async () => {
    const single = await put("toggled", appointment(undefined));
    const repeated = await put("toggled", appointment(mondays(4)));
    expect(repeated.id).toBe(single.id);
    expect(await dates(repeated.series?.id)).toHaveLength(4);
    const again = await put("toggled", appointment(undefined));
    expect(again).toMatchObject({ id: single.id, series: null, status: "draft", clientKey: keyOf("toggled") });
    expect((await series(repeated.series?.id)).status).toBe("cancelled");
    const once = await put("toggled", appointment(mondays(3)));
    expect(once.id).toBe(single.id);
    expect(once.series?.id).not.toBe(repeated.series?.id);
  });

  it("that was sent is one meeting until it is sent as a series, and then is one of its dates", async () => {
    const single = await put("repeats-later", appointment(undefined));
    const zone = { timeZone: "Europe/Copenhagen" };
    const event = masterEvent("repeats-later", mondays(4));
    await send({
      ...event,
      type: "singleInstance",
      start: { ...event.start, ...zone },
      end: { ...event.end, ...zone },
    });
    const edited = await put("repeats-later", appointment(mondays(4)));
    expect(edited).toMatchObject({ id: single.id, series: null, status: "scheduled" });
    const sent = await send(event);
    expect(sent.id).toBe(single.id);
    expect((await dates(sent.series?.id)).map(({ status }) => status)).toEqual(Array(4).fill("scheduled"));
  });

  it("is not taken apart by an Outlook that does not know of the pattern, once it was sent", async () => {
    const { series: made } = await put("unaware", appointment(mondays(4)));
    await send(masterEvent("unaware", mondays(4)));
    expect((await put("unaware", appointment(undefined))).series?.id).toBe(made?.id);
    expect(await dates(made?.id, true)).toHaveLength(4);
  });
});

describe("the calendar's word on a series", () => {
  it("confirms every date and room at once, and tells once", async () => {
    const { series: made, organizer } = await put("sent", appointment(mondays(12), {}, "16:00", "16:45"));
    const roomId = await bestRoom(made?.id);
    await book(made?.id, { roomId, accept: "free" });
    const sent = await send(masterEvent("sent", mondays(12), {}, "16:00", "16:45"));
    expect(sent).toMatchObject({ status: "scheduled", roomBookings: [{ status: "confirmed" }] });
    expect((await dates(made?.id)).map(({ status, rooms }) => [status, rooms[0]?.status])).toEqual(
      Array(12).fill(["scheduled", "confirmed"]),
    );
    expect(await signalsOf(made?.id)).toEqual(["series.drafted", "series.scheduled"]);
    const told = await demo.rows(
      `select m.id from message_log m join meeting t on t.id = m.meeting_id
        where m.receiver_id = $1 and t.series_id = $2`,
      [organizer.id, made?.id],
    );
    expect(told).toHaveLength(1);
    const version = (await series(made?.id)).version;
    await send(masterEvent("sent", mondays(12), {}, "16:00", "16:45"));
    expect((await series(made?.id)).version).toBe(version);
    expect(await signalsOf(made?.id)).toHaveLength(2);
  });

  it("books the rooms of the invite on every date, and skips the dates that it says were cancelled", async () => {
    const [room] = await demo.rows<{ id: string; email: string; name: string }>(
      `select r.id, r.email, r.name from meeting_room r join site s on s.id = r.site_id
        where s.name = 'Copenhagen' and not r.approval_needed order by r.capacity, r.name limit 1`,
    );
    const invited = { type: "resource", emailAddress: { address: room?.email, name: room?.name } };
    const event = masterEvent(
      "rooms",
      mondays(4),
      { cancelledOccurrences: ["OID.AAMkAD.2026-12-07"] },
      "19:00",
      "19:30",
    );
    const meeting = await send({ ...event, attendees: [...event.attendees, invited] });
    const all = await dates(meeting.series?.id);
    expect(all.map(({ status, rooms }) => [status, rooms.length])).toEqual([
      ["scheduled", 1],
      ["scheduled", 1],
      ["cancelled", 0],
      ["scheduled", 1],
    ]);
    expect(await series(meeting.series?.id)).toMatchObject({
      coming: 3,
      rooms: [{ room: { id: room?.id }, heldOn: 3 }],
    });
  });

  it("cancels it as a whole, once", async () => {
    const event = masterEvent("cancelled", mondays(4), {}, "19:00", "19:30");
    const { series: made } = await send(event);
    for (let time = 0; time < 2; time += 1) await send({ ...event, isCancelled: true });
    expect(await series(made?.id)).toMatchObject({ status: "cancelled", coming: 0, next: null });
    expect((await signalsOf(made?.id)).filter((kind) => kind === "series.cancelled")).toHaveLength(1);
    // What its calendar gives again is alive again.
    expect((await send(event)).series?.id).toBe(made?.id);
    expect(await series(made?.id)).toMatchObject({ status: "scheduled", coming: 4 });
    // What was cancelled here is not: its event was only not taken away yet.
    await ok("POST", `/series/${made?.id}/cancel`);
    expect((await demo.ask("anna", "POST", "/calendar/events", { body: event })).status).toBe(409);
  });
});

describe("cancelling", () => {
  it("skips one date for good, and the whole series with its rooms", async () => {
    const { series: made } = await put("skip", appointment(mondays(5), {}, "15:00", "15:30"));
    const roomId = await bestRoom(made?.id);
    await book(made?.id, { roomId, accept: "free" });
    const [, second] = await dates(made?.id);
    const skipped = await ok<Meeting>("POST", `/meetings/${second?.meetingId}/cancel`);
    expect(skipped).toMatchObject({ status: "cancelled", roomBookings: [], series: { isException: true } });
    await put("skip", appointment(mondays(6), {}, "15:00", "15:30"));
    expect(startsOf(await dates(made?.id))).not.toContain(second?.start.slice(0, 16));
    const cancelled = await ok<Series>("POST", `/series/${made?.id}/cancel`);
    expect(cancelled).toMatchObject({ status: "cancelled", coming: 0, allowed: { cancel: { ok: false } } });
    const held = await demo.rows(
      `select k.id from room_booking k join meeting m on m.id = k.meeting_id
        where m.series_id = $1 and k.status in ('provisional', 'requested', 'confirmed')`,
      [made?.id],
    );
    expect(held).toEqual([]);
  });
});
