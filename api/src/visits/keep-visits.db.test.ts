import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { VisitorProposal } from "@magic-meetings/contract/visits/visit-input.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { scheduleMeeting } from "../meetings/schedule-meeting.ts";
import { keepVisits } from "./keep-visits.ts";
import { guest, now, ok, other, startVisitWorld, type VisitWorld } from "./visit-test-world.ts";

let world: VisitWorld;
let demo: VisitWorld["demo"];
let site: VisitWorld["site"];
let meetingWith: VisitWorld["meetingWith"];
let sent: VisitWorld["sent"];
let move: VisitWorld["move"];
let visitsOf: VisitWorld["visitsOf"];
let invited: VisitWorld["invited"];
let act: VisitWorld["act"];
let mails: VisitWorld["mails"];
let mailed: VisitWorld["mailed"];

beforeAll(async () => {
  world = await startVisitWorld();
  ({ demo, site, meetingWith, sent, move, visitsOf, invited, act, mails, mailed } = world);
});
afterAll(() => world.stop());

describe("following the meeting", () => {
  it("moves visits with their passes, and remembers what was told last", async () => {
    const meeting = await sent();
    const [visit] = await invited(meeting, [guest]);
    expect(await mails(visit!)).toHaveLength(1);
    await move(meeting, 1);
    // The invite did not go out yet: there is nothing that she was told.
    expect((await visitsOf(meeting))[0]).toMatchObject({ start: "2026-11-24T11:00:00.000Z", movedFrom: null });
    await mailed(visit!);
    await move(meeting, 1);
    await move(meeting, 1);
    const [moved] = await visitsOf(meeting);
    expect(moved).toMatchObject({
      start: "2026-11-24T13:00:00.000Z",
      movedFrom: { start: "2026-11-24T11:00:00.000Z" },
      pass: { validFrom: "2026-11-24T12:00:00.000Z", status: "active" },
    });
    await move(meeting, -2);
    expect((await visitsOf(meeting))[0]?.movedFrom).toBeNull();
  });

  it("tells nobody of a draft, and everybody once it is sent", async () => {
    const meeting = await meetingWith();
    const [visit] = await invited(meeting, [guest]);
    await move(meeting, 2);
    expect((await visitsOf(meeting))[0]).toMatchObject({ start: "2026-11-24T12:00:00.000Z", movedFrom: null });
    expect(await mails(visit!)).toEqual([]);
    await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
    await demo.job((context) => scheduleMeeting(context, meeting.id));
    expect(await mails(visit!)).toHaveLength(1);
  });

  it("ends with the meeting", async () => {
    const meeting = await sent();
    const visits = await invited(meeting, [guest, other]);
    await act(visits[1]!, "cancel");
    ok(await demo.ask("anna", "POST", `/meetings/${meeting.id}/cancel`));
    for (const visit of await visitsOf(meeting)) expect(visit).toMatchObject({ status: "cancelled" });
    expect((await act(visits[0]!, "restore")).body.code).toBe("wrong_state");
  });

  it("takes those off who are off the invite, unless somebody added them by hand", async () => {
    const key = newId(now);
    const meeting = await meetingWith({ key });
    await invited(meeting, [guest], { source: "attendee" });
    await invited(meeting, [other], { source: "by_hand" });
    await meetingWith({ key, attendees: [] });
    const visits = await visitsOf(meeting);
    const statusOf = (email: string) => visits.find(({ visitor }) => visitor?.email === email)?.status;
    expect([statusOf(guest.email), statusOf(other.email)]).toEqual(["cancelled", "invited"]);
    await meetingWith({ key });
    expect((await visitsOf(meeting)).map(({ status }) => status).sort()).toEqual(["cancelled", "invited"]);
    const { items } = await demo.get<{ items: VisitorProposal[] }>("anna", `/meetings/${meeting.id}/visitor-proposals`);
    expect(items).toMatchObject([{ email: guest.email, wasCancelled: true }]);
  });

  it("goes to the site that takes the place of another", async () => {
    const meeting = await sent();
    const [visit] = await invited(meeting, [guest]);
    const location = (await demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).locations[0]!;
    ok(
      await demo.ask("anna", "PATCH", `/meetings/${meeting.id}/locations/${location.id}`, {
        body: { siteId: site.Oslo },
      }),
    );
    const [moved] = await visitsOf(meeting);
    expect(moved).toMatchObject({ id: visit!.id, site: { id: site.Oslo }, status: "invited" });
  });

  it("is received by whoever gets the meeting", async () => {
    const meeting = await sent();
    await invited(meeting, [guest]);
    const [anna, bo] = await Promise.all(["anna", "bo"].map((person) => demo.get<{ id: string }>(person, "/me")));
    const items = [{ kind: "meeting", id: meeting.id }];
    ok(await demo.ask("greta", "POST", `/people/${anna!.id}/hand-over`, { body: { toId: bo!.id, items } }));
    expect((await visitsOf(meeting, "bo"))[0]?.host.id).toBe(bo!.id);
  });
});

