import { columnTypes } from "@magic-meetings/api/db/column-types.ts";
import pg from "pg";
import { median, percentile } from "./statistics.ts";

export interface StraightResult {
  perSecond: number;
  p50: number;
  p99: number;
  worst: number;
}

export interface StraightOptions {
  url: string;
  connections: number;
  /** Works as this role; the owner otherwise. */
  role?: "mm_app";
  /** Stops after so long, or when `work` says that nothing is left. */
  seconds?: number;
  /** One unit of work on a connection; false when there was none left. */
  work: (client: pg.Client, index: number) => Promise<boolean>;
}

/** Keeps so many connections of `pg` busy, with no server in between. */
export async function straightLoad({
  url,
  connections,
  role,
  seconds,
  work,
}: StraightOptions): Promise<StraightResult> {
  const settings = { connectionString: url, types: columnTypes, ...(role ? { options: `-c role=${role}` } : {}) };
  const clients = Array.from({ length: connections }, () => new pg.Client(settings));
  await Promise.all(clients.map((client) => client.connect()));
  const times: number[] = [];
  const started = performance.now();
  const end = started + (seconds ?? Number.POSITIVE_INFINITY) * 1000;
  let index = 0;
  const run = async (client: pg.Client) => {
    for (let from = performance.now(); from < end; from = performance.now()) {
      if (!(await work(client, index++))) return;
      times.push(performance.now() - from);
    }
  };
  await Promise.all(clients.map(run));
  const perSecond = times.length / ((performance.now() - started) / 1000);
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond, p50: median(times), p99: percentile(times, 99), worst: percentile(times, 100) };
}
