import type { Utilisation, UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { addFigures, noFigures } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

// A site of two rooms in the week in which the clocks go back, every figure of it counted by hand. It is open Monday to
// Friday from 8:30 to 16:30 but not on Wednesday, a holiday, and on Sunday from 1:00 to 5:00, which are five hours.

const week = "from=2026-10-19&to=2026-10-25";
const epoch = new Date("2026-01-01T00:00:00Z");
let demo: DemoTestApi;
let place: Place;

interface Place {
  tenant: string;
  organizer: string;
  site: string;
  building: string;
  floors: [string, string];
  alfa: string;
  beta: string;
}

beforeAll(async () => {
  demo = await startDemoTestApi(new Date("2026-11-18T09:00:00Z"));
  place = await addSite();
  await addBookings();
});
afterAll(() => demo.stop());

describe("a week of two rooms", () => {
  it("is counted as by hand, room by room", async () => {
    const { items, total, rooms } = await read(`site=${place.site}&${week}&by=room`);
    const [alfa, beta] = items;
    expect(rooms).toBe(2);
    expect(alfa).toEqual({
      place: { id: place.alfa, name: "Alfa" },
      partOf: ["Ground", "House", "Aarhus"],
      rooms: 1,
      weekday: null,
      hour: null,
      openMinutes: 2220,
      bookedMinutes: 460,
      bookedOpenMinutes: 310,
      usedMinutes: 330,
      noShowMinutes: 10,
      releasedMinutes: 120,
      givenBackMinutes: 70,
      bookings: 6,
      usedBookings: 4,
      noShows: 1,
      released: 2,
      seatsUsed: 31,
      seats: 50,
    });
    expect(beta).toMatchObject({
      openMinutes: 2220,
      bookedMinutes: 80,
      bookedOpenMinutes: 80,
      usedMinutes: 80,
      givenBackMinutes: 40,
      bookings: 2,
      usedBookings: 2,
      seatsUsed: 5,
      seats: 8,
    });
    expect(total).toMatchObject({ openMinutes: 4440, bookedMinutes: 540, bookings: 8, noShows: 1 });
  });

  it("is counted hour by hour by the site's clock, through the night in which it goes back", async () => {
    const { items } = await read(`site=${place.site}&${week}&by=hour`);
    expect(at(items, 1, 0)).toMatchObject({ openMinutes: 0, bookedMinutes: 60, bookings: 0 });
    expect(at(items, 1, 9)).toMatchObject({ openMinutes: 120, bookedMinutes: 60, bookings: 1, seatsUsed: 6 });
    expect(at(items, 1, 16)).toMatchObject({ openMinutes: 60, bookedMinutes: 60, bookedOpenMinutes: 30 });
    expect(at(items, 1, 17)).toMatchObject({ openMinutes: 0, bookedMinutes: 60, bookedOpenMinutes: 0 });
    expect(at(items, 2, 9)).toMatchObject({ bookedMinutes: 60, noShowMinutes: 10, givenBackMinutes: 50, noShows: 1 });
    expect(at(items, 2, 13)).toMatchObject({ bookedMinutes: 0, releasedMinutes: 120, released: 2 });
    expect(at(items, 3, 9)).toBeUndefined();
    expect(at(items, 7, 2)).toMatchObject({ openMinutes: 240, bookedMinutes: 90, bookings: 1 });
    expect(at(items, 7, 3)).toMatchObject({ openMinutes: 120, bookedMinutes: 30 });
  });

  it.each(["room", "floor", "site", "hour", "weekday"])("is the same in all when it is told by %s", async (by) => {
    const { items, total } = await read(`site=${place.site}&${week}&by=${by}`);
    const whole = await read(`site=${place.site}&${week}&by=site`);
    expect(items.reduce(addFigures, noFigures)).toEqual(total);
    expect(total).toEqual(whole.total);
    expect(items).toHaveLength({ room: 2, floor: 2, site: 1, hour: items.length, weekday: 7 }[by] ?? 0);
  });

  it("is the same day by day: nothing is counted twice or left out at midnight", async () => {
    const days = ["19", "20", "21", "22", "23", "24", "25"].map((day) => `2026-10-${day}`);
    const each = await Promise.all(days.map((day) => read(`site=${place.site}&from=${day}&to=${day}&by=site`)));
    const whole = await read(`site=${place.site}&${week}&by=site`);
    expect(each.map(({ total }) => total).reduce(addFigures, noFigures)).toEqual(whole.total);
  });

  it.each([
    ["building", () => place.building, 8],
    ["floor", () => place.floors[1], 2],
    ["room", () => place.alfa, 6],
  ])("can be asked for a %s alone", async (kind, id, bookings) => {
    expect((await read(`${kind}=${id()}&${week}`)).total.bookings).toBe(bookings);
  });

  it("ends with a room that is deleted, and does not know it in the weeks after", async () => {
    const gone = await addRoom({ name: "Gone", floor: place.floors[0], deletedAt: "2026-10-20T12:30:00+02:00" });
    const { items } = await read(`room=${gone}&${week}&by=hour`);
    expect(items.reduce((sum, { openMinutes }) => sum + openMinutes, 0)).toBe(480 + 240);
    expect((await read(`room=${gone}&${week}&by=room`)).total.openMinutes).toBe(480 + 240);
    expect((await read(`room=${gone}&from=2026-10-26&to=2026-10-30`)).items).toEqual([]);
    await demo.rows("delete from meeting_room where id = $1", [gone]);
  });
});

describe("who may see it, and how much at once", () => {
  it.each([
    ["elena", 3],
    ["greta", 3],
    ["ingrid", 1],
    ["marta", 1],
  ])("%s sees the sites that she looks after", async (person, least) => {
    const { items } = await demo.get<Utilisation>(person, `/utilisation?${week}&by=site`);
    expect(items.length).toBeGreaterThanOrEqual(least);
    if (least === 1) expect(items).toHaveLength(1);
  });

  it.each(["anna", "bo", "carla", "dag", "finn"])("%s does not", async (person) => {
    for (const path of ["/utilisation", "/utilisation.csv"]) {
      const { status, body } = await demo.ask(person, "GET", `${path}?${week}`);
      expect([status, body.code]).toEqual([403, "forbidden"]);
    }
  });

  it.each([
    ["ingrid", "another site of her company"],
    ["lena", "a site of another company"],
  ])("%s finds nothing at %s", async (person) => {
    for (const where of [
      `site=${place.site}`,
      `building=${place.building}`,
      `floor=${place.floors[0]}`,
      `room=${place.alfa}`,
    ]) {
      const { status, body } = await demo.ask(person, "GET", `/utilisation?${where}&${week}`);
      expect([where, status, body.code]).toEqual([where, 404, "not_found"]);
    }
  });

  it("does not count another company's rooms", async () => {
    const { items } = await demo.get<Utilisation>("lena", `/utilisation?${week}&by=room`);
    const own = await demo.rows<{ id: string }>(
      "select r.id from meeting_room r join tenant t on t.id = r.tenant_id where t.name = 'Fjord Bank'",
    );
    expect(items.map(({ place: room }) => room?.id).sort()).toEqual(own.map(({ id }) => id).sort());
  });

  it.each([
    ["backwards", "from=2026-10-25&to=2026-10-19", 422],
    ["for more than 400 days", "from=2025-09-01&to=2026-10-25", 422],
    ["for a room and a floor at once", `${week}&room=${newId(epoch)}&floor=${newId(epoch)}`, 422],
    ["without days", "by=room", 400],
    ["for a day that is none", "from=2026-02-30&to=2026-03-01", 400],
    ["by something else", `${week}&by=person`, 400],
  ])("is refused when it is asked %s", async (_, query, expected) => {
    expect((await demo.ask("elena", "GET", `/utilisation?${query}`)).status).toBe(expected);
  });

  it("is refused for more rooms on more days than are added up at once", async () => {
    await demo.rows(
      `insert into meeting_room (tenant_id, id, site_id, floor_id, name, email, capacity, created_at, updated_at)
       select $1, gen_random_uuid(), $2, $3, 'Many ' || n, 'many-' || n || '@nordlys.example', 4, $4, $4
         from generate_series(1, 100) as n`,
      [place.tenant, place.site, place.floors[0], epoch],
    );
    const ask = (from: string) =>
      demo.ask("elena", "GET", `/utilisation?site=${place.site}&from=${from}&to=2026-10-25`);
    const answers = [await ask("2025-09-25"), await ask("2025-12-01")];
    await demo.rows("delete from meeting_room where name like 'Many %'");
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [422, "invalid"],
      [200, undefined],
    ]);
  });
});

