import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import { freeRoomsStatement } from "@magic-meetings/api/rooms/room-availability-sql.ts";
import pg from "pg";
import { startChild } from "./child-process.ts";
import type { DataSet } from "./data-set.ts";
import { load, type LoadResult } from "./load.ts";
import type { Figure, Results } from "./results.ts";
import { root, signIn, startServiceOn } from "./service-process.ts";
import { median, rounded } from "./statistics.ts";
import { straightLoad, type StraightResult } from "./straight-load.ts";

const many = 16;
const turns = 3;
const capacity = 8;
const features = "screen";
const limit = 10;
/** The service judges these many rooms for a page of ten. */
const candidates = 20;
const asker = demoIds.user(nordlys, "anna");
const hour = 3_600_000;

/**
 * The search for a free room by straight SQL, by the bare server and by the service on every data set. All of them
 * stand ready and take turns, so that a slow minute of the machine hits everybody; the figures are medians of the turns.
 */
export async function measureAvailability(sets: readonly DataSet[], seconds: number, results: Results): Promise<void> {
  const fields: Field[] = [];
  try {
    for (const set of sets) fields.push(await prepare(set));
    for (const field of fields) await warmUp(field);
    for (let turn = 0; turn < turns; turn += 1) {
      for (const field of fields) field.turns.push(await takeTurn(field, seconds / turns));
    }
  } finally {
    for (const { stop } of fields) await stop();
  }
  const measured = fields.map((field) => ({ set: field.set, ...mediansOf(field.turns) }));
  for (const each of measured) addLines(each, results);
  for (const { set } of fields) results.notes[`availability plan, ${set.size.name}`] = await explain(set);
  const [first, last] = [measured[0], measured.at(-1)];
  if (first && last && first !== last) results.figures.push(growthFigure(first, last));
}

interface Competitor {
  load(connections: number, seconds: number): Promise<Turn>;
  nothing?: (seconds: number) => Promise<Turn>;
}

type Turn = Pick<LoadResult, "perSecond" | "p50" | "p99">;
type Names = "straight" | "bare" | "http";
type TurnResult = Record<Names, { c1: Turn; c16: Turn; nothing?: Turn }>;
type Measured = TurnResult & { set: DataSet };

interface Field {
  set: DataSet;
  competitors: Record<Names, Competitor>;
  turns: TurnResult[];
  stop(): Promise<void>;
}

async function prepare(set: DataSet): Promise<Field> {
  const bare = await startChild(
    [process.execPath, "--import", "tsx", "bench/src/bare-server.ts"],
    /listening at (\S+)/,
    { cwd: root, env: { ...process.env, DATABASE_URL: set.url, BENCH_TENANT: set.tenantId, BENCH_USER: asker } },
  );
  const service = await startServiceOn(set.url);
  const headers = await signIn(service.origin, "anna");
  return {
    set,
    competitors: {
      straight: { load: (connections, seconds) => searchStraight(set, connections, seconds) },
      bare: serverOf(set, { origin: bare.said, path: "/available", nothing: "/nothing" }),
      http: serverOf(set, {
        origin: service.origin,
        path: "/api/v1/rooms/available",
        nothing: "/health/live",
        headers,
      }),
    },
    turns: [],
    async stop() {
      await Promise.all([bare.stop(), service.stop()]);
    },
  };
}

async function warmUp({ competitors }: Field): Promise<void> {
  for (const competitor of Object.values(competitors)) await competitor.load(many, 2);
}

async function takeTurn({ competitors }: Field, seconds: number): Promise<TurnResult> {
  const play = async ({ load: ask, nothing }: Competitor) => ({
    c1: await ask(1, seconds),
    c16: await ask(many, seconds),
    ...(nothing ? { nothing: await nothing(Math.min(seconds, 2)) } : {}),
  });
  return {
    straight: await play(competitors.straight),
    bare: await play(competitors.bare),
    http: await play(competitors.http),
  };
}

function mediansOf(all: readonly TurnResult[]): TurnResult {
  const of = (pick: (turn: TurnResult) => Turn | undefined): Turn => {
    const some = all.flatMap((turn) => pick(turn) ?? []);
    return {
      perSecond: median(some.map(({ perSecond }) => perSecond)),
      p50: median(some.map(({ p50 }) => p50)),
      p99: median(some.map(({ p99 }) => p99)),
    };
  };
  const result = (name: Names) => ({
    c1: of((turn) => turn[name].c1),
    c16: of((turn) => turn[name].c16),
    nothing: of((turn) => turn[name].nothing),
  });
  return { straight: result("straight"), bare: result("bare"), http: result("http") };
}

function searchStraight(set: DataSet, connections: number, seconds: number): Promise<StraightResult> {
  return straightLoad({
    url: set.url,
    connections,
    seconds,
    work: async (client, index) => {
      await client.query({ ...freeRoomsStatement, values: valuesOf(set, index) });
      return true;
    },
  });
}

interface Target {
  origin: string;
  path: string;
  nothing: string;
  headers?: Record<string, string>;
}

function serverOf(set: DataSet, { origin, path, nothing, headers }: Target): Competitor {
  const ask = async (connections: number, seconds: number, url: (index: number) => string) => {
    const next = (index: number) => ({ method: "GET" as const, path: url(index) });
    const result = await load({ origin, connections, seconds, next, ...(headers ? { headers } : {}) });
    const statuses = Object.keys(result.statuses).join();
    if (statuses !== "200") throw new Error(`${url(0)} answered ${JSON.stringify(result.statuses)}`);
    return result;
  };
  return {
    load: (connections, seconds) => ask(connections, seconds, (index) => `${path}?${queryOf(set, index)}`),
    nothing: (seconds) => ask(many, seconds, () => nothing),
  };
}

/** How the search slows down from the one data set to ten times the bookings. */
function growthFigure(medium: Measured, large: Measured): Figure {
  return {
    name: `availability over HTTP, growth of p50 from ${medium.set.size.name} to ${large.set.size.name}`,
    value: large.http.c1.p50,
    unit: "ms",
    limit: { name: `p50 at ${medium.set.size.name}`, value: medium.http.c1.p50 },
    target: { ratioAtMost: 1.5 },
  };
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
  return [set.tenantId, site, start, end, capacity, [features], null, candidates, null, asker];
}

function queryOf(set: DataSet, index: number): string {
  const { site, start, end } = wanted(set, index);
  return new URLSearchParams({
    site,
    start,
    end,
    capacity: String(capacity),
    features,
    limit: String(limit),
  }).toString();
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

function addLines({ set, straight, bare, http }: Measured, results: Results): void {
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
      name: `availability over HTTP, ${name}, c1, p50`,
      value: http.c1.p50,
      unit: "ms",
      limit: { name: "straight SQL", value: straight.c1.p50 },
      target: { ratioAtMost: 2 },
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
      cells: [
        "one range of the site, as the service asks",
        set.bookings,
        rounded(straight.c1.p50),
        rounded(straight.c16.perSecond),
      ],
    },
    ...Object.entries({ "node:http": bare, "the service": http }).map(([server, each]) => ({
      table: `Ceilings over HTTP, ${name} (one process, keep-alive, pool 8, that query)`,
      columns: ["server", "no database, c16 per s", "availability c1 p50 ms", "availability c16 per s (p50/p99 ms)"],
      cells: [
        server,
        rounded(each.nothing?.perSecond ?? Number.NaN),
        rounded(each.c1.p50),
        `${rounded(each.c16.perSecond)} (${rounded(each.c16.p50, 2)}/${rounded(each.c16.p99, 2)})`,
      ],
    })),
  );
}
