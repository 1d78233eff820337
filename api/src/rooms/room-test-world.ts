import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RoomAlternative, RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import { expect } from "vitest";
import { newId } from "../db/new-id.ts";
import { demoAttendees, startDemoTestApi, type Asked, type DemoTestApi } from "../http/demo-test-api.ts";

/** Rooms of the demo company with meetings made to measure. Times are UTC: `"2026-11-23T10:00"`. */
export interface RoomWorld extends DemoTestApi {
  siteId: string;
  /** A meeting of a person; sent, and so its rooms are held for good, unless it is a draft. */
  meeting(person: string, from: string, until: string, more?: NewMeeting): Promise<Meeting>;
  book(person: string, meetingId: string, roomId: string, more?: object): Promise<Asked<BookingAnswer>>;
  read(person: string, meetingId: string): Promise<Meeting>;
  /** A room of the company's own site, made for the test. */
  room(name: string, more?: NewRoom): Promise<string>;
}

export type BookingAnswer = RoomBooking & { alternatives?: RoomAlternative[]; rule?: BrokenRule };

export interface NewMeeting {
  people?: number;
  isDraft?: boolean;
}

export interface NewRoom {
  capacity?: number;
  setupMinutes?: number;
  noShowMinutes?: number;
  approvalNeeded?: boolean;
  spaceOf?: string;
  spacePart?: string;
  layouts?: Record<string, number>;
  floor?: string;
}

export async function startRoomWorld(now: Date): Promise<RoomWorld> {
  const demo = await startDemoTestApi(now);
  const [site] = await demo.rows<{ id: string; tenant_id: string }>(
    "select tenant_id, id from site where name = 'Copenhagen'",
  );
  const siteId = site?.id ?? "";
  let made = 0;
  const put = async (person: string, key: string, body: object) => {
    const answer = await demo.ask<Meeting>(person, "PUT", `/meetings/by-key/${key}`, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  return {
    ...demo,
    siteId,
    async meeting(person, from, until, { people = 3, isDraft = false } = {}) {
      made += 1;
      const input = {
        subject: `Meeting ${made}`,
        start: `${from}:00Z`,
        end: `${until}:00Z`,
        timeZone: "Europe/Copenhagen",
        attendees: demoAttendees(people),
        locations: [{ siteId, headCount: people }],
      };
      const meeting = await put(person, `room-world-${String(made).padStart(6, "0")}`, input);
      // Sending is the calendar's word; here the row says so, because the calendar has tests of its own.
      if (!isDraft) await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
      return meeting;
    },
    book: (person, meetingId, roomId, more = {}) =>
      demo.ask<BookingAnswer>(person, "POST", `/meetings/${meetingId}/room-bookings`, { body: { roomId, ...more } }),
    read: (person, meetingId) => demo.get<Meeting>(person, `/meetings/${meetingId}`),
    async room(name, more = {}) {
      const { capacity = 6, setupMinutes = 0, noShowMinutes = 10, approvalNeeded = false, layouts = {} } = more;
      const { spaceOf = null, spacePart = "[0,1)", floor = "1" } = more;
      const id = newId(now);
      const [where] = await demo.rows<{ id: string }>(
        `select f.id
           from floor f
           join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
          where b.site_id = $1 and f.level = $2`,
        [siteId, Number(floor)],
      );
      await demo.rows(
        `insert into meeting_room (
           tenant_id, id, site_id, floor_id, name, email, capacity, layouts, setup_minutes, cleardown_minutes,
           approval_needed, no_show_minutes, space_of, space_part, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13::int4range, $14, $14)`,
        [
          site?.tenant_id,
          id,
          siteId,
          where?.id,
          name,
          `${name.toLowerCase().replaceAll(" ", "-")}@nordlys.example`,
          capacity,
          layouts,
          setupMinutes,
          approvalNeeded,
          noShowMinutes,
          spaceOf,
          spacePart,
          now,
        ],
      );
      return id;
    },
  };
}

/** How often the database itself finds a room, or one that shares its space, held twice at one time. */
export async function countOverlaps(demo: Pick<DemoTestApi, "rows">): Promise<number> {
  const [found] = await demo.rows<{ overlaps: number }>(
    `select count(*)::integer as overlaps
       from room_booking a
       join room_booking b on b.tenant_id = a.tenant_id and b.id > a.id
       join meeting_room ra on ra.tenant_id = a.tenant_id and ra.id = a.room_id
       join meeting_room rb on rb.tenant_id = b.tenant_id and rb.id = b.room_id
      where a.status in ('provisional', 'confirmed')
        and b.status in ('provisional', 'confirmed')
        and ra.space_id = rb.space_id
        and ra.space_part && rb.space_part
        and a.during && b.during`,
  );
  return found?.overlaps ?? -1;
}
