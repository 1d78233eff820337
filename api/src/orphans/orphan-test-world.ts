import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Orphan } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { expect } from "vitest";
import { demoEmail, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { detectOrphans } from "./detect-orphans.ts";

// What the tests of orphans share: a sent meeting of anna with a room, and its event as the calendar would tell of it.

const minute = 60_000;

export interface HeldMeeting {
  meeting: Meeting;
  bookingId: string;
  room: { id: string; name: string; email: string };
}

export interface OrphanWorld {
  demo: DemoTestApi;
  /** A sent meeting with the smallest room that is free; each on a day of its own. */
  meet(): Promise<HeldMeeting>;
  /** What was seen of its event last, an hour after everything was written; null: it was gone. */
  see(held: HeldMeeting, more?: Partial<Seen> | null): Promise<void>;
  /** What the service does by itself every minute, some minutes from now. */
  detect(): Promise<void>;
  queue(person?: string, query?: string): Promise<Orphan[]>;
}

interface Seen {
  start: string;
  end: string;
  isCancelled: boolean;
  attendees: { email: string; response: string }[];
}

export async function startOrphanWorld(start: Date): Promise<OrphanWorld> {
  const demo = await startDemoTestApi(start);
  let count = 0;
  let now = start;
  const moveOn = (minutes: number) => {
    now = new Date(now.getTime() + minutes * minute);
    demo.moveTo(now);
  };
  const bookRoom = async (meeting: Meeting) => {
    const site = meeting.locations[0]?.site.id ?? "";
    const query = new URLSearchParams({ site, start: meeting.start, end: meeting.end, capacity: "2", limit: "20" });
    const { items } = await demo.get<{ items: { room: { id: string; name: string }; approvalNeeded: boolean }[] }>(
      "anna",
      `/rooms/available?${query}`,
    );
    const room = items.find(({ approvalNeeded }) => !approvalNeeded)?.room;
    const booked = await demo.ask<{ id: string }>("anna", "POST", `/meetings/${meeting.id}/room-bookings`, {
      body: { roomId: room?.id, onInvite: true },
    });
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);
    const [row] = await demo.rows<{ email: string }>("select email from meeting_room where id = $1", [room?.id]);
    return { bookingId: booked.body.id, room: { id: room?.id ?? "", name: room?.name ?? "", email: row?.email ?? "" } };
  };
  return {
    demo,
    async meet() {
      count += 1;
      const day = new Date(start.getTime() + (7 + (count % 5) + 7 * Math.floor(count / 5)) * 86_400_000)
        .toISOString()
        .slice(0, 10);
      const event = {
        id: `orphan-${count}`,
        iCalUId: `orphan-${count}`,
        subject: `Orphan ${count}`,
        start: { dateTime: `${day}T10:00:00`, timeZone: "Europe/Copenhagen" },
        end: { dateTime: `${day}T11:00:00`, timeZone: "Europe/Copenhagen" },
        attendees: [],
      };
      const sent = await demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
      expect(sent.status, JSON.stringify(sent.body)).toBe(200);
      return { meeting: sent.body, ...(await bookRoom(sent.body)) };
    },
    async see({ meeting, room }, more = {}) {
      const attendees = [{ email: room.email.toLowerCase(), response: "accepted" }];
      const content = {
        input: {
          subject: meeting.subject,
          start: more?.start ?? meeting.start,
          end: more?.end ?? meeting.end,
          timeZone: meeting.timeZone,
          attendees: more?.attendees ?? attendees,
        },
        organizerEmail: demoEmail("anna"),
        clientKey: null,
        kind: "single",
        occurrenceOf: null,
        cancelledDates: [],
        isCancelled: more?.isCancelled ?? false,
        isDraft: false,
      };
      moveOn(60);
      await demo.rows(
        `insert into graph_event (tenant_id, id, mailbox, event_id, ical_uid, seen_at, content, meeting_id)
         select m.tenant_id, gen_random_uuid(), $2, m.exchange_id, m.ical_uid, $3, $4, m.id
           from meeting m
          where m.id = $1
         on conflict (tenant_id, mailbox, event_id) do update
            set content = excluded.content, seen_at = excluded.seen_at`,
        [meeting.id, demoEmail("anna"), now, more === null ? null : JSON.stringify(content)],
      );
    },
    async detect() {
      moveOn(5);
      await demo.job(detectOrphans);
    },
    async queue(person = "greta", query = "") {
      return (await demo.get<Page<Orphan>>(person, `/orphans?limit=200${query}`)).items;
    },
  };
}
