import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import pg from "pg";
import { copyDatabase } from "./bench-database.ts";
import { benchId } from "./bench-ids.ts";
import { insertMeetings, type BenchMeeting } from "./bench-meetings-sql.ts";
import { range, type DataSet } from "./data-set.ts";
import { load, type LoadResult } from "./load.ts";
import { openRecordedApi, type RecordedCall } from "./recorded-api.ts";
import { replay } from "./replay.ts";
import type { Results } from "./results.ts";
import { signIn, startServiceOn } from "./service-process.ts";
import { rounded } from "./statistics.ts";

export interface MeetingPlan {
  /** Keeps the ids of several plans apart. */
  plan: number;
  count: number;
  siteId: string;
  /** When the meeting of an index starts; two hours each. */
  startOf: (index: number) => Date;
}

const day = 86_400_000;
const hour = 3_600_000;
const many = 16;
const organizer = "anna";

/** Meetings beyond those that are measured: to warm the service up, and what the load generator takes and does not send. */
export const spare = 200;

/** Booking a room: the statements of the service straight through `pg`, then the service over HTTP. */
export async function measureBooking(serverUrl: string, set: DataSet, count: number, results: Results): Promise<void> {
  const rooms = set.roomIds(0);
  const startOf = (index: number) => new Date(afterBookings(set) + Math.floor(index / rooms.length) * day + 10 * hour);
  const plan = { count: count * 2, siteId: set.siteIds[0] ?? "", startOf };
  const recordedMeetings = await addMeetings(set, { ...plan, plan: 1 });
  const askedMeetings = await addMeetings(set, {
    ...plan,
    plan: 2,
    startOf: (index) => new Date(startOf(index).getTime() + 3 * hour),
  });
  const copy = await copyDatabase(serverUrl, { from: `bench_${set.size.name.toLowerCase()}`, to: "bench_copy" });
  const requestOf = (meetings: readonly BenchMeeting[]) => (index: number) => ({
    path: `/meetings/${meetings[index]?.id}/room-bookings`,
    body: { roomId: rooms[index % rooms.length] },
  });
  const calls = await recordCalls(set.url, plan.count, requestOf(recordedMeetings), 201);
  const straight = {
    c1: await replay(copy, calls.slice(0, count), 1),
    c16: await replay(copy, calls.slice(count), many),
  };
  const http = await askOverHttp(set.url, { count, status: 201, requestOf: requestOf(askedMeetings) });
  addFigures(results, { what: "room booking", calls, straight, http, target: 0.4 });
}

/** The statements of so many calls, made one after the other. */
export async function recordCalls(
  url: string,
  count: number,
  requestOf: (index: number) => { path: string; body?: unknown; headers?: Record<string, string> },
  status: number,
): Promise<RecordedCall[]> {
  const api = await openRecordedApi(url);
  try {
    const calls: RecordedCall[] = [];
    for (const index of range(count)) {
      const { path, body, headers } = requestOf(index);
      const call = await api.post(path, body, headers);
      if (call.status !== status) throw new Error(`POST ${path} answered ${call.status}: ${JSON.stringify(call.body)}`);
      calls.push(call);
    }
    return calls;
  } finally {
    await api.close();
  }
}

interface Asked {
  /** For one connection, and as many again for sixteen. */
  count: number;
  status: number;
  requestOf: (index: number) => { path: string; body?: unknown; headers?: Record<string, string> };
}

export async function askOverHttp(
  url: string,
  { count, status, requestOf }: Asked,
): Promise<Record<"c1" | "c16", LoadResult>> {
  const service = await startServiceOn(url);
  try {
    const headers = { ...(await signIn(service.origin, organizer)), "content-type": "application/json" };
    const ask = async (connections: number, first: number, amount: number) => {
      const next = (index: number) => {
        const request = requestOf(first + index);
        return {
          method: "POST" as const,
          path: `/api/v1${request.path}`,
          body: JSON.stringify(request.body ?? {}),
          headers: { ...headers, ...request.headers },
        };
      };
      const result = await load({ origin: service.origin, connections, amount, next });
      const others = Object.keys(result.statuses).filter((each) => each !== String(status));
      if (others.length > 0) throw new Error(`${requestOf(first).path} answered ${JSON.stringify(result.statuses)}`);
      return result;
    };
    const warmUp = Math.min(count, spare - many * 4);
    await ask(many, 0, warmUp);
    // The load generator asks for some requests more than it sends; the next part begins behind them.
    const first = warmUp + many * 2;
    return { c1: await ask(1, first, count), c16: await ask(many, first + count + many * 2, count) };
  } finally {
    await service.stop();
  }
}

interface Compared {
  what: string;
  calls: readonly RecordedCall[];
  straight: Awaited<Record<"c1" | "c16", { perSecond: number; p50: number; p99: number }>>;
  http: Record<"c1" | "c16", LoadResult>;
  target?: number;
}

export function addFigures(results: Results, { what, calls, straight, http, target }: Compared): void {
  results.figures.push({
    name: `${what} over HTTP, c16`,
    value: http.c16.perSecond,
    unit: "per s",
    limit: { name: "its statements straight", value: straight.c16.perSecond },
    ...(target === undefined ? {} : { target: { ratioAtLeast: target } }),
  });
  results.figures.push({
    name: `${what} over HTTP, c1, median`,
    value: http.c1.p50,
    unit: "ms",
    limit: { name: "its statements straight", value: straight.c1.p50 },
  });
  results.notes[`${what}, statements`] = (calls.at(-1)?.sent ?? []).map(({ name, text }) => name ?? text).join(", ");
  results.reference.push(
    ...Object.entries({ "its statements straight through pg": straight, "the service over HTTP": http }).map(
      ([way, each]) => ({
        table: "Booking and ordering",
        columns: ["what", "way", "c1 p50 ms", "c16 per s (p50/p99 ms)"],
        cells: [
          what,
          way,
          rounded(each.c1.p50),
          `${rounded(each.c16.perSecond)} (${rounded(each.c16.p50, 2)}/${rounded(each.c16.p99, 2)})`,
        ],
      }),
    ),
  );
}

/** Scheduled meetings of anna's. */
export async function addMeetings(
  set: DataSet,
  { plan, count, siteId, startOf }: MeetingPlan,
): Promise<BenchMeeting[]> {
  const meetings = range(count + spare).map((index): BenchMeeting => {
    const start = startOf(index);
    return {
      id: benchId("meeting", 1000 + plan, index),
      locationId: benchId("location", 1000 + plan, index),
      siteId,
      organizerId: demoIds.user(nordlys, organizer),
      start,
      end: new Date(start.getTime() + 2 * hour),
    };
  });
  const client = new pg.Client(set.url);
  await client.connect();
  try {
    await insertMeetings(client, set.tenantId, meetings);
  } finally {
    await client.end();
  }
  return meetings;
}

/** A midnight behind everything that is booked and in the future. */
export function afterBookings(set: DataSet): number {
  return Math.max(set.firstDay.getTime() + (set.size.days + 2) * day, Date.now() + 2 * day - (Date.now() % day));
}
