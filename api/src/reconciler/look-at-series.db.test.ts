import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { LookLater } from "./look-at-event.ts";
import { lookWorld, now, type DemoRoom } from "./look-test-world.ts";

let demo: DemoTestApi;
const { annas, seen, look, lookGone, meeting, freeRooms, orderLunch } = lookWorld(() => demo);
let rooms: DemoRoom[];

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const free = ["11-19", "11-26", "11-27", "12-03", "12-10"].map((day) =>
    freeRooms(`2026-${day}T08:00:00Z`, `2026-${day}T15:00:00Z`),
  );
  const [first = [], ...others] = await Promise.all(free);
  rooms = first.filter(({ id }) => others.every((there) => there.some((room) => room.id === id)));
  expect(rooms.length).toBeGreaterThan(0);
});
afterAll(() => demo.stop());

function thursdays(numberOfOccurrences: number, startDate = "2026-11-19"): Recurrence {
  return {
    pattern: { type: "weekly", interval: 1, daysOfWeek: ["thursday"], firstDayOfWeek: "monday" },
    range: { type: "numbered", startDate, numberOfOccurrences, recurrenceTimeZone: "Europe/Copenhagen" },
  } as Recurrence;
}

/** Anna's series by a name. */
function weekly(name: string, recurrence: Recurrence, change: Parameters<typeof annas>[2] = {}) {
  return annas(name, rooms.slice(0, 1), { kind: "series", recurrence, ...change });
}

interface DateRow {
  id: string;
  day: string;
  status: string;
  rooms: number;
  orders: string[];
}

const dates = (seriesId: string | null) =>
  demo.rows<DateRow>(
    `select m.id, to_char(m.starts_at, 'MM-DD HH24:MI') as day, m.status,
            (select count(*)::integer from room_booking k
              where k.meeting_id = m.id and k.status in ('provisional', 'confirmed')) as rooms,
            array(select o.status from service_order o where o.meeting_id = m.id order by o.number) as orders
       from meeting m where m.series_id = $1 order by m.starts_at`,
    [seriesId],
  );

const days = async (seriesId: string | null) =>
  (await dates(seriesId)).filter(({ status }) => status !== "cancelled").map(({ day }) => day);

describe("a series in the calendar", () => {
  it("is taken in with its room, moves as a whole, and is withdrawn and given again", async () => {
    const { seriesId } = await look(seen(weekly("series", thursdays(4))));
    expect((await dates(seriesId)).map(({ day, rooms: held }) => [day, held])).toEqual([
      ["11-19 09:00", 1],
      ["11-26 09:00", 1],
      ["12-03 09:00", 1],
      ["12-10 09:00", 1],
    ]);
    const later = { start: "2026-11-19T10:00:00Z", end: "2026-11-19T12:00:00Z" };
    const moved = await look(seen(weekly("series", thursdays(4), later), 2));
    expect(moved.commands).toEqual([{ do: "change_series", facts: ["time"] }]);
    expect(await days(seriesId)).toEqual(["11-19 10:00", "11-26 10:00", "12-03 10:00", "12-10 10:00"]);
    await orderLunch(await meeting((await dates(seriesId))[2]?.id ?? null));
    await look(seen(weekly("series", thursdays(4), { ...later, isCancelled: true }), 3));
    expect(await days(seriesId)).toEqual([]);
    await look(seen(weekly("series", thursdays(4), later), 4));
    const back = await dates(seriesId);
    expect(back.map(({ status, rooms: held }) => [status, held])).toEqual(Array(4).fill(["scheduled", 1]));
    // What was ordered is drafted again, and sent only by somebody.
    expect(back.map(({ orders }) => orders)).toEqual([[], [], ["cancelled", "draft"], []]);
    await lookGone("id-series");
    expect(await days(seriesId)).toEqual([]);
  });

  it("has single dates moved out and back, skipped and given again", async () => {
    const { seriesId } = await look(seen(weekly("single-dates", thursdays(3))));
    const second = (change: Parameters<typeof annas>[2], version: number) => {
      const one = annas("single-dates", rooms.slice(0, 1), {
        kind: "occurrence",
        occurrenceOf: { seriesExchangeId: "id-single-dates", originalStart: "2026-11-26T09:00:00Z" },
        exchangeReference: { id: "id-second", iCalUid: "uid-second" },
        start: "2026-11-26T09:00:00.000Z",
        end: "2026-11-26T11:00:00.000Z",
        ...change,
      });
      return look(seen(one, version));
    };
    const out = { start: "2026-11-27T12:00:00Z", end: "2026-11-27T14:00:00Z" };
    expect((await second(out, 1)).commands.map(({ do: what }) => what)).toContain("retime");
    expect(await days(seriesId)).toEqual(["11-19 09:00", "11-27 12:00", "12-03 09:00"]);
    await second({}, 2);
    expect(await days(seriesId)).toEqual(["11-19 09:00", "11-26 09:00", "12-03 09:00"]);
    await second({ isCancelled: true }, 3);
    expect(await days(seriesId)).toEqual(["11-19 09:00", "12-03 09:00"]);
    await second({}, 4);
    expect((await dates(seriesId)).map(({ status, rooms: held }) => [status, held])).toEqual(
      Array(3).fill(["scheduled", 1]),
    );
    await lookGone("id-second");
    expect(await days(seriesId)).toEqual(["11-19 09:00", "12-03 09:00"]);
    await lookGone("id-single-dates");
  });

  it("was one meeting with an order before it was made to repeat, and is one again with it", async () => {
    const single = await look(seen(annas("converted", rooms.slice(0, 1))));
    const order = await orderLunch(await meeting(single.meetingId));
    const converted = await look(seen(weekly("converted", thursdays(3)), 2));
    expect(converted.commands).toEqual([{ do: "convert_to_series" }]);
    const [first] = await dates(converted.seriesId);
    expect(first).toMatchObject({ id: single.meetingId, rooms: 1, orders: ["confirmed"] });
    const back = await look(seen(annas("converted", rooms.slice(0, 1)), 3));
    expect(back).toMatchObject({ meetingId: single.meetingId, commands: [{ do: "convert_to_single" }] });
    expect(await meeting(single.meetingId)).toMatchObject({
      series: null,
      status: "scheduled",
      roomBookings: [{ status: "confirmed" }],
      serviceOrders: [{ id: order.id, status: "confirmed" }],
    });
    expect(await days(converted.seriesId)).toEqual([]);
    await lookGone("id-converted");
    expect((await meeting(single.meetingId)).status).toBe("cancelled");
  });
});

