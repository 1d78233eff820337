import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoEmail, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { lookWorld, now, type DemoRoom } from "./look-test-world.ts";

let demo: DemoTestApi;
const world = lookWorld(() => demo);
const { annas, seen, look, lookGone, taken, meeting, freeRooms, orderLunch, orphans } = world;

const tomorrow = { start: "2026-11-19T09:00:00Z", end: "2026-11-19T11:00:00Z" };
const afternoon = { start: "2026-11-19T13:00:00.000Z", end: "2026-11-19T15:00:00.000Z" };
let rooms: DemoRoom[];

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  rooms = await freeRooms("2026-11-19T08:00:00Z", "2026-11-19T15:00:00Z");
  expect(rooms.length).toBeGreaterThan(6);
});
afterAll(() => demo.stop());

function room(at: number): DemoRoom {
  const found = rooms[at];
  if (found === undefined) throw new Error("There are not so many free rooms");
  return found;
}

describe("an event that nobody knew", () => {
  it("is a meeting with its room where one of ours is in it, and is nothing of ours otherwise", async () => {
    const none = await look(seen(annas("lunch-with-mum")));
    expect(none).toMatchObject({ outcome: "nothing", meetingId: null, commands: [{ because: "not_ours" }] });
    expect(await demo.rows("select id from graph_event where event_id = 'id-lunch-with-mum'")).toEqual([]);
    const made = await taken(annas("first", [room(0)]));
    expect(made).toMatchObject({
      status: "scheduled",
      subject: "Planning",
      roomBookings: [{ room: { id: room(0).id }, status: "confirmed" }],
      exchangeReference: { id: "id-first", iCalUid: "uid-first" },
    });
    const again = await look(seen(annas("first", [room(0)])));
    expect(again).toMatchObject({ outcome: "nothing", meetingId: made.id, commands: [{ because: "unchanged" }] });
    expect((await meeting(made.id)).version).toBe(made.version);
    await lookGone("id-first");
  });

  it("is the pane's draft where it has its key, and is sent with it", async () => {
    const clientKey = "look-at-event-draft-key";
    const body = { subject: "Planning", ...tomorrow, timeZone: "Europe/Copenhagen", attendees: [] };
    const draft = await demo.ask<{ id: string }>("anna", "PUT", `/meetings/by-key/${clientKey}`, { body });
    const sent = await taken(annas("draft", [], { clientKey }));
    expect(sent).toMatchObject({ id: draft.body.id, status: "scheduled", attendees: { length: 3 } });
  });
});

describe("a copied event", () => {
  it("is a new meeting, and takes nothing from the one that it was copied from", async () => {
    const clientKey = "look-at-event-copied-key";
    const original = await taken(annas("original", [room(1)], { clientKey }));
    const order = await orderLunch(original);
    const copy = await taken(annas("copy", [], { clientKey, ...afternoon }));
    expect(copy.id).not.toBe(original.id);
    expect(copy).toMatchObject({ clientKey: null, serviceOrders: [] });
    expect(await meeting(original.id)).toMatchObject({
      start: original.start,
      roomBookings: [{ room: { id: room(1).id } }],
      serviceOrders: [{ id: order.id, status: "confirmed" }],
    });
    await lookGone("id-original");
  });
});

describe("a meeting that moves in its calendar", () => {
  it("takes its room and its order along, whatever the pane knows", async () => {
    const before = await taken(annas("moves", [room(2)]));
    await orderLunch(before);
    const moved = await look(
      seen(annas("moves", [room(2)], { start: "2026-11-19T10:00:00Z", end: "2026-11-19T12:00:00Z" }), 2),
    );
    expect(moved.commands).toEqual([{ do: "retime", start: "2026-11-19T10:00:00Z", end: "2026-11-19T12:00:00Z" }]);
    const after = await meeting(before.id);
    expect(after).toMatchObject({
      start: "2026-11-19T10:00:00.000Z",
      roomBookings: [{ id: before.roomBookings[0]?.id, start: "2026-11-19T10:00:00.000Z" }],
    });
    // What was read before it moved comes late.
    const late = await look(seen(annas("moves", [room(2)]), 1));
    expect(late.commands).toEqual([{ do: "nothing", because: "older" }]);
    expect((await meeting(before.id)).start).toBe("2026-11-19T10:00:00.000Z");
    await lookGone("id-moves");
  });

  it("is the same meeting when its event has another id, and keeps its draft key", async () => {
    const clientKey = "look-at-event-other-id";
    const before = await taken(annas("server", [], { clientKey }));
    const elsewhere = annas("server", [], {
      clientKey,
      ...afternoon,
      exchangeReference: { id: "id-on-another-server", iCalUid: "uid-server" },
    });
    const after = await taken(elsewhere, 2);
    expect(after).toMatchObject({ id: before.id, clientKey, start: afternoon.start });
    expect(after.exchangeReference).toMatchObject({ id: "id-on-another-server" });
  });
});

