import { createHash } from "node:crypto";
import { migrate } from "@magic-meetings/api/db/migrate.ts";
import { createPool } from "@magic-meetings/api/db/pool.ts";
import { verifyStatement } from "@magic-meetings/api/access-passes/verify-sql.ts";
import { seedDemo } from "@magic-meetings/api/demo/seed-demo.ts";
import pg from "pg";
import { startChild } from "./child-process.ts";
import { load, type LoadResult } from "./load.ts";
import type { Results } from "./results.ts";
import { root, startServiceOn } from "./service-process.ts";
import { median, rounded } from "./statistics.ts";
import { addBenchPasses, benchCode, countBenchTries, type BenchDoor } from "./verify-sql.ts";

const many = 16;
const turns = 3;

interface Competitor {
  origin: string;
  path: string;
  headers: Record<string, string>;
  /** It has passes of its own, from this one on: whose passes another one turns has less to write. */
  first: number;
  /** Counts on over all turns, so that no pass goes the same way twice in a row. */
  asked: number;
  /** Answers that came. */
  answered: number;
}

type Names = "select" | "bare" | "http";

/**
 * A pass shown at a door, over HTTP, against a bare server that does the same with the same statements: reads the pass,
 * turns its way, keeps the try, commits, answers. What a bare server reaches that only reads and keeps nothing stands
 * beside it.
 */
export async function measureVerify(
  serverUrl: string,
  { passes, seconds }: { passes: number; seconds: number },
  results: Results,
): Promise<void> {
  const url = await createDatabase(serverUrl);
  const door = await addBenchPasses(url, passes);
  const bare = await startChild(
    [process.execPath, "--import", "tsx", "bench/src/bare-server.ts"],
    /listening at (\S+)/,
    { cwd: root, env: { ...process.env, DATABASE_URL: url, BENCH_TENANT: door.tenantId, BENCH_KEY: door.apiKeyId } },
  );
  const service = await startServiceOn(url);
  const each = Math.floor(passes / 2);
  try {
    const authorization = `Bearer ${door.key}`;
    const none = { headers: {}, first: 0, asked: 0, answered: 0 };
    const competitors: Record<Names, Competitor> = {
      select: { ...none, origin: bare.said, path: "/verify" },
      bare: { ...none, origin: bare.said, path: "/verify-and-keep" },
      http: {
        ...none,
        origin: service.origin,
        path: "/api/v1/access-passes/verify",
        headers: { authorization },
        first: each,
      },
    };
    for (const one of Object.values(competitors)) {
      await show(one, door, { passes: each, connections: many, seconds: 2 });
    }
    const measured: Record<Names, Turn[]> = { select: [], bare: [], http: [] };
    for (let turn = 0; turn < turns; turn += 1) {
      for (const name of ["select", "bare", "http"] as const) {
        measured[name].push(await takeTurn(competitors[name], door, { passes: each, seconds: seconds / turns }));
      }
    }
    await requireKept(url, competitors.bare.answered + competitors.http.answered);
    const { select, bare: like, http } = measured;
    addLines({ select: medians(select), bare: medians(like), http: medians(http), passes }, results);
    results.notes["verify plan"] = await explain(url, door);
  } finally {
    await Promise.all([bare.stop(), service.stop()]);
  }
}

/** What was answered was kept, and every pass opened: a refused one is less to write. */
async function requireKept(url: string, answered: number): Promise<void> {
  const { tries, refused } = await countBenchTries(url);
  if (tries < answered) throw new Error(`${answered} tries were answered and ${tries} kept`);
  if (refused > 0) throw new Error(`${refused} of ${tries} tries were refused`);
}

interface Turn {
  c1: LoadResult;
  c16: LoadResult;
}

async function takeTurn(
  competitor: Competitor,
  door: BenchDoor,
  { passes, seconds }: { passes: number; seconds: number },
): Promise<Turn> {
  return {
    c1: await show(competitor, door, { passes, connections: 1, seconds }),
    c16: await show(competitor, door, { passes, connections: many, seconds }),
  };
}

async function show(
  competitor: Competitor,
  { accessPointId }: BenchDoor,
  { passes, connections, seconds }: { passes: number; connections: number; seconds: number },
): Promise<LoadResult> {
  const { origin, path, headers, first } = competitor;
  const result = await load({
    origin,
    connections,
    seconds,
    headers: { ...headers, "content-type": "application/json" },
    next: () => {
      const index = competitor.asked++;
      const direction = Math.floor(index / passes) % 2 === 0 ? "in" : "out";
      const code = benchCode(first + (index % passes)).toString("base64url");
      return { method: "POST", path, body: JSON.stringify({ code, accessPointId, direction }) };
    },
  });
  const statuses = Object.keys(result.statuses).join();
  competitor.answered += result.statuses["200"] ?? 0;
  if (statuses !== "200") throw new Error(`${path} answered ${JSON.stringify(result.statuses)}`);
  return result;
}

function medians(all: readonly Turn[]) {
  const of = (pick: (turn: Turn) => number) => median(all.map(pick));
  return {
    p50: of(({ c1 }) => c1.p50),
    perSecond: of(({ c16 }) => c16.perSecond),
    p99: of(({ c16 }) => c16.p99),
  };
}

type Medians = ReturnType<typeof medians>;

function addLines({ select, bare, http, passes }: Record<Names, Medians> & { passes: number }, results: Results): void {
  const name = "a pass shown at a door over HTTP, c16";
  const service = { value: http.perSecond, unit: "per s" };
  results.figures.push({
    name,
    ...service,
    limit: { name: "bare node:http + pg, the same statements", value: bare.perSecond },
    target: { ratioAtLeast: 0.6 },
  });
  results.figures.push({
    name: `${name}, every try kept`,
    ...service,
    limit: { name: "bare node:http + pg that only reads and keeps none", value: select.perSecond },
  });
  const servers = {
    "bare node:http + pg, only reads": select,
    "bare node:http + pg, the same statements": bare,
    "the service": http,
  };
  for (const [server, each] of Object.entries(servers)) {
    results.reference.push({
      table: `A pass at a door, ${passes} passes`,
      columns: ["server", "c1 p50 ms", "c16 per s", "c16 p99 ms"],
      cells: [server, rounded(each.p50, 2), rounded(each.perSecond), rounded(each.p99, 2)],
    });
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const admin = new pg.Client(serverUrl);
  await admin.connect();
  try {
    await admin.query("drop database if exists bench_verify");
    await admin.query("create database bench_verify");
  } finally {
    await admin.end();
  }
  const url = new URL(serverUrl);
  url.pathname = "/bench_verify";
  await migrate({ url: url.href, now: new Date() });
  const options = { role: undefined, max: 1, applicationName: "bench", statementTimeoutMilliseconds: 3_600_000 };
  const pool = createPool({ url: url.href, ...options });
  try {
    await seedDemo(pool, { now: new Date() });
  } finally {
    await pool.end();
  }
  return url.href;
}

/** As the service asks, under row level security. */
async function explain(url: string, { tenantId, accessPointId, apiKeyId }: BenchDoor): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query("set role mm_app");
    await client.query("begin");
    await client.query("select app.set_tenant($1)", [tenantId]);
    const codeSha256 = createHash("sha256").update(benchCode(1)).digest();
    const values = [tenantId, codeSha256, accessPointId, apiKeyId];
    const text = `explain (analyze, buffers) ${verifyStatement.text}`;
    await client.query(text, values);
    const { rows } = await client.query<{ "QUERY PLAN": string }>(text, values);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.end();
  }
}
