import type { Orphan } from "@magic-meetings/contract/orphans/orphan.ts";
import type { OrphanReason } from "@magic-meetings/contract/orphans/orphan-words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runDoctor } from "../doctor/doctor.ts";
import { startOrphanWorld, type HeldMeeting, type OrphanWorld } from "./orphan-test-world.ts";

// What is left alone is found once, belongs to somebody, and leaves the queue by a press or when its cause is gone.

let world: OrphanWorld;
const note = "It is right as it is";

beforeAll(async () => {
  world = await startOrphanWorld(new Date("2026-10-07T08:00:00Z"));
});
afterAll(() => world.demo.stop());

async function found(held: HeldMeeting, reason: OrphanReason): Promise<Orphan | undefined> {
  const about = (await world.queue()).filter(({ meeting }) => meeting?.id === held.meeting.id);
  expect(about.length).toBeLessThan(2);
  return about.find((one) => one.reason === reason);
}

async function orphaned(held: HeldMeeting, reason: OrphanReason): Promise<Orphan> {
  const orphan = await found(held, reason);
  if (orphan === undefined) throw new Error(`Nothing was found about ${held.meeting.subject}`);
  return orphan;
}

/** Straight in the table, as no command would do it. */
const write = (text: string, values: unknown[]) => world.demo.rows(text, values);
const repair = (id: string, body: object, person = "anna") =>
  world.demo.ask<Orphan>(person, "POST", `/orphans/${id}/resolve`, { body });

const causes: [OrphanReason, (held: HeldMeeting) => Promise<unknown>, (held: HeldMeeting) => Promise<unknown>][] = [
  ["event_gone", (held) => world.see(held, null), (held) => world.see(held)],
  [
    "event_unclear",
    (held) => world.see(held, { start: new Date(Date.parse(held.meeting.start) - 1_800_000).toISOString() }),
    (held) => world.see(held),
  ],
  ["event_unclear", (held) => world.see(held, { isCancelled: true }), (held) => world.see(held)],
  ["room_not_on_event", (held) => world.see(held, { attendees: [] }), (held) => world.see(held)],
  [
    "room_declined",
    (held) => world.see(held, { attendees: [{ email: held.room.email.toLowerCase(), response: "declined" }] }),
    (held) => world.see(held),
  ],
  [
    "booking_without_meeting",
    (held) => write("update meeting set status = 'cancelled' where id = $1", [held.meeting.id]),
    (held) => write("update meeting set status = 'scheduled' where id = $1", [held.meeting.id]),
  ],
  [
    "organizer_disabled",
    async (held) => {
      await write(
        `with gone as (
           insert into app_user (tenant_id, id, entra_object_id, name, email, time_zone, status, created_at, updated_at)
           select tenant_id, gen_random_uuid(), gen_random_uuid(), 'Gone Person', 'gone@nordlys.example', time_zone,
                  'disabled', created_at, created_at
             from app_user
            where id = (select organizer_id from meeting where id = $1)
           returning id)
         update meeting set organizer_id = (select id from gone) where id = $1`,
        [held.meeting.id],
      );
    },
    () => write("update app_user set status = 'active' where name = 'Gone Person'", []),
  ],
];

describe("detection", () => {
  it.each(causes)("finds %s once, and it ends by itself when its cause is gone", async (reason, leave, cure) => {
    const held = await world.meet();
    await world.see(held);
    await world.detect();
    expect(await found(held, reason)).toBeUndefined();

    await leave(held);
    await world.detect();
    const orphan = await orphaned(held, reason);
    await world.detect();
    expect(await found(held, reason)).toMatchObject({ id: orphan.id, version: orphan.version });
    expect(orphan.owner).not.toBeNull();
    if (reason !== "organizer_disabled") expect(orphan.owner?.name).toMatch(/^Anna /);
    else expect(orphan).toMatchObject({ facts: { person: "Gone Person" } });

    await cure(held);
    await world.detect();
    expect(await found(held, reason)).toBeUndefined();
    const [ended] = (await world.queue("greta", "&state=resolved")).filter(({ id }) => id === orphan.id);
    expect(ended?.resolved).toMatchObject({ how: "by_itself", by: null });
  });

  it("leaves alone what waits to be looked at, and what is over", async () => {
    const held = await world.meet();
    await world.see(held, { attendees: [] });
    await write(
      `insert into event_look (tenant_id, id, mailbox, event_id, because, asked_at, look_at)
       select tenant_id, gen_random_uuid(), mailbox, event_id, 'sweep', now(), now()
         from graph_event where meeting_id = $1`,
      [held.meeting.id],
    );
    await world.detect();
    expect(await found(held, "room_not_on_event")).toBeUndefined();
    await write("delete from event_look", []);
    await world.detect();
    expect(await found(held, "room_not_on_event")).toBeDefined();
  });

  it("is what the doctor asks as well", async () => {
    const held = await world.meet();
    await world.see(held, { attendees: [] });
    const faults = async () => {
      const [tenant] = await world.demo.rows<{ id: string }>("select tenant_id as id from meeting where id = $1", [
        held.meeting.id,
      ]);
      const findings = await runDoctor(world.demo.database.appPool, [tenant?.id ?? ""]);
      return findings.filter(({ check }) => check === "orphan_unqueued").map(({ subject }) => subject);
    };
    // The doctor's clock is the database's own.
    await write("update graph_event set seen_at = now() - interval '1 hour' where meeting_id = $1", [held.meeting.id]);
    await write(
      "update room_booking set created_at = now() - interval '2 hours', updated_at = created_at where id = $1",
      [held.bookingId],
    );
    await write(
      "update meeting set during = tstzrange(now() + interval '1 day', now() + interval '25 hours') where id = $1",
      [held.meeting.id],
    );
    await write(
      `update graph_event g
          set content = jsonb_set(jsonb_set(content, '{input,start}', to_jsonb(m.starts_at)), '{input,end}', to_jsonb(m.ends_at))
         from meeting m
        where m.id = g.meeting_id and m.id = $1`,
      [held.meeting.id],
    );
    expect(await faults()).toEqual([held.bookingId]);
    await write("delete from graph_event where meeting_id = $1", [held.meeting.id]);
    expect(await faults()).toEqual([]);
  });
});