describe("rooms that are changed by hand in Outlook", () => {
  it("are booked and released", async () => {
    const before = await taken(annas("rooms", [room(2)]));
    const changed = await look(seen(annas("rooms", [room(3)]), 2));
    expect(changed.commands.map(({ do: what }) => what)).toEqual([
      "change_people",
      "change_locations",
      "release_rooms",
      "book_rooms",
    ]);
    const after = await meeting(before.id);
    expect(after.roomBookings.map((booking) => [booking.room.id, booking.status])).toEqual([[room(3).id, "confirmed"]]);
    await look(seen(annas("rooms"), 3));
    expect((await meeting(before.id)).roomBookings).toEqual([]);
    await lookGone("id-rooms");
  });

  it("and are taken are shown as declined, with another one offered", async () => {
    const holder = await taken(annas("holder", [room(4)]));
    const before = await taken(annas("wants", [room(5)]));
    await look(seen(annas("wants", [room(4)]), 2));
    const after = await meeting(before.id);
    expect(after.roomBookings).toHaveLength(1);
    expect(after.roomBookings[0]).toMatchObject({ status: "provisional" });
    expect(after.roomBookings[0]?.room.id).not.toBe(room(4).id);
    const lost = await demo.rows(
      "select id from room_booking where meeting_id = $1 and room_id = $2 and status = 'declined'",
      [before.id, room(4).id],
    );
    expect(lost).toHaveLength(1);
    expect((await meeting(holder.id)).roomBookings).toMatchObject([{ room: { id: room(4).id }, status: "confirmed" }]);
    for (const name of ["holder", "wants"]) await lookGone(`id-${name}`);
  });

  it("and turned down by their own mailbox are lost, once, with another one offered", async () => {
    const before = await taken(annas("turned-down", [room(4)]));
    const attendees = annas("turned-down", [room(4)]).input.attendees.map((one) =>
      one.kind === "resource" ? { ...one, response: "declined" as const } : one,
    );
    for (const version of [2, 3])
      await look(seen(annas("turned-down", [], { attendees, subject: `Plan ${version}` }), version));
    const after = await meeting(before.id);
    expect(after.roomBookings).toMatchObject([{ status: "provisional" }]);
    expect(after.roomBookings[0]?.room.id).not.toBe(room(4).id);
    const told = await demo.rows("select id from signal where meeting_id = $1 and kind = 'room_booking.declined'", [
      before.id,
    ]);
    expect(told).toHaveLength(1);
    await lookGone("id-turned-down");
  });
});

describe("a room that cannot be had", () => {
  it("is offered in place of once, however often the meeting moves", async () => {
    await taken(annas("sits-there", [room(4)], { start: "2026-11-19T08:00:00Z", end: "2026-11-19T14:00:00Z" }));
    const before = await taken(annas("wanders", [room(4)]));
    for (const version of [2, 3, 4, 5]) {
      const start = new Date(Date.parse("2026-11-19T09:00:00Z") + version * 600_000).toISOString();
      await look(seen(annas("wanders", [room(4)], { start, end: "2026-11-19T11:30:00Z" }), version));
    }
    const after = await meeting(before.id);
    expect(after.roomBookings).toMatchObject([{ status: "provisional" }]);
    const declined = await demo.rows("select id from room_booking where meeting_id = $1 and status = 'declined'", [
      before.id,
    ]);
    expect(declined).toHaveLength(1);
    // As soon as it is free at the meeting's time, it is the meeting's.
    await lookGone("id-sits-there");
    await look(seen(annas("wanders", [room(4)], { start: "2026-11-19T09:00:00Z", end: "2026-11-19T11:00:00Z" }), 6));
    const held = (await meeting(before.id)).roomBookings.filter(({ status }) => status === "confirmed");
    expect(held.map(({ room: { id } }) => id)).toEqual([room(4).id]);
    await lookGone("id-wanders");
  });
});

