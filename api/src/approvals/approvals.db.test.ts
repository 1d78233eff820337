import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MeetingCardView, RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCommand } from "../commands/run-command.ts";
import { demoAttendees, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { lapseApprovals } from "./lapse-approvals.ts";

const now = new Date("2026-11-18T09:00:00Z");

let demo: DemoTestApi;
let hall: { id: string; name: string; tenant_id: string; site_id: string };
let day = 0;
let drafts = 0;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const [room] = await demo.rows<typeof hall>(
    `select r.id, r.name, r.tenant_id, r.site_id
       from meeting_room r
       join site s on s.tenant_id = r.tenant_id and s.id = r.site_id
      where r.approval_needed and s.name = 'Copenhagen'
      order by r.name`,
  );
  if (room === undefined) throw new Error("The demo has no room that needs approval in Copenhagen");
  hall = room;
  await demo.rows("update meeting_room set approver_id = null where id = $1", [hall.id]);
});
beforeEach(() => {
  day += 1;
});
afterAll(() => demo.stop());

/** A weekday of its own for each test; local time in Copenhagen. */
function at(time: string, later = 0): string {
  const date = new Date(Date.UTC(2026, 11, 1));
  for (let left = day + later; left > 0; left -= 1) {
    do date.setUTCDate(date.getUTCDate() + 1);
    while (date.getUTCDay() === 0 || date.getUTCDay() === 6);
  }
  return `${date.toISOString().slice(0, 10)}T${time}:00`;
}

interface Wish {
  person?: string;
  from?: string;
  until?: string;
  note?: string;
}

interface Asked {
  meeting: Meeting;
  booking: RoomBooking;
  person: string;
  clientKey: string;
  from: string;
  until: string;
}

/** A meeting whose invite is not sent yet, with the hall asked for. */
async function draft({ person = "anna", from = "10:00", until = "12:00", note }: Wish = {}): Promise<Asked> {
  drafts += 1;
  const clientKey = `approval-00000000-${String(drafts).padStart(4, "0")}`;
  const body = {
    subject: "All hands",
    start: `${at(from)}+01:00`,
    end: `${at(until)}+01:00`,
    timeZone: "Europe/Copenhagen",
    attendees: demoAttendees(12),
    locations: [{ siteId: hall.site_id, headCount: 12 }],
  };
  const { body: meeting } = await demo.ask<Meeting>(person, "PUT", `/meetings/by-key/${clientKey}`, { body });
  const wish = { roomId: hall.id, ...(note === undefined ? {} : { note }) };
  const path = `/meetings/${meeting.id}/room-bookings`;
  const { status, body: booking } = await demo.ask<RoomBooking>(person, "POST", path, { body: wish });
  expect(status, JSON.stringify(booking)).toBe(201);
  return { meeting, booking, person, clientKey, from: at(from), until: at(until) };
}

/** Sends the invite, or a change of it: the calendar tells of the event. */
async function send(asked: Asked, more: object = {}): Promise<Meeting> {
  const { meeting, person, clientKey, from, until } = asked;
  const event = {
    id: `event-${clientKey}`,
    iCalUId: `ical-${clientKey}`,
    subject: meeting.subject,
    type: "singleInstance",
    start: { dateTime: `${from}.0000000`, timeZone: "Romance Standard Time" },
    end: { dateTime: `${until}.0000000`, timeZone: "Romance Standard Time" },
    organizer: { emailAddress: { name: person, address: meeting.organizer.email } },
    attendees: demoAttendees(12).map(({ email, name }) => ({
      type: "required",
      emailAddress: { name, address: email },
    })),
    locations: [],
    singleValueExtendedProperties: [
      {
        id: "String {00020329-0000-0000-C000-000000000046} Name cecp-5f0f6c1e-7d0a-4f57-9a53-6c6f5d3f2b10",
        value: JSON.stringify({ clientKey }),
      },
    ],
    ...more,
  };
  const answer = await demo.ask<Meeting>(person, "POST", "/calendar/events", { body: event });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  expect(answer.body.id).toBe(meeting.id);
  return answer.body;
}

async function pendingOf(person: string, meetingId?: string): Promise<Approval[]> {
  const page = await demo.get<Page<Approval>>(person, "/approvals?limit=200");
  return page.items.filter(({ meeting }) => meetingId === undefined || meeting.id === meetingId);
}

/** The request of a meeting that is sent. */
async function requested(wish: Wish = {}): Promise<Asked & { approval: Approval }> {
  const asked = await draft(wish);
  await send(asked);
  const [approval] = await pendingOf("elena", asked.meeting.id);
  if (approval === undefined) throw new Error("Nobody was asked");
  return { ...asked, approval };
}

