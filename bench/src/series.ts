import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { SeriesRoomBookings } from "@magic-meetings/contract/series/series.ts";
import { addMeetings, afterBookings } from "./booking.ts";
import { range, type DataSet } from "./data-set.ts";
import { openRecordedApi, type RecordedApi, type RecordedCall } from "./recorded-api.ts";
import type { Results } from "./results.ts";
import { median } from "./statistics.ts";

const day = 86_400_000;
const hour = 3_600_000;
const dates = 52;
const everyHowManyTaken = 10;
const mostStatements = 6;
/** A series may take so many times as long as one booking, for each ten of its dates. */
const bookingsForTenDates = 4;

/** A room for 52 dates of which every tenth is taken: statements of its transaction, and its time against one booking's. */
export async function measureSeries(set: DataSet, runs: number, results: Results): Promise<void> {
  const firstDay = new Date(afterBookings(set) + 400 * day);
  const api = await openRecordedApi(set.url);
  try {
    const single = await bookSingles(api, set, { runs, firstDay });
    const calls: RecordedCall[] = [];
    // The first ones find the statements unprepared.
    for (const run of range(runs + 3)) calls.push(await bookSeries(api, set, { run, firstDay }));
    const measured = calls.slice(3);
    const last = measured.at(-1);
    const { statements, names } = statementsOf(last);
    results.figures.push(
      {
        name: `series of ${dates} dates with conflicts: statements in its transaction`,
        value: statements,
        unit: "",
        target: { atMost: mostStatements },
      },
      {
        name: `series of ${dates} dates with conflicts: time for each ten dates`,
        value: median(measured.map(({ milliseconds }) => milliseconds)) / (dates / 10),
        unit: "ms",
        limit: { name: "one booking", value: median(single) },
        target: { ratioAtMost: bookingsForTenDates },
      },
    );
    results.notes["series booking, statements"] = names.join(", ");
  } finally {
    await api.close();
  }
}

function statementsOf(call: RecordedCall | undefined): { statements: number; names: string[] } {
  const longest = [...(call?.transactions ?? [])].sort((a, b) => b.statements - a.statements)[0];
  return {
    statements: longest?.statements ?? Number.NaN,
    names: (call?.sent ?? []).map(({ name, text }) => name ?? text),
  };
}

async function bookSingles(
  api: RecordedApi,
  set: DataSet,
  { runs, firstDay }: { runs: number; firstDay: Date },
): Promise<number[]> {
  const rooms = set.roomIds(0);
  const meetings = await addMeetings(set, {
    plan: 7,
    count: runs + 5,
    siteId: set.siteIds[0] ?? "",
    startOf: (index) => new Date(firstDay.getTime() - 30 * day + index * day),
  });
  const times: number[] = [];
  for (const meeting of meetings.slice(0, runs + 5)) {
    const { status, milliseconds, body } = await api.post(`/meetings/${meeting.id}/room-bookings`, {
      roomId: rooms[0],
    });
    if (status !== 201) throw new Error(`A booking answered ${status}: ${JSON.stringify(body)}`);
    times.push(milliseconds);
  }
  return times.slice(5);
}

async function bookSeries(
  api: RecordedApi,
  set: DataSet,
  { run, firstDay }: { run: number; firstDay: Date },
): Promise<RecordedCall> {
  const roomId = set.roomIds(0)[run + 1];
  const start = new Date(firstDay.getTime() + 10 * hour);
  const taken = await addMeetings(set, {
    plan: 20 + run,
    count: Math.ceil(dates / everyHowManyTaken),
    siteId: set.siteIds[0] ?? "",
    startOf: (index) => new Date(start.getTime() + index * everyHowManyTaken * 7 * day),
  });
  for (const { id } of taken.slice(0, Math.ceil(dates / everyHowManyTaken))) {
    await api.post(`/meetings/${id}/room-bookings`, { roomId });
  }
  const meeting = await api.put(`/meetings/by-key/bench-series-${String(run).padStart(6, "0")}`, seriesOf(set, start));
  const seriesId = (meeting.body as Meeting).series?.id;
  const call = await api.post(`/series/${seriesId}/room-bookings`, { roomId, accept: "free" });
  const answer = call.body as SeriesRoomBookings;
  const booked = answer.dates?.filter(({ status }) => status === "booked").length;
  const conflicts = answer.dates?.filter(({ status }) => status === "conflict").length;
  if (booked !== dates - Math.ceil(dates / everyHowManyTaken) || booked + (conflicts ?? 0) !== dates) {
    throw new Error(`A series answered ${call.status}: ${booked} booked, ${conflicts} conflicts`);
  }
  return call;
}

function seriesOf(set: DataSet, start: Date) {
  const startDate = start.toISOString().slice(0, 10);
  const weekday = start.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" }).toLowerCase();
  return {
    subject: "Bench series",
    start: start.toISOString(),
    end: new Date(start.getTime() + 2 * hour).toISOString(),
    timeZone: "UTC",
    attendees: [],
    locations: [{ siteId: set.siteIds[0] ?? "", headCount: 4 }],
    recurrence: {
      pattern: { type: "weekly", interval: 1, daysOfWeek: [weekday] },
      range: { type: "numbered", startDate, numberOfOccurrences: dates, recurrenceTimeZone: "UTC" },
    },
  };
}