describe("the table for a spreadsheet", () => {
  it("has the figures, and a name that would be a formula as text", async () => {
    await demo.rows("update meeting_room set name = '=HYPERLINK(\"x\")' where id = $1", [place.beta]);
    const headers = await demo.api.as("elena");
    const url = `/api/v1/utilisation.csv?site=${place.site}&${week}&by=room`;
    const answer = await demo.api.server.inject({ url, headers });
    await demo.rows("update meeting_room set name = 'Beta' where id = $1", [place.beta]);
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(answer.headers["content-disposition"]).toBe('attachment; filename="utilisation-2026-10-19-2026-10-25.csv"');
    const [header, ...lines] = answer.body.replace("\ufeff", "").trimEnd().split("\r\n");
    expect(header).toBe(
      "from,to,site,building,floor,room,weekday,hour,rooms,open_minutes,booked_minutes,booked_open_minutes," +
        "used_minutes,no_show_minutes,released_minutes,given_back_minutes,bookings,used_bookings,no_shows,released," +
        "seats_used,seats",
    );
    expect(lines).toEqual([
      "2026-10-19,2026-10-25,Aarhus,House,Ground,Alfa,,,1,2220,460,310,330,10,120,70,6,4,1,2,31,50",
      `2026-10-19,2026-10-25,Aarhus,House,First,"'=HYPERLINK(""x"")",,,1,2220,80,80,80,0,0,40,2,2,0,0,5,8`,
    ]);
  });
});

