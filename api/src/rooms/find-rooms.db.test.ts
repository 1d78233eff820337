import type { Availability, RoomSchedule } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { RoomRuleTerms } from "@magic-meetings/contract/rooms/room-rule.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { demoEmail } from "../http/demo-test-api.ts";
import { startRoomWorld, type RoomWorld } from "./room-test-world.ts";

const now = new Date("2026-11-20T09:00:00Z");

let world: RoomWorld;

beforeAll(async () => {
  world = await startRoomWorld(now);
});
afterAll(() => world.stop());

function find(query: Record<string, string>, person = "anna"): Promise<Availability> {
  const all = { site: world.siteId, start: "2026-11-24T10:00:00Z", end: "2026-11-24T11:00:00Z", limit: "50", ...query };
  return world.get<Availability>(person, `/rooms/available?${new URLSearchParams(all)}`);
}

async function addRule(roomId: string, name: string, terms: RoomRuleTerms): Promise<void> {
  await world.rows(
    `insert into room_rule (tenant_id, id, name, room_id, kind, terms, created_at, updated_at)
     select tenant_id, $2, $3, $1, $4, $5, $6, $6 from meeting_room where id = $1`,
    [roomId, newId(now), name, terms.kind, terms, now],
  );
}

describe("finding a room", () => {
  it("counts the seats of the wanted layout", async () => {
    const id = await world.room("Layouts", { capacity: 20, layouts: { board: 12, theatre: 45 } });
    const offered = async (query: Record<string, string>) =>
      (await find(query)).items.find(({ room }) => room.id === id)?.seats;
    expect(await offered({ capacity: "12", layout: "board" })).toBe(12);
    expect(await offered({ capacity: "13", layout: "board" })).toBeUndefined();
    expect(await offered({ capacity: "45", layout: "theatre" })).toBe(45);
    expect(await offered({ capacity: "20" })).toBe(20);
  });

  it("puts those first that are near, and says how near", async () => {
    const near = await world.room("Near", { capacity: 4, floor: "2" });
    const { items } = await find({ capacity: "4", near });
    expect(items[0]?.room.floorLevel).toBe(2);
    expect(items[0]?.reasons.map(({ code }) => code)).toContain("same_floor");
    expect(
      (
        await world.ask(
          "anna",
          "GET",
          `/rooms/available?${new URLSearchParams({ site: world.siteId, start: "2026-11-24T10:00:00Z", end: "2026-11-24T11:00:00Z", near: newId(now) })}`,
        )
      ).status,
    ).toBe(404);
  });

  it("puts those last that leave a short gap beside another meeting", async () => {
    const [tight, loose] = [await world.room("Tight", { capacity: 6 }), await world.room("Loose", { capacity: 6 })];
    const before = await world.meeting("anna", "2026-11-24T09:00", "2026-11-24T09:45");
    expect((await world.book("anna", before.id, tight)).status).toBe(201);
    const { items } = await find({ capacity: "6" });
    const place = (id: string) => items.findIndex(({ room }) => room.id === id);
    expect(place(loose)).toBeLessThan(place(tight));
    expect(items[place(tight)]?.reasons).toContainEqual({ code: "leaves_short_gap", value: 15 });
  });

  it("names a site that is closed then, when it opens, and offers times at which it is open", async () => {
    const night = await find({ start: "2026-11-24T03:00:00Z", end: "2026-11-24T04:00:00Z" });
    expect(night.items).toEqual([]);
    expect(night.closed).toMatchObject([
      { site: { name: "Copenhagen" }, holiday: null, opensAt: "2026-11-24T06:00:00.000Z" },
    ]);
    expect(night.alternatives.length).toBeGreaterThan(0);
    for (const { start } of night.alternatives)
      expect(Date.parse(start)).toBeGreaterThanOrEqual(Date.parse("2026-11-24T06:00Z"));
    const christmas = await find({ start: "2026-12-25T10:00:00Z", end: "2026-12-25T11:00:00Z" });
    expect(christmas.closed[0]?.holiday).toBe("Juledag");
  });

  it("leaves out what a rule does not give, and booking it is refused by the rule's name", async () => {
    const id = await world.room("Ruled", { capacity: 7 });
    await addRule(id, "Half an hour at most", { kind: "max_minutes", minutes: 30 });
    const offers = (end: string) => find({ end, capacity: "7" }).then(({ items }) => items.map(({ room }) => room.id));
    expect(await offers("2026-11-24T10:30:00Z")).toContain(id);
    expect(await offers("2026-11-24T11:00:00Z")).not.toContain(id);
    const meeting = await world.meeting("anna", "2026-11-24T10:00", "2026-11-24T11:00");
    const { status, body } = await world.book("anna", meeting.id, id);
    expect([status, body.code, body.rule]).toEqual([
      422,
      "room_rule_broken",
      { name: "Half an hour at most", kind: "max_minutes", allowed: { minutes: 30 } },
    ]);
    expect(body.alternatives?.length).toBeGreaterThan(0);
  });

  it("goes by the rules of the groups that a room is in, and by whose group the organizer is in", async () => {
    const id = await world.room("Grouped", { capacity: 9 });
    const [group, people] = [newId(now), newId(now)];
    await world.rows(
      `insert into room_group (tenant_id, id, name, created_at, updated_at)
       select tenant_id, $2, 'Quiet rooms', $3, $3 from meeting_room where id = $1`,
      [id, group, now],
    );
    await world.rows(
      "insert into room_group_member (tenant_id, group_id, room_id) select tenant_id, $2, id from meeting_room where id = $1",
      [id, group],
    );
    await world.rows(
      `insert into user_group (tenant_id, id, name, created_at, updated_at)
       select tenant_id, $2, 'Writers', $3, $3 from meeting_room where id = $1`,
      [id, people, now],
    );
    await world.rows(
      `insert into user_group_member (tenant_id, group_id, user_id)
       select tenant_id, $1, id from app_user where email = $2`,
      [people, demoEmail("hugo")],
    );
    await world.rows(
      `insert into room_rule (tenant_id, id, name, room_group_id, kind, terms, created_at, updated_at)
       select tenant_id, $2, 'For writers', $3, 'only_groups', $4, $5, $5 from meeting_room where id = $1`,
      [id, newId(now), group, { kind: "only_groups", groupIds: [people] }, now],
    );
    const sees = async (person: string) =>
      (await find({ capacity: "9" }, person)).items.some(({ room }) => room.id === id);
    expect([await sees("anna"), await sees("hugo")]).toEqual([false, true]);
    const [annas, hugos] = [
      await world.meeting("anna", "2026-11-24T16:00", "2026-11-24T17:00"),
      await world.meeting("hugo", "2026-11-24T16:00", "2026-11-24T17:00"),
    ];
    expect((await world.book("anna", annas.id, id)).body.rule?.name).toBe("For writers");
    expect((await world.book("hugo", hugos.id, id)).status).toBe(201);
  });

  it("counts what a person holds in a week", async () => {
    const id = await world.room("Twice a week");
    await addRule(id, "Twice a week", { kind: "max_per_week", bookings: 2 });
    const bookOn = async (day: string, person = "anna") => {
      const meeting = await world.meeting(person, `2026-11-${day}T12:00`, `2026-11-${day}T13:00`);
      return (await world.book(person, meeting.id, id)).status;
    };
    expect([await bookOn("24"), await bookOn("25"), await bookOn("26"), await bookOn("30")]).toEqual([
      201, 201, 422, 201,
    ]);
  });

  it("offers two rooms of one floor where no single one holds everybody, and never two of one space", async () => {
    const whole = await world.room("Parted", { capacity: 80, floor: "3", spacePart: "[0,2)" });
    for (const [name, part] of [
      ["Part one", "[0,1)"],
      ["Part two", "[1,2)"],
    ] as const) {
      await world.room(name, { capacity: 38, floor: "3", spaceOf: whole, spacePart: part });
    }
    for (const name of ["Hall one", "Hall two"]) await world.room(name, { capacity: 40, floor: "4" });
    const meeting = await world.meeting("anna", "2026-11-24T10:00", "2026-11-24T11:00");
    expect((await world.book("anna", meeting.id, whole)).status).toBe(201);
    const { alternatives } = await find({ capacity: "75" });
    const pair = alternatives.find(({ kind }) => kind === "two_rooms");
    expect([pair?.room.name, pair?.with?.name].sort()).toEqual(["Hall one", "Hall two"]);
  });

  it("asks several sites at once, and is 404 where one is another company's", async () => {
    const oslo = (await world.rows<{ id: string }>("select id from site where name = 'Oslo'"))[0]?.id ?? "";
    const both = await find({ site: `${world.siteId},${oslo}`, capacity: "10" });
    expect(new Set(both.items.map(({ room }) => room.siteId))).toEqual(new Set([world.siteId, oslo]));
    const search = new URLSearchParams({
      site: `${world.siteId},${oslo}`,
      start: "2026-11-24T10:00:00Z",
      end: "2026-11-24T11:00:00Z",
    });
    expect((await world.ask("per", "GET", `/rooms/available?${search}`)).status).toBe(404);
  });
});

