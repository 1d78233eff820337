import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import { pageValues, statementStatements } from "@magic-meetings/api/accounts/statement-sql.ts";
import pg from "pg";
import { copyDatabase } from "./bench-database.ts";
import type { DataSet } from "./data-set.ts";
import type { Results } from "./results.ts";
import { residentMegabytes } from "./resident-memory.ts";
import { signIn, startServiceOn, type Service } from "./service-process.ts";
import { median, rounded } from "./statistics.ts";

const asker = "finn";
const from = "2026-05-01";
const to = "2026-05-31";
const timeZone = "Europe/Copenhagen";
/** What the first byte may take where the bare queries take as long as on the machine that the figure was set for. */
const firstByteMilliseconds = 300;
const turns = 3;

/** A month with so many transactions on one account: the whole statement as CSV and XLSX, its first byte, and memory. */
export async function measureStatement(
  serverUrl: string,
  set: DataSet,
  transactions: number,
  results: Results,
): Promise<void> {
  const url = await copyDatabase(serverUrl, { from: new URL(set.url).pathname.slice(1), to: "bench_statement" });
  const account = await fill(url, set.tenantId, transactions);
  const service = await startServiceOn(url);
  try {
    const headers = await signIn(service.origin, asker);
    const path = (format: string) => `/api/v1/accounts/${account}/statement.${format}?from=${from}&to=${to}`;
    const read = (format: string) => download(service, path(format), headers);
    await read("csv");
    const straight = await straightMilliseconds(url, set.tenantId, account);
    for (const format of ["csv", "xlsx"] as const) {
      const rest = residentMegabytes(service.pid);
      const runs = [];
      for (let turn = 0; turn < turns; turn += 1) runs.push(await read(format));
      const first = median(runs.map(({ firstByte }) => firstByte));
      const peak = Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes));
      results.figures.push(
        {
          name: `statement of ${transactions} transactions as ${format.toUpperCase()}, first byte`,
          value: first,
          unit: "ms",
          limit: { name: "its first queries by straight SQL", value: straight },
          target: { atMost: firstByteMilliseconds },
        },
        {
          name: `statement of ${transactions} transactions as ${format.toUpperCase()}, memory above rest`,
          value: Math.max(peak - rest, 0),
          unit: "MB",
          target: { atMost: 50 },
        },
      );
      results.reference.push({
        table: "A statement, whole",
        columns: ["format", "transactions", "first byte ms", "whole s", "MB", "memory above rest MB"],
        cells: [
          format,
          transactions,
          rounded(first),
          rounded(median(runs.map(({ seconds }) => seconds)), 2),
          rounded(median(runs.map(({ bytes }) => bytes)) / 2 ** 20, 1),
          rounded(Math.max(peak - rest, 0)),
        ],
      });
    }
  } finally {
    await service.stop();
  }
}

/** An account of its own with a month of deliveries, each paid to a vendor. */
async function fill(url: string, tenantId: string, transactions: number): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const site = nordlys.sites[0];
    const account = site && demoIds.costCentre(nordlys, "sales", site);
    const vendor = site?.vendors[0];
    if (!site || !account || !vendor) throw new Error("The demo has sites with vendors");
    await client.query("set session_replication_role = replica");
    const values = [tenantId, transactions];
    await client.query(
      `insert into transaction (tenant_id, id, at, kind, service_order_id, memo, period)
       select $1, md5('bench statement x' || n)::uuid,
              timestamptz '2026-05-01 06:00+00' + n * (interval '29 days' / $2::int), 'post',
              (select o.id from service_order o where o.tenant_id = $1 order by o.id limit 1), 'Delivery ' || n, '2026-05-01'
         from generate_series(1, $2::int) n`,
      values,
    );
    await client.query(
      `insert into transfer (tenant_id, id, transaction_id, debit_account_id, credit_account_id, currency, amount_minor,
                             service_order_line_id)
       select $1, md5('bench statement t' || n)::uuid, md5('bench statement x' || n)::uuid, $3, $4, $5, 1000 + n,
              (select l.id from service_order_line l where l.tenant_id = $1 order by l.id limit 1)
         from generate_series(1, $2::int) n`,
      [...values, account, demoIds.payable(nordlys, site, vendor.kind), site.currency],
    );
    await client.query("vacuum (analyze) transaction");
    await client.query("vacuum (analyze) transfer");
    return account;
  } finally {
    await client.end();
  }
}

/** The queries that have to be answered before the first byte can be sent, by a connection that does nothing else. */
async function straightMilliseconds(url: string, tenantId: string, account: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const times: number[] = [];
  try {
    for (let turn = 0; turn < turns + 1; turn += 1) {
      const started = performance.now();
      const { opening, page } = statementStatements;
      await client.query({ text: opening.text, values: [tenantId, account, timeZone, from] });
      const question = { tenantId, accountId: account, kind: "cost_centre" as const, timeZone, from, to };
      const values = pageValues(question, { after: undefined, limit: 1_000 });
      await client.query({ text: page.text, values });
      times.push(performance.now() - started);
    }
  } finally {
    await client.end();
  }
  return median(times.slice(1));
}

interface Downloaded {
  firstByte: number;
  seconds: number;
  bytes: number;
  peakMegabytes: number;
}

async function download(service: Service, path: string, headers: Record<string, string>): Promise<Downloaded> {
  const started = performance.now();
  const answer = await fetch(service.origin + path, { headers });
  if (!answer.ok || answer.body === null) throw new Error(`${path} answered ${answer.status}`);
  let [firstByte, bytes, peakMegabytes, looked] = [0, 0, 0, 0];
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
    if (bytes === 0) firstByte = performance.now() - started;
    bytes += piece.length;
    if (performance.now() - looked < 50) continue;
    looked = performance.now();
    peakMegabytes = Math.max(peakMegabytes, residentMegabytes(service.pid));
  }
  return { firstByte, seconds: (performance.now() - started) / 1000, bytes, peakMegabytes };
}
