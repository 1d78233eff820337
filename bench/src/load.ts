import autocannon from "autocannon";
import type { Request } from "autocannon";
import { median, percentile } from "./statistics.ts";

export interface LoadOptions {
  origin: string;
  connections: number;
  /** How long, or how many requests. */
  seconds?: number;
  amount?: number;
  headers?: Record<string, string>;
  /** The next request; asked once a request. */
  next: (index: number) => Request;
}

export interface LoadResult {
  perSecond: number;
  p50: number;
  p99: number;
  worst: number;
  /** How often each status was answered. */
  statuses: Record<string, number>;
}

/** Keeps so many connections busy with one request after the other. Throws when an answer failed to come. */
export async function load({ origin, connections, seconds, amount, headers, next }: LoadOptions): Promise<LoadResult> {
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  let asked = 0;
  const run = autocannon({
    url: origin,
    connections,
    ...(amount === undefined ? { duration: seconds ?? 5 } : { amount }),
    timeout: 30,
    headers: headers ?? {},
    requests: [
      {
        setupRequest: (request) => {
          const wanted = next(asked++);
          return { ...request, ...wanted, headers: { ...headers, ...wanted.headers } };
        },
      },
    ],
  });
  const started = performance.now();
  let last = started;
  void run.on("response", (_client: unknown, status: number, _bytes: number, milliseconds: number) => {
    times.push(milliseconds);
    statuses[status] = (statuses[status] ?? 0) + 1;
    last = performance.now();
  });
  const { errors, timeouts } = await run;
  if (errors > 0 || timeouts > 0) throw new Error(`${errors} requests failed, ${timeouts} had no answer in time`);
  return {
    perSecond: times.length / ((last - started) / 1000),
    p50: median(times),
    p99: percentile(times, 99),
    worst: percentile(times, 100),
    statuses,
  };
}