describe("the schedule", () => {
  const schedule = (query: Record<string, string>, person = "anna") =>
    world.get<RoomSchedule>(person, `/rooms/schedule?${new URLSearchParams(query)}`);
  const day = { from: "2026-11-23T23:00:00Z", to: "2026-11-24T23:00:00Z" };

  it("shows who has a room with its buffers, and what for only to those who are in", async () => {
    const id = await world.room("Scheduled", { setupMinutes: 15 });
    const meeting = await world.meeting("anna", "2026-11-24T14:00", "2026-11-24T15:00");
    expect((await world.book("anna", meeting.id, id)).status).toBe(201);
    const busy = async (person: string) =>
      (await schedule({ ...day, site: world.siteId }, person)).items.find(({ room }) => room.id === id)?.busy;
    expect(await busy("anna")).toMatchObject([
      {
        start: "2026-11-24T14:00:00.000Z",
        heldFrom: "2026-11-24T13:45:00.000Z",
        heldUntil: "2026-11-24T15:15:00.000Z",
        subject: meeting.subject,
        meetingId: meeting.id,
      },
    ]);
    const [theirs] = (await busy("greta")) ?? [];
    expect([theirs?.subject, theirs?.meetingId, theirs?.organizer]).toEqual([null, null, meeting.organizer.name]);
  });

  it("gives every room once, page by page, and when the site is open", async () => {
    const all = await schedule({ ...day, site: world.siteId });
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: RoomSchedule = await schedule({
        ...day,
        site: world.siteId,
        limit: "7",
        ...(after ? { after } : {}),
      });
      paged.push(...page.items.map(({ room }) => room.id));
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual(all.items.map(({ room }) => room.id));
    expect(all.open).toEqual([{ start: "2026-11-24T06:00:00.000Z", end: "2026-11-24T20:00:00.000Z" }]);
  });

  it.each([
    ["no place", day, 422],
    ["two places", { ...day, site: newId(now), floor: newId(now) }, 422],
    ["a site that is not there", { ...day, site: newId(now) }, 404],
    ["more than a week", { site: newId(now), from: "2026-11-23T23:00:00Z", to: "2026-12-24T23:00:00Z" }, 422],
  ])("refuses %s", async (_, query, status) => {
    expect((await world.ask("anna", "GET", `/rooms/schedule?${new URLSearchParams(query)}`)).status).toBe(status);
  });
});