describe("a meeting that its calendar withdraws", () => {
  it("lets go of everything, and has its room again and its order drafted when it comes back", async () => {
    const before = await taken(annas("back", [room(2)]));
    const order = await orderLunch(before);
    await look(seen(annas("back", [room(2)], { isCancelled: true }), 2));
    expect(await meeting(before.id)).toMatchObject({
      status: "cancelled",
      roomBookings: [],
      serviceOrders: [{ id: order.id, status: "cancelled" }],
    });
    const back = await look(
      seen(annas("back", [room(2)], { start: "2026-11-19T10:00:00Z", end: "2026-11-19T12:00:00Z" }), 3),
    );
    expect(back.commands.map(({ do: what }) => what)).toEqual(["restore", "retime", "book_rooms"]);
    const after = await meeting(before.id);
    expect(after).toMatchObject({
      status: "scheduled",
      start: "2026-11-19T10:00:00.000Z",
      roomBookings: [{ room: { id: room(2).id }, status: "confirmed" }],
    });
    const [first, again, ...more] = after.serviceOrders;
    expect(first).toMatchObject({ id: order.id, status: "cancelled" });
    expect(again).toMatchObject({
      status: "draft",
      lines: [{ quantity: 3, service: { id: order.lines[0]?.service.id } }],
    });
    expect(Date.parse(again?.lines[0]?.deliverAt ?? "") - Date.parse(order.lines[0]?.deliverAt ?? "")).toBe(3_600_000);
    expect(more).toEqual([]);
    // Again changes nothing.
    await look(seen(annas("back", [room(2)], { start: "2026-11-19T10:00:00Z", end: "2026-11-19T12:00:00Z" }), 3));
    expect((await meeting(before.id)).serviceOrders).toHaveLength(2);
    await lookGone("id-back");
  });

  it("stays as it was cancelled here, while its event is still there", async () => {
    const before = await taken(annas("cancelled-here", [room(2)]));
    await demo.ask("anna", "POST", `/meetings/${before.id}/cancel`);
    const changed = await look(seen(annas("cancelled-here", [room(2)], { subject: "Still there" }), 2));
    expect(changed.commands).toEqual([{ do: "nothing", because: "stays_cancelled" }]);
    expect((await meeting(before.id)).status).toBe("cancelled");
  });
});

describe("an event that is gone", () => {
  it("from its organizer's calendar cancels the meeting with its orders", async () => {
    const before = await taken(annas("gone", [room(2)]));
    const order = await orderLunch(before);
    expect(await lookGone("id-gone")).toMatchObject({
      outcome: "done",
      meetingId: before.id,
      commands: [{ do: "cancel" }],
    });
    expect(await meeting(before.id)).toMatchObject({
      status: "cancelled",
      serviceOrders: [{ id: order.id, status: "cancelled" }],
    });
    expect((await lookGone("id-gone")).commands).toEqual([{ do: "nothing", because: "unchanged" }]);
    expect(await orphans(before.id)).toEqual([]);
  });

  it("keeps what was ordered where its organizer left, and puts it into the queue", async () => {
    const hugo = demoEmail("hugo");
    const one = annas("left", [room(2)], { organizerEmail: hugo });
    const made = await look(seen(one, 1, { mailbox: hugo }));
    await demo.rows("update app_user set status = 'disabled' where lower(email) = $1", [hugo]);
    for (const _ of ["once", "again"]) await lookGone("id-left", hugo);
    expect(await orphans(made.meetingId)).toEqual([{ reason: "organizer_disabled", entity_type: "meeting" }]);
    const [still] = await demo.rows<{ status: string }>("select status from meeting where id = $1", [made.meetingId]);
    expect(still?.status).toBe("scheduled");
    await demo.rows("update app_user set status = 'active' where lower(email) = $1", [hugo]);
    await lookGone("id-left", hugo);
  });
});

describe("an event of which it is unclear what it is", () => {
  it("changes nothing, and is a question in the queue", async () => {
    const before = await taken(annas("unclear", [room(2)]));
    const order = await orderLunch(before);
    // Another organizer's event has nothing in common with it but the iCalUId.
    const hugo = demoEmail("hugo");
    const strange = annas("strange", [], {
      organizerEmail: hugo,
      ...afternoon,
      exchangeReference: { id: "id-strange", iCalUid: "uid-unclear" },
    });
    for (const version of [2, 3]) {
      const looked = await look(seen(strange, version, { mailbox: hugo }));
      expect(looked).toMatchObject({ meetingId: null, commands: [{ do: "orphan", reason: "event_unclear" }] });
    }
    expect(await orphans(before.id)).toEqual([{ reason: "event_unclear", entity_type: "meeting" }]);
    expect(await meeting(before.id)).toMatchObject({
      start: "2026-11-19T09:00:00.000Z",
      organizer: { email: world.anna },
      serviceOrders: [{ id: order.id, status: "confirmed" }],
    });
    await lookGone("id-unclear");
  });

  it("has a new organizer where two of its names say so", async () => {
    const clientKey = "look-at-event-new-organizer";
    const before = await taken(annas("handed", [room(2)], { clientKey }));
    const order = await orderLunch(before);
    const hugo = demoEmail("hugo");
    const handed = annas("handed-over", [room(2)], {
      clientKey,
      organizerEmail: hugo,
      exchangeReference: { id: "id-handed-over", iCalUid: "uid-handed" },
    });
    const looked = await look(seen(handed, 2, { mailbox: hugo }));
    expect(looked.meetingId).toBe(before.id);
    const after = await demo.get<{ organizer: { email: string }; serviceOrders: { id: string; status: string }[] }>(
      "hugo",
      `/meetings/${before.id}`,
    );
    expect(after).toMatchObject({ organizer: { email: hugo }, serviceOrders: [{ id: order.id, status: "confirmed" }] });
  });
});
