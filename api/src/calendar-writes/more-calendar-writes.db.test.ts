import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Orphan } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Series, SeriesRoomBookings, SeriesRoomOffers } from "@magic-meetings/contract/series/series.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CalendarProblem, type CalendarPort } from "../calendar/calendar-port.ts";
import { runCommand } from "../commands/run-command.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { detectOrphans } from "../orphans/detect-orphans.ts";
import type { EventPlace } from "../sync/event-look-sql.ts";
import { graphTime, startSyncWorld, type SyncWorld } from "../sync/sync-test-world.ts";
import { writeCancelToCalendar } from "./ask-calendar-write.ts";
import { calendarWriteWork } from "./write-work.ts";

// Names, cancelling and whole series; what moves is in calendar-writes.db.test.ts.

const now = new Date("2026-11-23T09:00:00Z");

let world: SyncWorld;
let calendar: CalendarPort;
let count = 0;

beforeAll(async () => {
  world = await startSyncWorld(now);
  calendar = world.calendar;
});
beforeEach(() => {
  world.calendar = calendar;
});
afterAll(() => world.demo.stop());

/** Asking is stamped by the true clock, so the worker's is that one as well. */
const work = () =>
  calendarWriteWork({ ...world.deps, systemClock: { now: () => new Date(Date.now() + 1_000) } }).run(
    world.tenantId,
    new AbortController().signal,
  );

async function look(place: EventPlace, because: "notification" | "comparison" = "notification") {
  await world.ask([place], because);
  await world.work();
}

async function bring(more: object = {}, date = ""): Promise<{ place: EventPlace; meeting: Meeting }> {
  count += 1;
  const day = date || `2027-01-${String(count).padStart(2, "0")}`;
  const times = { start: graphTime(`${day}T09:00:00`), end: graphTime(`${day}T10:00:00`) };
  const place = await world.write(`more-${count}`, { ...times, ...more });
  const event = { id: place.eventId, iCalUId: `uid-${place.eventId}`, subject: "Planning", ...times, ...more };
  const { status, body } = await world.demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
  expect(status, JSON.stringify(body)).toBe(200);
  await look(place);
  return { place, meeting: body };
}

const meetingNow = ({ id }: Meeting) => world.demo.get<Meeting>("anna", `/meetings/${id}`);