describe("a press", () => {
  it("cancels what hangs on it; of fifty at once one does it", async () => {
    const held = await world.meet();
    await world.see(held, null);
    await world.detect();
    const { id, repairs } = await orphaned(held, "event_gone");
    expect(repairs[0]).toEqual({ repair: "cancel", fees: [], what: null });
    const answers = await Promise.all(Array.from({ length: 50 }, () => repair(id, { repair: "cancel" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(49).fill(409)]);
    const [counted] = await world.demo.rows<{ cancelled: number; resolved: number }>(
      `select count(*) filter (where kind = 'meeting.cancelled')::integer as cancelled,
              count(*) filter (where kind = 'orphan.resolved')::integer as resolved
         from signal where meeting_id = $1`,
      [held.meeting.id],
    );
    expect(counted).toEqual({ cancelled: 1, resolved: 1 });
    expect((await world.demo.get<{ status: string }>("anna", `/meetings/${held.meeting.id}`)).status).toBe("cancelled");
    await world.detect();
    expect(await found(held, "event_gone")).toBeUndefined();
  });

  it("takes the best other room that is free", async () => {
    const held = await world.meet();
    await world.see(held, { attendees: [{ email: held.room.email.toLowerCase(), response: "declined" }] });
    await world.detect();
    const { id, repairs } = await orphaned(held, "room_declined");
    const [best] = repairs;
    expect(best?.repair).toBe("other_room");
    const done = await repair(id, { repair: "other_room" });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    const { roomBookings } = await world.demo.get<{ roomBookings: { room: { id: string } }[] }>(
      "anna",
      `/meetings/${held.meeting.id}`,
    );
    expect(roomBookings.map(({ room }) => room.id)).toEqual([best?.what?.id]);
    // The calendar is asked to invite it, and nobody has to press for that.
    const [left] = (await world.queue()).filter(({ meeting }) => meeting?.id === held.meeting.id);
    expect(left).toMatchObject({ reason: "room_not_on_event", asked: { repair: "put_room_back" }, repairs: [] });
  });

  it("hands over to the manager of an organizer who is no longer there", async () => {
    const held = await world.meet();
    await write(
      `with boss as (select id from app_user where name like 'Bo %' limit 1), gone as (
         insert into app_user (
           tenant_id, id, entra_object_id, name, email, time_zone, status, manager_id, created_at, updated_at)
         select tenant_id, gen_random_uuid(), gen_random_uuid(), 'Left Us', 'left@nordlys.example', time_zone,
                'disabled', (select id from boss), created_at, created_at
           from app_user
          where id = (select organizer_id from meeting where id = $1)
         returning id)
       update meeting set organizer_id = (select id from gone) where id = $1`,
      [held.meeting.id],
    );
    await world.detect();
    const orphan = await orphaned(held, "organizer_disabled");
    const [first] = orphan.repairs;
    expect(first?.repair).toBe("hand_over");
    expect(first?.what?.name).toMatch(/^Bo /);
    expect(orphan.owner).toEqual(first?.what);
    const done = await repair(orphan.id, { repair: "hand_over" }, "greta");
    expect(done.body.resolved, JSON.stringify(done.body)).toMatchObject({ how: "hand_over" });
    expect(await write("select organizer_id as id from meeting where id = $1", [held.meeting.id])).toEqual([
      { id: first?.what?.id },
    ]);
    await world.detect();
    expect(await found(held, "organizer_disabled")).toBeUndefined();
  });

  it("lets go of the room, asks the calendar, or has it looked at again", async () => {
    const [one, two, three] = [await world.meet(), await world.meet(), await world.meet()];
    for (const held of [one, two, three]) await world.see(held, { attendees: [] });
    await world.detect();
    const id = async (held: HeldMeeting) => (await orphaned(held, "room_not_on_event")).id;

    expect((await repair(await id(one), { repair: "release_room" })).body.resolved?.how).toBe("release_room");
    expect(await world.demo.rows("select status from room_booking where id = $1", [one.bookingId])).toEqual([
      { status: "released" },
    ]);

    const asked = await repair(await id(two), { repair: "put_room_back" });
    expect(asked.body).toMatchObject({
      resolved: null,
      repairs: [],
      asked: { repair: "put_room_back", by: "Anna Kjær" },
    });
    expect((await repair(asked.body.id, { repair: "keep", note })).status).toBe(409);

    expect((await repair(await id(three), { repair: "look_again" })).body.resolved?.how).toBe("look_again");
    expect(
      await world.demo.rows("select because from event_look where event_id = $1", [
        "orphan-" + three.meeting.subject.slice(7),
      ]),
    ).toEqual([{ because: "replay" }]);
  });

  it("keeps it as it is with a reason, for good, until somebody takes that back", async () => {
    const held = await world.meet();
    await world.see(held, { attendees: [] });
    await world.detect();
    const { id } = await orphaned(held, "room_not_on_event");
    expect((await repair(id, { repair: "keep" })).status).toBe(422);
    expect((await repair(id, { repair: "keep", note })).body.resolved).toMatchObject({ how: "keep", note });
    await world.detect();
    expect(await found(held, "room_not_on_event")).toBeUndefined();
    const opened = await world.demo.ask<Orphan>("anna", "POST", `/orphans/${id}/reopen`);
    expect(opened.body).toMatchObject({ resolved: null, allowed: { resolve: { ok: true } } });
    expect((await world.demo.ask("anna", "POST", `/orphans/${id}/reopen`)).status).toBe(409);
  });

  it("does nothing that is not possible there", async () => {
    const held = await world.meet();
    await world.see(held, null);
    await world.detect();
    const { id } = await orphaned(held, "event_gone");
    expect((await repair(id, { repair: "release_room" })).body.code).toBe("wrong_state");
    expect((await repair(id, { repair: "explode" })).status).toBe(400);
  });
});

describe("the queue", () => {
  it("is the owner's, the site's managers' and the administrators'", async () => {
    const held = await world.meet();
    await world.see(held, { attendees: [] });
    await world.detect();
    const { id } = await orphaned(held, "room_not_on_event");
    const sees = async (person: string) => (await world.queue(person)).some((one) => one.id === id);
    expect(await Promise.all(["anna", "ida", "elena", "greta"].map(sees))).toEqual([true, true, true, true]);
    expect(await Promise.all(["hugo", "carla", "lena"].map(sees))).toEqual([false, false, false]);
    for (const person of ["hugo", "lena"]) {
      expect((await world.demo.ask(person, "GET", `/orphans/${id}`)).status).toBe(404);
      expect((await repair(id, { repair: "keep", note }, person)).status).toBe(404);
    }
  });

  it("is read page by page, filtered, and as a file", async () => {
    const all = await world.queue();
    expect(all.length).toBeGreaterThan(2);
    const ids: string[] = [];
    let after = "";
    for (let page = 0; page <= all.length; page += 1) {
      const read = await world.demo.get<{ items: Orphan[]; next: string | null }>("greta", `/orphans?limit=1${after}`);
      ids.push(...read.items.map(({ id }) => id));
      if (read.next === null) break;
      after = `&after=${read.next}`;
    }
    expect(ids).toEqual(all.map(({ id }) => id));
    const [first] = all;
    const subject = encodeURIComponent(first?.meeting?.subject ?? "");
    expect((await world.queue("greta", `&search=${subject}`)).map(({ id }) => id)).toContain(first?.id);
    expect(await world.queue("greta", "&search=100%25")).toEqual([]);
    expect((await world.queue("greta", "&reason=event_gone")).every(({ reason }) => reason === "event_gone")).toBe(
      true,
    );
    const headers = await world.demo.api.as("greta");
    const file = await world.demo.api.server.inject({ url: "/api/v1/orphans/export", headers });
    expect(file.headers["content-type"]).toContain("text/csv");
    expect(file.body.trim().split("\r\n").length).toBe(all.length + 1);
  });

  it("tells its owner once", async () => {
    const [told] = await world.demo.rows<{ most: number }>(
      `select max(n)::integer as most
         from (select count(*) as n from message_log where kind = 'orphan_card' and thread like 'orphan:%'
                group by thread, signal_id) t`,
    );
    expect(told?.most).toBe(1);
  });
});