function read(query: string): Promise<Utilisation> {
  return demo.get<Utilisation>("elena", `/utilisation?${query}`);
}

function at(items: readonly UtilisationRow[], weekday: number, hour: number): UtilisationRow | undefined {
  return items.find((row) => row.weekday === weekday && row.hour === hour);
}

async function insert(table: string, row: Record<string, unknown>): Promise<string> {
  const id = newId(epoch);
  const all: Record<string, unknown> = { tenant_id: place?.tenant ?? row["tenant_id"], id, ...row };
  const names = Object.keys(all);
  await demo.rows(
    `insert into ${table} (${names.join(", ")}) values (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(all),
  );
  return id;
}

const kept = { created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z" };

async function addSite(): Promise<Place> {
  const [known] = await demo.rows<{ tenant_id: string; country_id: string; organizer: string }>(
    `select s.tenant_id, s.country_id, u.id as organizer
       from site s
       join app_user u on u.tenant_id = s.tenant_id and u.name like 'Anna%'
      where s.name = 'Copenhagen'
      limit 1`,
  );
  const tenant_id = known?.tenant_id ?? "";
  const own = { tenant_id, ...kept };
  const hours = await insert("business_hours", { ...own, name: "Aarhus", time_zone: "Europe/Copenhagen" });
  for (const weekday of [1, 2, 3, 4, 5, 7]) {
    const [opens, closes] = weekday === 7 ? ["01:00", "05:00"] : ["08:30", "16:30"];
    await insert("business_hours_day", { tenant_id, business_hours_id: hours, weekday, opens, closes });
  }
  await insert("holiday", { ...own, business_hours_id: hours, day: "2026-10-21", name: "House day" });
  const site = await insert("site", {
    ...own,
    country_id: known?.country_id,
    name: "Aarhus",
    time_zone: "Europe/Copenhagen",
    currency: "DKK",
    business_hours_id: hours,
  });
  const building = await insert("building", { ...own, site_id: site, name: "House" });
  const ground = await insert("floor", { ...own, building_id: building, level: 0, name: "Ground" });
  const first = await insert("floor", { ...own, building_id: building, level: 1, name: "First" });
  const incomplete = { tenant: tenant_id, organizer: known?.organizer ?? "", site, building, alfa: "", beta: "" };
  place = { ...incomplete, floors: [ground, first] };
  const alfa = await addRoom({ name: "Alfa", floor: ground, capacity: 10 });
  const beta = await addRoom({ name: "Beta", floor: first, capacity: 4 });
  return { ...place, alfa, beta };
}

function addRoom(room: { name: string; floor: string; capacity?: number; deletedAt?: string }): Promise<string> {
  return insert("meeting_room", {
    ...kept,
    site_id: place.site,
    floor_id: room.floor,
    name: room.name,
    email: `${room.name.toLowerCase()}@nordlys.example`,
    capacity: room.capacity ?? 6,
    deleted_at: room.deletedAt ?? null,
  });
}

interface Booking {
  room: string;
  from: string;
  until: string;
  status?: string;
  heads?: number;
  buffers?: number;
  more?: Record<string, unknown>;
}

async function addBookings(): Promise<void> {
  const { alfa, beta } = place;
  const came = { checked_in_at: "2026-10-19T09:00:00+02:00" };
  const dayBefore = { released_at: "2026-10-19T12:00:00+02:00" };
  const letGo = (release_reason: string) => ({ status: "released", more: { ...dayBefore, release_reason } });
  await addBooking({ room: alfa, from: "19T09:00", until: "19T10:00", heads: 6, more: came });
  await addBooking({
    room: alfa,
    from: "19T10:00",
    until: "19T10:40",
    heads: 12,
    more: { ...came, given_back_minutes: 20 },
  });
  await addBooking({ room: alfa, from: "19T16:00", until: "19T18:00", heads: 3 });
  const noShow = { released_at: "2026-10-20T09:10:00+02:00", release_reason: "no_show" };
  await addBooking({ room: alfa, from: "20T09:00", until: "20T10:00", status: "released", heads: 5, more: noShow });
  await addBooking({ room: alfa, from: "20T09:10", until: "20T10:00", heads: 2, more: came });
  await addBooking({ room: alfa, from: "20T13:00", until: "20T14:00", ...letGo("organizer") });
  const cancelled = { ...letGo("meeting_cancelled"), status: "cancelled" };
  await addBooking({ room: alfa, from: "20T13:00", until: "20T14:00", ...cancelled });
  await addBooking({ room: alfa, from: "22T13:00", until: "22T14:00", ...letGo("expired") });
  await addBooking({ room: alfa, from: "22T13:00", until: "22T14:00", ...letGo("replaced") });
  await addBooking({ room: alfa, from: "22T13:00", until: "22T14:00", status: "requested" });
  await addBooking({ room: alfa, from: "22T13:00", until: "22T14:00", status: "declined" });
  const soon = { expires_at: "2026-10-22T14:00:00+02:00" };
  await addBooking({ room: alfa, from: "22T15:00", until: "22T16:00", status: "provisional", more: soon });
  await addBooking({ room: alfa, from: "18T23:00", until: "19T01:00", heads: 8, more: came });
  await addBooking({ room: alfa, from: "25T02:30", until: "25T03:30+01:00", heads: 10, more: came });
  await addBooking({ room: beta, from: "23T08:45", until: "23T09:45", heads: 4, buffers: 15, more: came });
  const left = { ...came, released_at: "2026-10-23T11:20:00+02:00", release_reason: "organizer" };
  await addBooking({ room: beta, from: "23T11:00", until: "23T12:00", status: "released", heads: 1, more: left });
}

async function addBooking({ room, from, until, status = "confirmed", heads = 5, buffers = 0, more }: Booking) {
  const start = momentOf(from).getTime() - buffers * 60_000;
  const end = momentOf(until).getTime() + buffers * 60_000;
  const during = `[${new Date(start).toISOString()},${new Date(end).toISOString()})`;
  const meeting_id = await insert("meeting", {
    ...kept,
    organizer_id: place.organizer,
    subject: "Counted",
    during,
    time_zone: "Europe/Copenhagen",
    status: "ended",
  });
  const location = await insert("meeting_location", { meeting_id, site_id: place.site, head_count: heads });
  await insert("room_booking", {
    ...kept,
    room_id: room,
    site_id: place.site,
    meeting_id,
    meeting_location_id: location,
    during,
    setup_minutes: buffers,
    cleardown_minutes: buffers,
    status,
    ...more,
  });
}

/** `19T09:00` in October, summer time unless said. */
function momentOf(text: string): Date {
  return new Date(text.includes("+") ? `2026-10-${text}` : `2026-10-${text}+02:00`);
}