async function patch(meeting: Meeting, body: object) {
  const ifMatch = (await meetingNow(meeting)).version;
  const answer = await world.demo.ask<Meeting>("anna", "PATCH", `/meetings/${meeting.id}`, { body, ifMatch });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

async function press(path: string, body: object = {}) {
  const answer = await world.demo.ask("anna", "POST", path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
}

const writes = () =>
  world.demo.rows("select what, problem from calendar_write where tenant_id = $1 and given_up_at is null", [
    world.tenantId,
  ]);

const signalsOf = async ({ id }: Meeting) =>
  (await world.demo.rows<{ kind: string }>("select kind from signal where meeting_id = $1 order by id", [id])).map(
    ({ kind }) => kind,
  );

const subjectThere = async ({ mailbox, eventId }: EventPlace) =>
  (await calendar.readEvent(mailbox, eventId))?.event.input.subject;

const roomsOf = (event: Awaited<ReturnType<CalendarPort["readEvent"]>>) =>
  (event?.event.input.attendees ?? []).filter(({ kind }) => kind === "resource").map(({ email }) => email);

const refusing = (): CalendarPort => {
  const refuse = async () => Promise.reject(new CalendarProblem("forbidden", "No"));
  return { ...calendar, renameEvent: refuse, cancelEvent: refuse, setRoom: refuse };
};

describe("a meeting that was renamed here", () => {
  it("is renamed in its calendar, and nothing comes back", async () => {
    const { place, meeting } = await bring();
    await patch(meeting, { subject: "Budget" });
    await work();
    expect(await subjectThere(place)).toBe("Budget");
    expect(await writes()).toEqual([]);
    const told = await signalsOf(meeting);
    await look(place);
    await look(place, "comparison");
    expect((await meetingNow(meeting)).subject).toBe("Budget");
    expect(await signalsOf(meeting)).toEqual(told);
  });

  it("is not renamed back by a look before it is written, and is moved at the same time", async () => {
    const { place, meeting } = await bring();
    await patch(meeting, { subject: "Budget", start: "2027-01-28T12:00:00Z", end: "2027-01-28T13:00:00Z" });
    await look(place, "comparison");
    expect((await meetingNow(meeting)).subject).toBe("Budget");
    await work();
    expect(await subjectThere(place)).toBe("Budget");
    expect(Date.parse((await calendar.readEvent(place.mailbox, place.eventId))?.event.input.start ?? "")).toBe(
      Date.parse("2027-01-28T12:00:00Z"),
    );
  });

  it("keeps the name that it was given on a phone meanwhile", async () => {
    const { place, meeting } = await bring();
    await patch(meeting, { subject: "Budget" });
    await world.change(place, (content) => ({ ...content, subject: "On the phone" }));
    await work();
    expect(await subjectThere(place)).toBe("On the phone");
    expect((await meetingNow(meeting)).subject).toBe("On the phone");
    expect(await signalsOf(meeting)).not.toContain("meeting.overtaken");
    expect(await writes()).toEqual([]);
  });

  it("is somebody's question where the calendar does not take it, until it has the name", async () => {
    const { place, meeting } = await bring();
    await patch(meeting, { subject: "Budget" });
    world.calendar = refusing();
    await work();
    const queue = async () =>
      (await world.demo.get<Page<Orphan>>("greta", "/orphans?limit=200")).items.filter(
        (one) => one.meeting?.id === meeting.id,
      );
    expect((await queue()).map(({ reason, facts }) => [reason, facts["what"]])).toEqual([
      ["event_not_written", "subject"],
    ]);
    world.demo.moveTo(new Date(now.getTime() + 10 * 60_000));
    await world.demo.job(detectOrphans);
    expect(await queue()).toHaveLength(1);
    await world.change(place, (content) => ({ ...content, subject: "Budget" }));
    world.calendar = calendar;
    await look(place);
    await world.demo.job(detectOrphans);
    expect(await queue()).toEqual([]);
  });
});

describe("a meeting that was cancelled here", () => {
  it.each(["cancel", "change"])("is taken out of its calendar, and nothing comes back (%s)", async (way) => {
    const { place, meeting } = await bring();
    if (way === "cancel") await press(`/meetings/${meeting.id}/cancel`);
    else await patch(meeting, { status: "cancelled" });
    await work();
    expect(await calendar.readEvent(place.mailbox, place.eventId)).toBeUndefined();
    const told = await signalsOf(meeting);
    await look(place);
    await look(place, "comparison");
    expect(await signalsOf(meeting)).toEqual(told);
    expect((await meetingNow(meeting)).status).toBe("cancelled");
    expect(await writes()).toEqual([]);
  });

  it("from the queue of what is left alone is taken out as well, but for one whose event is gone", async () => {
    const orphanOf = async ({ id }: { id: string }, reason: string) => {
      const [row] = await world.demo.rows<{ id: string }>(
        `insert into orphan (tenant_id, id, entity_type, entity_id, meeting_id, reason, repair, found_by, found_at, seen_at)
         values ($1, gen_random_uuid(), 'meeting', $2, $2, $3, 'cancel', 'detection', $4, $4) returning id`,
        [world.tenantId, id, reason, now],
      );
      return row?.id ?? "";
    };
    const left = await bring();
    await world.demo.ask("greta", "POST", `/orphans/${await orphanOf(left.meeting, "organizer_disabled")}/resolve`, {
      body: { repair: "cancel" },
    });
    expect((await meetingNow(left.meeting)).status).toBe("cancelled");
    await work();
    expect(await calendar.readEvent(left.place.mailbox, left.place.eventId)).toBeUndefined();
    const gone = await bring();
    await world.demo.ask("greta", "POST", `/orphans/${await orphanOf(gone.meeting, "event_gone")}/resolve`, {
      body: { repair: "cancel" },
    });
    expect((await meetingNow(gone.meeting)).status).toBe("cancelled");
    expect(await writes()).toEqual([]);
  });

  it("is not written where its calendar said so", async () => {
    const { place, meeting } = await bring();
    await world.remove(place);
    await look(place);
    expect((await meetingNow(meeting)).status).toBe("cancelled");
    expect(await writes()).toEqual([]);
  });

  it("wakes a worker up as soon as it is committed, and not where it is taken back", async () => {
    const { meeting } = await bring();
    const woken: string[] = [];
    const nothing = () => undefined;
    const afterCommit = {
      signalled: nothing,
      messagesPlanned: nothing,
      workWaiting: (id: string) => void woken.push(id),
    };
    const deps = { pool: world.demo.database.appPool, planMessages, passCodes: demoPassCodes, afterCommit };
    const request = { principal: jobPrincipal(world.tenantId), now, requestId: "test" };
    const before = {
      id: meeting.id,
      status: "scheduled" as const,
      exchangeId: "event",
      series: null,
      start: now,
      end: now,
      subject: "Planning",
    };
    const refused = runCommand(deps, request, async (context) => {
      await writeCancelToCalendar(context, before);
      throw new Error("Taken back");
    });
    await expect(refused).rejects.toThrow("Taken back");
    expect(woken).toEqual([]);
    await runCommand(deps, request, (context) => writeCancelToCalendar(context, before));
    expect(woken).toEqual([world.tenantId]);
    // Held all the same: nothing is taken out.
    await work();
    expect(await writes()).toEqual([]);
  });
});

describe("a series", () => {
  const weekly = (day: string, numberOfOccurrences = 6) => ({
    type: "seriesMaster" as const,
    recurrence: {
      pattern: {
        type: "weekly" as const,
        interval: 1,
        daysOfWeek: ["wednesday" as const],
        firstDayOfWeek: "monday" as const,
      },
      range: { type: "numbered" as const, startDate: day, numberOfOccurrences, recurrenceTimeZone: "UTC" },
    },
  });

  async function known(day: string) {
    const { place, meeting } = await bring(weekly(day), day);
    const seriesId = meeting.series?.id ?? "";
    const dates = await world.demo.get<Page<{ meetingId: string; start: string }>>(
      "anna",
      `/series/${seriesId}/occurrences`,
    );
    return { place, seriesId, dates: dates.items };
  }

  const dateThere = (place: EventPlace, start: string) =>
    calendar.findOccurrence(place.mailbox, place.eventId, new Date(start));
  const signals = (seriesId: string) =>
    world.demo.rows(
      "select id from signal where subject_id = $1 or meeting_id in (select id from meeting where series_id = $1)",
      [seriesId],
    );

  it("of which one date was cancelled here loses it in its calendar, and nothing comes back", async () => {
    const { place, seriesId, dates } = await known("2026-12-02");
    await press(`/meetings/${dates[1]?.meetingId}/cancel`);
    await work();
    expect(await dateThere(place, dates[1]?.start ?? "")).toBeUndefined();
    expect(await dateThere(place, dates[2]?.start ?? "")).toBeDefined();
    const told = await signals(seriesId);
    await look(place);
    expect(await signals(seriesId)).toHaveLength(told.length);
    expect(await writes()).toEqual([]);
  });

  it("that was cancelled here is taken out of its calendar, and nothing comes back", async () => {
    const { place, seriesId } = await known("2026-12-09");
    await press(`/series/${seriesId}/cancel`);
    await work();
    expect(await calendar.readEvent(place.mailbox, place.eventId)).toBeUndefined();
    const told = await signals(seriesId);
    await look(place);
    expect(await signals(seriesId)).toHaveLength(told.length);
    expect((await world.demo.get<Series>("anna", `/series/${seriesId}`)).status).toBe("cancelled");
  });

  it("whose calendar does not let us is somebody's question, and one press tells it again", async () => {
    const { place, seriesId } = await known("2027-02-03");
    await press(`/series/${seriesId}/cancel`);
    world.calendar = refusing();
    await work();
    world.calendar = calendar;
    world.demo.moveTo(new Date(now.getTime() + 20 * 60_000));
    await world.demo.job(detectOrphans);
    const mine = async () =>
      (await world.demo.get<Page<Orphan>>("greta", "/orphans?limit=200")).items.filter(
        ({ entity }) => entity.id === seriesId,
      );
    const [orphan, ...more] = await mine();
    expect(more).toEqual([]);
    expect(orphan).toMatchObject({ reason: "event_not_written", facts: { what: "cancel", because: "forbidden" } });
    await press(`/orphans/${orphan?.id}/resolve`, { repair: "write_again" });
    await work();
    expect(await calendar.readEvent(place.mailbox, place.eventId)).toBeUndefined();
    expect(await mine()).toEqual([]);
    world.demo.moveTo(now);
  });

  it("gets its room in its calendar, but for the dates that have another one, and loses it again", async () => {
    const { place, seriesId, dates } = await known("2026-12-16");
    const { items } = await world.demo.get<SeriesRoomOffers>("anna", `/series/${seriesId}/rooms?capacity=2&limit=10`);
    const [first, second] = items.filter(({ freeOn }) => freeOn === dates.length).map(({ room }) => room);
    if (first === undefined || second === undefined) throw new Error("No two rooms are free on all dates");
    const accept = dates.map(({ meetingId }, index) => ({ meetingId, roomId: index === 1 ? second.id : first.id }));
    const booked = await world.demo.ask<SeriesRoomBookings>("anna", "POST", `/series/${seriesId}/room-bookings`, {
      body: { roomId: first.id, accept },
    });
    expect(booked.body.dates.map(({ status }) => status)).toEqual(dates.map(() => "booked"));
    await work();
    const emails = [first, second].map(({ email }) => email.toLowerCase());
    expect(roomsOf(await calendar.readEvent(place.mailbox, place.eventId))).toEqual([emails[0]]);
    expect(roomsOf(await dateThere(place, dates[0]?.start ?? ""))).toEqual([emails[0]]);
    const other = await dateThere(place, dates[1]?.start ?? "");
    expect(roomsOf(other)).toEqual([emails[1]]);
    expect(await writes()).toEqual([]);
    const held = async () =>
      (
        await world.demo.rows<{ room_id: string }>(
          `select k.room_id from room_booking k join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
          where m.series_id = $1 and k.status = 'confirmed' order by m.starts_at`,
          [seriesId],
        )
      ).map(({ room_id: id }) => id);
    const asBooked = accept.map(({ roomId }) => roomId);
    for (const because of ["notification", "comparison"] as const) {
      await look(place, because);
      await look({ mailbox: place.mailbox, eventId: other?.eventId ?? "" }, because);
      expect(await held()).toEqual(asBooked);
    }
    await world.demo.ask("anna", "DELETE", `/series/${seriesId}/rooms/${first.id}`);
    await look(place, "comparison");
    await work();
    await look(place);
    expect(roomsOf(await calendar.readEvent(place.mailbox, place.eventId))).toEqual([]);
    expect(roomsOf(await dateThere(place, dates[1]?.start ?? ""))).toEqual([emails[1]]);
    expect(await held()).toEqual([second.id]);
    expect(await writes()).toEqual([]);
  });

  it("leaves the room to the open invite where that gets it", async () => {
    const { seriesId } = await known("2026-12-23");
    const { items } = await world.demo.get<SeriesRoomOffers>("anna", `/series/${seriesId}/rooms?capacity=2&limit=10`);
    const roomId = items.find(({ freeOn }) => freeOn > 0)?.room.id ?? "";
    await press(`/series/${seriesId}/room-bookings`, { roomId, accept: "free", onInvite: true });
    await world.demo.ask("anna", "DELETE", `/series/${seriesId}/rooms/${roomId}?onInvite=true`);
    expect(await writes()).toEqual([]);
  });
});
