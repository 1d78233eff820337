import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import { roomScheduleStatement, roomScheduleValues } from "@magic-meetings/api/rooms/room-schedule-sql.ts";
import pg from "pg";
import type { DataSet } from "./data-set.ts";
import { load } from "./load.ts";
import { openRecordedApi } from "./recorded-api.ts";
import type { Results } from "./results.ts";
import { signIn, startServiceOn } from "./service-process.ts";
import { straightLoad } from "./straight-load.ts";

const day = 86_400_000;
const asker = "anna";
const what = "schedule of 200 rooms x 1 day";

/** The grid of a site's day: its statements, and the service over HTTP against the same query by pg. */
export async function measureSchedule(set: DataSet, seconds: number, results: Results): Promise<void> {
  const statements = await countStatements(set);
  const straight = await straightLoad({
    url: set.url,
    connections: 1,
    seconds,
    work: async (client, index) => {
      await client.query({ ...roomScheduleStatement, values: valuesOf(set, index) });
      return true;
    },
  });
  const http = await askOverHttp(set, seconds);
  results.figures.push(
    { name: `${what}: queries`, value: statements.length, unit: "", target: { atMost: 1 } },
    {
      name: `${what} over HTTP, c1, p50`,
      value: http.p50,
      unit: "ms",
      limit: { name: "straight SQL", value: straight.p50 },
      target: { ratioAtMost: 2 },
    },
  );
  results.notes[`${what}, plan`] = await explain(set);
}

/** What one request reads; naming the tenant of the transaction is not counted. */
async function countStatements(set: DataSet): Promise<string[]> {
  const api = await openRecordedApi(set.url);
  try {
    const { status, body, sent } = await api.get(`/rooms/schedule?${queryOf(set, 0)}`);
    const shown = (body as { items?: unknown[] }).items?.length;
    if (status !== 200 || shown !== 200) throw new Error(`The schedule answered ${status} with ${shown} rooms`);
    const names = sent.map(({ name, text }) => name ?? text);
    return names.filter((name) => !/set_tenant|^(begin|commit|start transaction)/.test(name));
  } finally {
    await api.close();
  }
}

async function askOverHttp(set: DataSet, seconds: number) {
  const service = await startServiceOn(set.url);
  try {
    const headers = await signIn(service.origin, asker);
    const next = (index: number) => ({
      method: "GET" as const,
      path: `/api/v1/rooms/schedule?${queryOf(set, index)}`,
    });
    await load({ origin: service.origin, connections: 1, seconds: 1, next, headers });
    return await load({ origin: service.origin, connections: 1, seconds, next, headers });
  } finally {
    await service.stop();
  }
}

function period(set: DataSet, index: number): { from: Date; to: Date } {
  const from = new Date(set.firstDay.getTime() + (index % set.size.days) * day);
  return { from, to: new Date(from.getTime() + day) };
}

function queryOf(set: DataSet, index: number): string {
  const { from, to } = period(set, index);
  const site = set.siteIds[0] ?? "";
  return new URLSearchParams({ site, from: from.toISOString(), to: to.toISOString() }).toString();
}

function valuesOf(set: DataSet, index: number): unknown[] {
  return roomScheduleValues({
    tenantId: set.tenantId,
    siteId: set.siteIds[0] ?? "",
    buildingId: null,
    floorId: null,
    ...period(set, index),
    capacity: 1,
    features: [],
    userId: demoIds.user(nordlys, asker),
    after: undefined,
    limit: 201,
  });
}

async function explain(set: DataSet): Promise<string> {
  const client = new pg.Client(set.url);
  await client.connect();
  try {
    const text = `explain (analyze, buffers) ${roomScheduleStatement.text}`;
    const { rows } = await client.query<{ "QUERY PLAN": string }>(text, valuesOf(set, 1));
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.end();
  }
}
