import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { InvitedVisits } from "@magic-meetings/contract/visits/visit-input.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { demoEmail, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { loadMeetingCard } from "../meetings/load-meeting-card.ts";
import { scheduleMeeting } from "../meetings/schedule-meeting.ts";
import { loadNoticeCard } from "../notices/load-notice-card.ts";
import { findEverywhere } from "./every-column.ts";

// Somebody is erased who was still to come: everything that counted on her follows as if her visits had been cancelled.

const now = new Date("2026-11-16T09:00:00Z");

let demo: DemoTestApi;
let anna: string;
let bo: string;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  [anna = "", bo = ""] = await Promise.all(
    ["anna", "bo"].map(async (person) => (await demo.get<{ id: string }>(person, "/me")).id),
  );
});
afterAll(() => demo.stop());

async function sent(): Promise<Meeting> {
  const body = {
    subject: "With guests",
    start: "2026-11-24T10:00:00Z",
    end: "2026-11-24T12:00:00Z",
    timeZone: "Europe/Copenhagen",
    attendees: [demoEmail("anna"), demoEmail("bo")].map((email) => ({ email, name: email })),
  };
  const { body: meeting } = await demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${newId(now)}`, { body });
  await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
  await demo.job((context) => scheduleMeeting(context, meeting.id));
  return meeting;
}

interface Expected {
  name: string;
  meeting: Meeting;
  hostId: string;
}

async function expected({ name, meeting, hostId }: Expected): Promise<Visit> {
  const { status, body } = await demo.ask<InvitedVisits>("anna", "POST", `/meetings/${meeting.id}/visits`, {
    body: { visitors: [{ name, email: `${name.toLowerCase()}@guests.example`, needs: { lunch: true } }], hostId },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const { items } = await demo.get<Page<Visit>>("anna", `/visits?meeting=${meeting.id}&limit=200`);
  return items.find(({ visitor }) => visitor?.name === name)!;
}

function erase({ visitor }: Visit) {
  const body = { because: "asked", confirm: visitor?.name };
  return demo.ask("greta", "POST", `/visitors/${visitor?.id}/erase`, { body });
}

async function headCount({ id }: Meeting): Promise<number> {
  return (await demo.get<Meeting>("anna", `/meetings/${id}`)).locations[0]?.headCount ?? 0;
}

const told = (meetingId: string) =>
  demo.rows<{ kind: string; thread: string; receiver_id: string | null }>(
    `select kind, thread, receiver_id
       from message_log
      where meeting_id = $1 and status = 'pending' and kind <> 'visit_mail'
      order by kind`,
    [meetingId],
  );

describe("erasing somebody who is still to come", () => {
  it("takes her lunch out of the count, her pass away, and shows host and organizer that nobody comes", async () => {
    const meeting = await sent();
    const before = await headCount(meeting);
    const visit = await expected({ name: "Wilhelmine", meeting, hostId: bo });
    expect(await headCount(meeting)).toBe(before + 1);
    await demo.rows("delete from message_log where meeting_id = $1 and kind <> 'visit_mail'", [meeting.id]);
    expect((await erase(visit)).status).toBe(200);
    expect(await headCount(meeting)).toBe(before);
    expect(await demo.get<Visit>("bo", `/visits/${visit.id}`)).toMatchObject({
      visitor: null,
      status: "cancelled",
      needs: { lunch: true },
      pass: { status: "withdrawn" },
    });
    expect(await told(meeting.id)).toEqual([
      { kind: "meeting_card", thread: `meeting:${meeting.id}`, receiver_id: anna },
      { kind: "notice_card", thread: `notice:visitors_changed:${meeting.id}`, receiver_id: bo },
    ]);
    const mails = await demo.rows("select from message_log where visit_id = $1 and status = 'pending'", [visit.id]);
    expect(mails).toEqual([]);
    const audits = await demo.rows("select from audit_log where entity_id = $1 and action = 'visit.cancelled'", [
      visit.id,
    ]);
    expect(audits).toHaveLength(1);
    expect((await findEverywhere(demo.database, ["Wilhelmine"])).found).toEqual([]);
  });

  it("leaves the others on the cards", async () => {
    const meeting = await sent();
    const visit = await expected({ name: "Theodora", meeting, hostId: bo });
    await expected({ name: "Leonhard", meeting, hostId: bo });
    await erase(visit);
    const cards = await demo.job(async ({ tx, tenantId }) => {
      const viewer = (userId: string) => ({ ...jobPrincipal(tenantId), userId });
      return {
        meeting: await loadMeetingCard(tx, { meetingId: meeting.id, viewer: viewer(anna), now }),
        notice: await loadNoticeCard(tx, {
          notice: { kind: "visitors_changed", id: meeting.id },
          viewer: viewer(bo),
          now,
        }),
        nobodys: await loadNoticeCard(tx, {
          notice: { kind: "visitors_changed", id: meeting.id },
          viewer: viewer(anna),
          now,
        }),
      };
    });
    expect(cards.meeting?.visitors).toEqual({ expected: 1, arrived: 0, waiting: 0 });
    expect(cards.notice).toMatchObject({ subject: "With guests", count: 2, coming: 1 });
    const visits = cards.notice?.kind === "visitors_changed" ? cards.notice.visits : [];
    expect(visits.map(({ visitor, isOff }) => [visitor, isOff]).sort()).toEqual([
      ["", true],
      ["Leonhard", false],
    ]);
    expect(cards.nobodys).toBeUndefined();
  });

  it("is one or the other where somebody invites her to more at the same moment", async () => {
    for (const name of ["Racea", "Raceb", "Racec", "Raced"]) {
      const meetings = await Promise.all([sent(), sent()]);
      const visit = await expected({ name, meeting: meetings[0], hostId: bo });
      const body = { visitors: [{ name, email: `${name.toLowerCase()}@guests.example`, needs: { lunch: true } }] };
      const answers = await Promise.all([
        erase(visit),
        ...meetings.map(({ id }) => demo.ask("anna", "POST", `/meetings/${id}/visits`, { body })),
        demo.ask("anna", "POST", `/meetings/${meetings[0].id}/cancel`),
      ]);
      expect(answers.every(({ status }) => status < 500)).toBe(true);
      expect(answers[0].status).toBe(200);
      const left = await demo.rows(
        "select v.status from visit v where v.meeting_id = any($1::uuid[]) and v.visitor_id is null and v.status <> 'cancelled'",
        [meetings.map(({ id }) => id)],
      );
      expect(left).toEqual([]);
    }
  });
});