describe("a host who is not the organizer", () => {
  const notices = (meeting: { id: string }) =>
    demo.rows<{ name: string; kind: string }>(
      `select u.name, s.kind
         from message_log g
         join app_user u on u.id = g.receiver_id
         join signal s on s.id = g.signal_id
        where g.thread = 'notice:visitors_changed:' || $1
        order by s.kind`,
      [meeting.id],
    );
  const bosGuest = async (more: object = {}) => {
    const bo = await demo.get<{ id: string; name: string }>("bo", "/me");
    const key = newId(now);
    const meeting = await meetingWith({ key });
    await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
    await demo.job((context) => scheduleMeeting(context, meeting.id));
    const visits = await invited(meeting, [guest, other], { hostId: bo.id, ...more });
    return { meeting, visits, bo, key };
  };

  it("has one card when her visitors are moved, restored or cancelled with the meeting", async () => {
    const { meeting, bo } = await bosGuest();
    expect(await notices(meeting)).toEqual([]);
    await move(meeting, 1);
    expect(await notices(meeting)).toEqual([{ name: bo.name, kind: "visit.moved" }]);
    ok(await demo.ask("anna", "POST", `/meetings/${meeting.id}/cancel`));
    expect((await notices(meeting)).map(({ kind }) => kind)).toEqual(["visit.cancelled", "visit.moved"]);
  });

  it("has it when one is off the invite, and when the organizer takes one off, but not for what she does herself", async () => {
    const { meeting, visits, bo } = await bosGuest({ source: "attendee" });
    const [first, second] = visits;
    await act(first!, "cancel", undefined, "bo");
    expect(await notices(meeting)).toEqual([]);
    await act(first!, "restore");
    await act(second!, "cancel");
    expect(await notices(meeting)).toEqual([
      { name: bo.name, kind: "visit.cancelled" },
      { name: bo.name, kind: "visit.restored" },
    ]);
    await demo.job((context) => keepVisits(context, [meeting.id], { lost: [guest.email] }));
    expect((await notices(meeting)).map(({ kind }) => kind)).toEqual([
      "visit.cancelled",
      "visit.cancelled",
      "visit.restored",
    ]);
  });

  it("tells the organizer of it on the meeting's card", async () => {
    const { meeting, visits } = await bosGuest();
    await demo.rows("delete from message_log where meeting_id = $1 and kind = 'meeting_card'", [meeting.id]);
    await act(visits[0]!, "cancel", undefined, "bo");
    const cards = await demo.rows<{ name: string }>(
      "select u.name from message_log g join app_user u on u.id = g.receiver_id where g.meeting_id = $1 and g.kind = 'meeting_card'",
      [meeting.id],
    );
    expect(cards).toEqual([{ name: "Anna Kjær" }]);
  });
});

describe("what a change means", () => {
  it("says how many visitors follow, are told, and would find the site closed", async () => {
    const meeting = await sent();
    const visits = await invited(meeting, [guest, other]);
    await act(visits[1]!, "cancel");
    await demo.rows("update visit set clearance = 'pending' where id = $1", [visits[1]!.id]);
    const path = `/meetings/${meeting.id}/preview-change`;
    const at = { id: site.Copenhagen };
    const moved = await demo.ask<MoveConsequences>("anna", "POST", path, { body: { start: "2026-11-24T13:00:00Z" } });
    const follow = { outcome: "visitors_follow", site: at, count: 1, told: 1, isClosed: false };
    expect(ok(moved).lines).toMatchObject([follow]);
    const night = await demo.ask<MoveConsequences>("anna", "POST", path, { body: { start: "2026-11-24T01:00:00Z" } });
    expect(ok(night).lines).toMatchObject([{ ...follow, isClosed: true }]);
    const off = await demo.ask<MoveConsequences>("anna", "POST", path, { body: { status: "cancelled" } });
    expect(ok(off).lines).toMatchObject([{ outcome: "visitors_cancelled", site: at, count: 1, told: 1 }]);
    expect((await visitsOf(meeting)).find(({ id }) => id === visits[0]!.id)).toMatchObject({ status: "invited" });
  });
});
