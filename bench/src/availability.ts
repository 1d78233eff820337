import { freeRoomsStatement } from "@magic-meetings/api/rooms/room-availability-sql.ts";
import pg from "pg";
import { startChild } from "./child-process.ts";
import type { DataSet } from "./data-set.ts";
import { load, type LoadResult } from "./load.ts";
import type { Figure, Results } from "./results.ts";
import { root, signIn, startServiceOn } from "./service-process.ts";
import { rounded } from "./statistics.ts";
import { straightLoad, type StraightResult } from "./straight-load.ts";

export interface AvailabilityResult {
  straight: { c1: StraightResult; c16: StraightResult };
  bare: { nothing: LoadResult; c1: LoadResult; c16: LoadResult };
  http: { nothing: LoadResult; c1: LoadResult; c16: LoadResult };
}

const many = 16;
const capacity = 8;
const features = "screen";
const limit = 10;
const hour = 3_600_000;

/** The search for a free room: straight SQL, the bare server and the service, one after the other on one data set. */
export async function measureAvailability(set: DataSet, seconds: number, results: Results): Promise<AvailabilityResult> {
  const straight = await measureStraight(set, seconds);
  results.notes[`availability plan, ${set.size.name}`] = await explain(set);
  const bareServer = await startChild(
    [process.execPath, "--import", "tsx", "bench/src/bare-server.ts"],
    /listening at (\S+)/,
    { cwd: root, env: { ...process.env, DATABASE_URL: set.url, BENCH_TENANT: set.tenantId } },
  );
  const bare = await measureServer(set, { origin: bareServer.said, path: "/available", nothing: "/nothing", seconds }).finally(
    bareServer.stop,
  );
  const service = await startServiceOn(set.url);
  try {
    const headers = await signIn(service.origin, "anna");
    const target = { origin: service.origin, path: "/api/v1/rooms/available", nothing: "/health/live", seconds, headers };
    const http = await measureServer(set, target);
    const result = { straight, bare, http };
    addLines(set, result, results);
    return result;
  } finally {
    await service.stop();
  }
}

/** How the search slows down from the one data set to ten times the bookings. */
export function growthFigure(medium: AvailabilityResult, large: AvailabilityResult): Figure {
  return {
    name: "availability over HTTP, growth of p50 from M to L",
    value: large.http.c1.p50,
    unit: "ms",
    limit: { name: "p50 at M", value: medium.http.c1.p50 },
    target: { ratioAtMost: 1.5 },
  };
}

async function measureStraight(set: DataSet, seconds: number): Promise<AvailabilityResult["straight"]> {
  const work = async (client: pg.Client, index: number) => {
    await client.query({ ...freeRoomsStatement, values: valuesOf(set, index) });
    return true;
  };
  await straightLoad({ url: set.url, connections: 4, seconds: 1, work });
  return {
    c1: await straightLoad({ url: set.url, connections: 1, seconds, work }),
    c16: await straightLoad({ url: set.url, connections: many, seconds, work }),
  };
}

interface Target {
  origin: string;
  path: string;
  nothing: string;
  seconds: number;
  headers?: Record<string, string>;
}

async function measureServer(set: DataSet, { origin, path, nothing, seconds, headers }: Target) {
  const next = (index: number) => ({ method: "GET" as const, path: `${path}?${queryOf(set, index)}` });
  const common = { origin, ...(headers === undefined ? {} : { headers }) };
  await load({ ...common, connections: 4, seconds: Math.min(3, seconds), next });
  const result = {
    nothing: await load({ origin, connections: many, seconds, next: () => ({ method: "GET", path: nothing }) }),
    c1: await load({ ...common, connections: 1, seconds, next }),
    c16: await load({ ...common, connections: many, seconds, next }),
  };
  for (const { statuses } of Object.values(result)) {
    if (Object.keys(statuses).join() !== "200") throw new Error(`${path} answered ${JSON.stringify(statuses)}`);
  }
  return result;
}

/** Spreads the questions over the sites, days and hours of the data set; the same for every competitor. */
function wanted(set: DataSet, index: number) {
  const step = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const start = set.firstDay.getTime() + (step % set.size.days) * 24 * hour + (8 + ((step >>> 8) % 8)) * hour;
  const site = set.siteIds[step % set.siteIds.length] ?? "";
  return { site, start: new Date(start).toISOString(), end: new Date(start + hour).toISOString() };
}

function valuesOf(set: DataSet, index: number): unknown[] {
  const { site, start, end } = wanted(set, index);
  return [set.tenantId, site, start, end, capacity, [features], null, limit];
}

function queryOf(set: DataSet, index: number): string {
  const { site, start, end } = wanted(set, index);
  return new URLSearchParams({ site, start, end, capacity: String(capacity), features, limit: String(limit) }).toString();
}

async function explain(set: DataSet): Promise<string> {
  const client = new pg.Client(set.url);
  await client.connect();
  try {
    const values = valuesOf(set, 1);
    const text = `explain (analyze, buffers) ${freeRoomsStatement.text}`;
    await client.query(text, values);
    const { rows } = await client.query<{ "QUERY PLAN": string }>(text, values);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.end();
  }
}

function addLines(set: DataSet, { straight, bare, http }: AvailabilityResult, results: Results): void {
  const { name } = set.size;
  results.figures.push(
    {
      name: `availability over HTTP, ${name}, c16`,
      value: http.c16.perSecond,
      unit: "per s",
      limit: { name: "bare node:http + pg", value: bare.c16.perSecond },
      target: { ratioAtLeast: 0.5 },
    },
    {
      name: `availability over HTTP, ${name}, c16, of straight SQL`,
      value: http.c16.perSecond,
      unit: "per s",
      limit: { name: "straight SQL", value: straight.c16.perSecond },
    },
  );
  const columns = ["shape", "bookings", "c1 p50 ms", "c16 per s"];
  results.reference.push(
    {
      table: "Finding free rooms",
      columns,
      cells: ["one range of the site, as the service asks", set.bookings, rounded(straight.c1.p50), rounded(straight.c16.perSecond)],
    },
    ...Object.entries({ "node:http": bare, "the service": http }).map(([server, each]) => ({
      table: `Ceilings over HTTP, ${name} (one process, keep-alive, pool 8, that query)`,
      columns: ["server", "no database, c16 per s", "availability c1 p50 ms", "availability c16 per s (p50/p99 ms)"],
      cells: [
        server,
        rounded(each.nothing.perSecond),
        rounded(each.c1.p50),
        `${rounded(each.c16.perSecond)} (${rounded(each.c16.p50, 2)}/${rounded(each.c16.p99, 2)})`,
      ],
    })),
  );
}