interface Answer extends Approval {
  alternatives?: { kind: string }[];
}

function approve(person: string, id: string) {
  return demo.ask<Answer>(person, "POST", `/approvals/${id}/approve`);
}

function reject(person: string, id: string, reason = "The hall is painted that week") {
  return demo.ask<Answer>(person, "POST", `/approvals/${id}/reject`, { body: { reason } });
}

async function bookingOf({ booking, person }: Asked): Promise<RoomBooking> {
  return demo.get<RoomBooking>(person, `/room-bookings/${booking.id}`);
}

/** Who has a message of a thread to come, by first names. */
async function told(thread: string): Promise<string[]> {
  const rows = await demo.rows<{ name: string }>(
    `select distinct split_part(u.name, ' ', 1) as name
       from message_log g
       join app_user u on u.tenant_id = g.tenant_id and u.id = g.receiver_id
      where g.thread = $1 and g.status = 'pending'
      order by name`,
    [thread],
  );
  return rows.map(({ name }) => name);
}

describe("asking for a room that needs approval", () => {
  it("holds nothing, and asks nobody before the invite is sent", async () => {
    const first = await draft({ note: "We need the stage" });
    const second = await draft();
    expect([first.booking.status, second.booking.status]).toEqual(["requested", "requested"]);
    expect(await pendingOf("elena", first.meeting.id)).toEqual([]);
  });

  it("asks those who keep the rooms of the site once it is sent, with everything they need to decide", async () => {
    const { approval, meeting } = await requested({ note: "We need the stage" });
    expect(approval).toMatchObject({
      state: "pending",
      note: "We need the stage",
      approver: null,
      subject: {
        type: "room_booking",
        room: { id: hall.id },
        site: { name: "Copenhagen" },
        timeZone: "Europe/Copenhagen",
        start: meeting.start,
        end: meeting.end,
        headCount: 12,
        status: "requested",
        takenBy: null,
        rivals: [],
      },
      meeting: { id: meeting.id, subject: "All hands", organizer: { name: meeting.organizer.name } },
      allowed: { approve: { ok: true }, reject: { ok: true }, reopen: { ok: false } },
    });
    expect(await told(`approval:${approval.id}`)).toContain("Elena");
    expect(await told(`meeting:${meeting.id}`)).toEqual(["Anna"]);
  });

  it("shows it to who decides, who asks and administrators, and to nobody else", async () => {
    const { approval } = await requested();
    const seenBy = async (person: string) => (await demo.ask(person, "GET", `/approvals/${approval.id}`)).status;
    expect(await Promise.all(["elena", "anna", "greta"].map(seenBy))).toEqual([200, 200, 200]);
    expect(await Promise.all(["bo", "hugo", "lena", "per"].map(seenBy))).toEqual([404, 404, 404, 404]);
    expect(await pendingOf("anna", approval.meeting.id)).toEqual([]);
    for (const person of ["anna", "greta"]) expect((await approve(person, approval.id)).status).toBe(403);
    expect((await approve("lena", approval.id)).status).toBe(404);
    const card = await demo.get<{ text: RenderedText; locale: string }>("elena", `/approvals/${approval.id}/card`);
    expect(card).toMatchObject({
      locale: "en",
      text: { title: `${approval.meeting.organizer.name} asks for ${hall.name}` },
    });
  });

  it("asks the person whom the room names, and only her", async () => {
    const [bo] = await demo.rows<{ id: string }>("select id from app_user where name like 'Bo %' and tenant_id = $1", [
      hall.tenant_id,
    ]);
    await demo.rows("update meeting_room set approver_id = $2 where id = $1", [hall.id, bo?.id]);
    try {
      const asked = await draft();
      await send(asked);
      expect(await pendingOf("elena", asked.meeting.id)).toEqual([]);
      const [approval] = await pendingOf("bo", asked.meeting.id);
      expect(await told(`approval:${approval?.id}`)).toEqual(["Bo"]);
      expect((await approve("elena", approval?.id ?? "")).status).toBe(404);
      expect((await approve("bo", approval?.id ?? "")).status).toBe(200);
    } finally {
      await demo.rows("update meeting_room set approver_id = null where id = $1", [hall.id]);
    }
  });

  it("pages through what waits and what was decided", async () => {
    await Promise.all([requested(), requested(), requested()]);
    const first = await demo.get<Page<Approval>>("elena", "/approvals?limit=2");
    const second = await demo.get<Page<Approval>>("elena", `/approvals?limit=200&after=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual((await pendingOf("elena")).map(({ id }) => id));
    const decided = await demo.get<Page<Approval>>("elena", "/approvals?state=decided&limit=200");
    expect(decided.items.every(({ state }) => state !== "pending")).toBe(true);
  });
});

describe("deciding", () => {
  it("reserves the room, and tells the organizer and everybody who was asked", async () => {
    const asked = await requested();
    const { status, body } = await approve("elena", asked.approval.id);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      state: "approved",
      subject: { status: "confirmed" },
      decidedBy: { name: "Elena Dam" },
    });
    expect((await bookingOf(asked)).status).toBe("confirmed");
    const signals = await demo.rows<{ kind: string }>(
      "select kind from signal where subject_id = $1 and kind = 'room_booking.approved'",
      [asked.booking.id],
    );
    expect(signals).toHaveLength(1);
    expect(await told(`approval:${asked.approval.id}`)).toContain("Elena");
  });

  it("declines with a reason, which the organizer's card shows as a lost room", async () => {
    const asked = await requested();
    expect((await reject("elena", asked.approval.id, "  ")).status).toBe(400);
    expect((await reject("elena", asked.approval.id, "x".repeat(501))).status).toBe(400);
    const { status, body } = await reject("elena", asked.approval.id);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ state: "rejected", reason: "The hall is painted that week" });
    expect(await bookingOf(asked)).toMatchObject({ status: "declined", releaseReason: "rejected" });
    const card = await demo.get<{ view: MeetingCardView }>("anna", `/meetings/${asked.meeting.id}/card`);
    expect(card.view.lostRooms).toMatchObject([{ status: "declined", room: { id: hall.id } }]);
  });

  it("gives the same answer again, and refuses the other one", async () => {
    const asked = await requested();
    const first = await approve("elena", asked.approval.id);
    expect(await approve("elena", asked.approval.id)).toEqual(first);
    expect(await reject("elena", asked.approval.id)).toMatchObject({ status: 409, body: { code: "wrong_state" } });
  });

  it("takes a rejection back, by who rejected, and asks again", async () => {
    const asked = await requested();
    await reject("elena", asked.approval.id);
    const path = `/approvals/${asked.approval.id}/reopen`;
    expect((await demo.ask("anna", "POST", path)).status).toBe(403);
    const { status, body } = await demo.ask<Approval>("elena", "POST", path);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ state: "pending", reason: null, decidedBy: null, subject: { status: "requested" } });
    expect((await approve("elena", asked.approval.id)).status).toBe(200);
    expect(await demo.ask("elena", "POST", path)).toMatchObject({ status: 409, body: { code: "wrong_state" } });
  });

  it("does not take a rejection back once the organizer has another room", async () => {
    const asked = await requested();
    await reject("elena", asked.approval.id);
    const { start, end } = asked.meeting;
    const search = new URLSearchParams({ site: hall.site_id, start, end, capacity: "8" });
    const found = await demo.get<{ items: { room: { id: string }; approvalNeeded: boolean }[] }>(
      "anna",
      `/rooms/available?${search}`,
    );
    const other = found.items.find(({ approvalNeeded }) => !approvalNeeded);
    const body = { roomId: other?.room.id };
    expect((await demo.ask("anna", "POST", `/meetings/${asked.meeting.id}/room-bookings`, { body })).status).toBe(201);
    const answer = await demo.ask("elena", "POST", `/approvals/${asked.approval.id}/reopen`);
    expect(answer).toMatchObject({ status: 409, body: { code: "wrong_state" } });
  });
});

describe("a request whose room somebody else has by now", () => {
  it("is refused with alternatives, stays, and says who has the room", async () => {
    const [first, second] = [await requested(), await requested({ from: "11:00", until: "13:00" })];
    const [before] = await pendingOf("elena", second.meeting.id);
    expect(before?.subject.type === "room_booking" && before.subject.rivals).toMatchObject([
      { organizer: first.meeting.organizer.name, headCount: 12 },
    ]);
    expect((await approve("elena", first.approval.id)).status).toBe(200);
    const { status, body } = await approve("elena", second.approval.id);
    expect(status).toBe(409);
    expect(body.code).toBe("room_taken");
    expect(body.alternatives?.length).toBeGreaterThan(0);
    const [after] = await pendingOf("elena", second.meeting.id);
    expect(after).toMatchObject({
      state: "pending",
      subject: { takenBy: { organizer: first.meeting.organizer.name, start: first.meeting.start }, rivals: [] },
    });
  });

  it("goes to one of 50 who press at once, and everybody gets a true answer", async () => {
    const requests = await Promise.all(Array.from({ length: 10 }, () => draft()));
    for (const one of requests) await send(one);
    const ids = (await pendingOf("elena")).filter(({ meeting }) =>
      requests.some((one) => one.meeting.id === meeting.id),
    );
    expect(ids).toHaveLength(10);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ids)
        .flat()
        .map(({ id }) => approve("elena", id)),
    );
    const lost = answers.filter(({ status }) => status !== 200);
    expect(new Set(lost.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(["409 room_taken"]));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(5);
    expect(new Set(won.map(({ body }) => body.id)).size).toBe(1);
    const held = await demo.rows(
      "select id from room_booking where room_id = $1 and status = 'confirmed' and starts_at::date = $2::date",
      [hall.id, requests[0]?.meeting.start],
    );
    expect(held).toHaveLength(1);
    expect(await pendingOf("elena")).toEqual(
      expect.arrayContaining(
        ids.filter(({ id }) => id !== won[0]?.body.id).map(({ id }) => expect.objectContaining({ id }) as unknown),
      ),
    );
  });

  it("is decided once when some approve and some decline at once", async () => {
    const { approval } = await requested();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 2 === 0 ? approve("elena", approval.id) : reject("elena", approval.id),
      ),
    );
    const states = new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body.state));
    expect(states.size).toBe(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(25);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(["wrong_state"]));
    const signals = await demo.rows(
      "select id from signal where subject_id = $1 and kind in ('room_booking.approved', 'room_booking.declined')",
      [approval.subject.id],
    );
    expect(signals).toHaveLength(1);
  });

  it("leaves no room with a meeting that lets go of it while it is approved", async () => {
    const requests = [];
    for (let number = 0; number < 5; number += 1) requests.push(await requested());
    const answers = await Promise.all(
      requests.flatMap((one) => [
        approve("elena", one.approval.id),
        demo.ask(one.person, "DELETE", `/room-bookings/${one.booking.id}`),
      ]),
    );
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    for (const one of requests) {
      expect((await bookingOf(one)).status).toBe("released");
      const after = await demo.get<Approval>("elena", `/approvals/${one.approval.id}`);
      expect(after.state).not.toBe("pending");
    }
  });
});

describe("a request whose meeting goes another way", () => {
  it("is withdrawn with the meeting, and everybody who was asked sees so", async () => {
    const asked = await requested();
    await demo.rows("update message_log set status = 'sent', sent_at = now() where thread = $1", [
      `approval:${asked.approval.id}`,
    ]);
    await send(asked, { isCancelled: true });
    expect((await demo.get<Approval>("elena", `/approvals/${asked.approval.id}`)).state).toBe("withdrawn");
    expect(await told(`approval:${asked.approval.id}`)).toContain("Elena");
    expect(await approve("elena", asked.approval.id)).toMatchObject({ status: 409, body: { code: "wrong_state" } });
  });

  it("is asked again at the new time when it is moved", async () => {
    const asked = await requested({ note: "We need the stage" });
    const moved = { ...asked, from: at("14:00"), until: at("16:00") };
    const meeting = await send(moved);
    const [again, ...more] = await pendingOf("elena", asked.meeting.id);
    expect(more).toEqual([]);
    expect(again).toMatchObject({ note: "We need the stage", subject: { start: meeting.start, end: meeting.end } });
    expect(again?.id).not.toBe(asked.approval.id);
    expect((await demo.get<Approval>("elena", `/approvals/${asked.approval.id}`)).state).toBe("withdrawn");
    expect((await approve("elena", again?.id ?? "")).status).toBe(200);
    expect(await bookingOf(asked)).toMatchObject({ status: "confirmed", start: meeting.start });
  });

  it("lapses when nobody decided before it was over", async () => {
    const asked = await requested();
    const principal = jobPrincipal(hall.tenant_id);
    const afterCommit = { signalled: () => undefined, messagesPlanned: () => undefined };
    const deps = { pool: demo.database.appPool, planMessages, passCodes: demoPassCodes, afterCommit };
    const later = new Date(new Date(asked.meeting.end).getTime() + 60_000);
    const { answer } = await runCommand(deps, { principal, now: later, requestId: "test" }, lapseApprovals);
    expect(answer).toBeGreaterThan(0);
    expect((await demo.get<Approval>("elena", `/approvals/${asked.approval.id}`)).state).toBe("withdrawn");
    expect(await bookingOf(asked)).toMatchObject({ status: "released", releaseReason: "expired" });
  });
});
