import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { copenhagen } from "@magic-meetings/api/demo/nordlys-copenhagen.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import pg from "pg";
import { copyDatabase } from "./bench-database.ts";
import { liftBudgets } from "./bench-meetings-sql.ts";
import { addFigures, addMeetings, askOverHttp, recordCalls, spare } from "./booking.ts";
import type { DataSet } from "./data-set.ts";
import type { RecordedCall } from "./recorded-api.ts";
import { replay } from "./replay.ts";
import type { Results } from "./results.ts";
import { median, percentile } from "./statistics.ts";

const day = 86_400_000;
const hour = 3_600_000;
const many = 16;
const mostStatements = 12;
const lineCount = 12;
const target = 0.5;

/** Submitting an order of twelve lines from two vendors: statements of its transaction, and its time against theirs. */
export async function measureOrders(serverUrl: string, set: DataSet, count: number, results: Results): Promise<void> {
  await withoutBudgets(set);
  const tomorrow = Date.now() + day - (Date.now() % day);
  const startOf = (index: number) => new Date(tomorrow + (2 + (index % 20)) * day + 9 * hour);
  const plan = { count: count * 2 + spare, siteId: demoIds.site(nordlys, copenhagen), startOf };
  const recorded = await draftOrders(set, { ...plan, plan: 4 });
  const asked = await draftOrders(set, { ...plan, plan: 5 });
  const copy = await copyDatabase(serverUrl, { from: `bench_${set.size.name.toLowerCase()}`, to: "bench_copy" });
  const calls = await recordCalls(set.url, count * 2, submitOf(recorded), 200);
  const straight = {
    c1: await replay(copy, calls.slice(0, count), 1),
    c16: await replay(copy, calls.slice(count), many),
  };
  const http = await askOverHttp(set.url, { count, status: 200, requestOf: submitOf(asked) });
  const statements = calls.map(({ transactions }) => transactions.reduce((sum, each) => sum + each.statements, 0));
  const transactions = calls.map((call) => call.transactions.length);
  results.figures.push(
    {
      name: "order submit: statements",
      value: percentile(statements, 100),
      unit: "",
      target: { atMost: mostStatements },
    },
    // Once a minute the call that finds nobody remembered looks up who asks, in a transaction of its own.
    { name: "order submit: transactions, p99", value: percentile(transactions, 99), unit: "", target: { atMost: 1 } },
  );
  results.notes["order submit, median statements"] = String(median(statements));
  addFigures(results, { what: "order submit", calls, straight, http, target });
}

type Draft = Pick<ServiceOrder, "id" | "version">;

function submitOf(drafts: readonly Draft[]) {
  return (index: number) => {
    const draft = drafts[index];
    return { path: `/service-orders/${draft?.id}/submit`, headers: { "if-match": `"${draft?.version}"` } };
  };
}

async function draftOrders(set: DataSet, plan: Parameters<typeof addMeetings>[1]): Promise<Draft[]> {
  const meetings = await addMeetings(set, plan);
  const services = [...servicesOf(9, "coffee", "breakfast", "snacks"), ...servicesOf(3, "lunch")];
  if (services.length < lineCount) throw new Error("The demo has too few services to order");
  const lines = services.map((service) => ({ serviceId: demoIds.service(nordlys, copenhagen, service), quantity: 12 }));
  const body = { lines, deliverTo: { place: "Lobby" } };
  const requestOf = (index: number) => ({ path: `/meetings/${meetings[index]?.id}/service-orders`, body });
  const calls = await recordCalls(set.url, plan.count, requestOf, 201);
  return calls.map(({ body: draft }: RecordedCall) => draft as Draft);
}

/** What one vendor makes: the kitchen coffee, breakfast and snacks, the caterer lunch. */
function servicesOf(count: number, ...categories: ("coffee" | "breakfast" | "snacks" | "lunch")[]) {
  return copenhagen.services
    .filter(
      (service) =>
        categories.some((one) => one === service.category) && !service.longLead && (service.minimum ?? 1) <= 12,
    )
    .slice(0, count);
}

async function withoutBudgets(set: DataSet): Promise<void> {
  const client = new pg.Client(set.url);
  await client.connect();
  try {
    await liftBudgets(client, set.tenantId);
  } finally {
    await client.end();
  }
}
