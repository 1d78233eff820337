import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { InvitedVisits } from "@magic-meetings/contract/visits/visit-input.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { expect } from "vitest";
import { newId } from "../db/new-id.ts";
import { startDemoTestApi, type Asked, type DemoTestApi } from "../http/demo-test-api.ts";
import { scheduleMeeting } from "../meetings/schedule-meeting.ts";

export const now = new Date("2026-11-16T09:00:00Z");
export const [start, end] = ["2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z"] as const;

export const guest = { email: "guest@customer.example", name: "Greta Guest" };
export const other = { email: "other@customer.example", name: "Otto Other" };

interface Invite {
  key?: string;
  attendees?: object[];
  start?: string;
  end?: string;
}

interface Inviting {
  person?: string;
  key?: string;
  [field: string]: unknown;
}

export type VisitWorld = Awaited<ReturnType<typeof startVisitWorld>>;

/** The demo company on a day on which Anna invites people to meetings of hers, and what she does with their visits. */
export async function startVisitWorld() {
  const demo = await startDemoTestApi(now);
  return { demo, site: await sitesOf(demo), ...meetingsOf(demo), ...visitsIn(demo), stop: () => demo.stop() };
}

async function sitesOf(demo: DemoTestApi): Promise<Record<"Copenhagen" | "Oslo" | "Milan", string>> {
  const rows = await demo.rows<{ id: string; name: string }>("select id, name from site");
  const idOf = (name: string) => rows.find((row) => row.name.includes(name))!.id;
  return { Copenhagen: idOf("Copenhagen"), Oslo: idOf("Oslo"), Milan: idOf("Milan") };
}

function meetingsOf(demo: DemoTestApi) {
  async function meetingWith(more: Invite = {}): Promise<Meeting> {
    const { key = newId(now), attendees = [guest, other], ...time } = more;
    const body = { subject: "With visitors", start, end, timeZone: "Europe/Copenhagen", attendees, ...time };
    return ok(await demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${key}`, { body }));
  }
  return {
    meetingWith,
    async sent(more: Invite = {}): Promise<Meeting> {
      const meeting = await meetingWith(more);
      await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
      await demo.job((context) => scheduleMeeting(context, meeting.id));
      return meeting;
    },
    async move({ id }: { id: string }, hours: number): Promise<void> {
      const meeting = await demo.get<Meeting>("anna", `/meetings/${id}`);
      const body = { start: new Date(Date.parse(meeting.start) + hours * 3_600_000).toISOString() };
      ok(await demo.ask("anna", "PATCH", `/meetings/${id}`, { body, ifMatch: meeting.version }));
    },
    async headCount({ id }: { id: string }): Promise<number[]> {
      return (await demo.get<Meeting>("anna", `/meetings/${id}`)).locations.map((location) => location.headCount);
    },
  };
}

function visitsIn(demo: DemoTestApi) {
  function invite(meeting: { id: string }, visitors: object[], { person = "anna", key, ...more }: Inviting = {}) {
    const body = { visitors, ...more };
    const request = { body, ...(key === undefined ? {} : { key }) };
    return demo.ask<InvitedVisits>(person, "POST", `/meetings/${meeting.id}/visits`, request);
  }
  async function visitsOf({ id }: { id: string }, person = "anna"): Promise<Visit[]> {
    return (await demo.get<Page<Visit>>(person, `/visits?meeting=${id}&limit=200`)).items;
  }
  return {
    invite,
    visitsOf,
    async invited(meeting: { id: string }, visitors: object[], more: Inviting = {}): Promise<Visit[]> {
      const answer = await invite(meeting, visitors, more);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return visitsOf(meeting, more.person);
    },
    act(visit: Pick<Visit, "id">, what: "cancel" | "restore" | "confirm", body?: object, person = "anna") {
      return demo.ask<Visit>(person, "POST", `/visits/${visit.id}/${what}`, body === undefined ? {} : { body });
    },
    change(visit: Pick<Visit, "id" | "version">, body: object, person = "anna") {
      return demo.ask<Visit>(person, "PATCH", `/visits/${visit.id}`, { body, ifMatch: visit.version });
    },
    mails(visit: Pick<Visit, "id">) {
      return demo.rows<{ status: string; next_attempt_at: Date }>(
        "select status, next_attempt_at from message_log where visit_id = $1 and kind = 'visit_mail' order by id",
        [visit.id],
      );
    },
    async mailed(visit: Pick<Visit, "id">): Promise<void> {
      await demo.rows("update message_log set status = 'suppressed', reason = 'told' where visit_id = $1", [visit.id]);
    },
  };
}

/** The body of an answer that was to succeed. */
export function ok<T>(answer: Asked<T>): T {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