describe('"this and the following dates" of a series', () => {
  const clientKey = "look-at-series-split";
  const rest = (name: string) =>
    weekly(`${name}-rest`, thursdays(2, "2026-12-03"), {
      clientKey: `${clientKey}-${name}`,
      start: "2026-12-03T10:00:00Z",
      end: "2026-12-03T12:00:00Z",
    });

  async function seriesWithOrder(name: string): Promise<{ seriesId: string | null; ordered: Meeting }> {
    const { seriesId } = await look(seen(weekly(name, thursdays(4), { clientKey: `${clientKey}-${name}` })));
    const third = (await dates(seriesId))[2];
    const ordered = await meeting(third?.id ?? null);
    await orderLunch(ordered);
    return { seriesId, ordered };
  }

  it("are a series of their own with their rooms and orders, where the new one is seen first", async () => {
    const { seriesId, ordered } = await seriesWithOrder("new-first");
    const split = await look(seen(rest("new-first"), 2));
    expect(split.commands.map(({ do: what }) => what)).toEqual(["split_series", "take_in_series"]);
    await look(seen(weekly("new-first", thursdays(2), { clientKey: `${clientKey}-new-first` }), 3));
    expect(await days(seriesId)).toEqual(["11-19 09:00", "11-26 09:00"]);
    const after = await dates(split.seriesId);
    expect(after.map(({ day, status, rooms: held }) => [day, status, held])).toEqual([
      ["12-03 10:00", "scheduled", 1],
      ["12-10 10:00", "scheduled", 1],
    ]);
    expect(after[0]).toMatchObject({ id: ordered.id, orders: ["confirmed"] });
    for (const name of ["new-first", "new-first-rest"]) await lookGone(`id-${name}`);
  });

  it("keep their orders where the shorter one is seen first: it waits for the other", async () => {
    const { seriesId, ordered } = await seriesWithOrder("old-first");
    const short = seen(weekly("old-first", thursdays(2), { clientKey: `${clientKey}-old-first` }), 3, {
      modifiedAt: new Date(now.getTime() - 1000).toISOString(),
    });
    await demo.rows("update graph_event set modified_at = null");
    await expect(look(short)).rejects.toThrow(LookLater);
    expect(await days(seriesId)).toHaveLength(4);
    const split = await look(seen(rest("old-first"), 2));
    demo.moveTo(new Date(now.getTime() + 20_000));
    await look(short);
    demo.moveTo(now);
    expect(await days(seriesId)).toEqual(["11-19 09:00", "11-26 09:00"]);
    const [first] = await dates(split.seriesId);
    expect(first).toMatchObject({ id: ordered.id, orders: ["confirmed"], rooms: 1 });
    for (const name of ["old-first", "old-first-rest"]) await lookGone(`id-${name}`);
  });
});
