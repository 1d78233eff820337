import { writeFile } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildWhenStale } from "../../scripts/build-when-stale.mjs";
import { measureAvailability } from "./availability.ts";
import { startBenchServer } from "./bench-database.ts";
import { measureBoard } from "./board.ts";
import { measureBooking } from "./booking.ts";
import { measureCards } from "./cards.ts";
import { createDataSet, fullSizes, gridSize, quickSizes, type DataSet, type DataSetSize } from "./data-set.ts";
import { measureFinder } from "./finder.ts";
import { measureOrders } from "./order-submit.ts";
import { measureMessages } from "./messages.ts";
import { measurePane } from "./pane.ts";
import { measurePricePreview } from "./price-preview.ts";
import { measureReception } from "./reception.ts";
import { figuresTable, isReached, ratioOf, referenceTables, type Results } from "./results.ts";
import { measureRivals } from "./rivals.ts";
import { measureSchedule } from "./schedule.ts";
import { measureSeries } from "./series.ts";
import { root } from "./service-process.ts";
import { measureStatement } from "./statement.ts";
import { measureStart } from "./start-up.ts";
import { measureStorm } from "./storm.ts";
import { measureVerify } from "./verify.ts";

const scenarios = [
  "availability",
  "booking",
  "rivals",
  "orders",
  "series",
  "schedule",
  "statement",
  "verify",
  "preview",
  "cards",
  "start",
  "pane",
  "finder",
  "board",
  "storm",
  "reception",
  "messages",
] as const;
type Scenario = (typeof scenarios)[number];

const { values: options } = parseArgs({
  options: {
    /** Small data sets and short runs: tries the bench itself. */
    quick: { type: "boolean", default: false },
    /** Only these scenarios, separated by commas. */
    only: { type: "string", default: scenarios.join(",") },
    out: { type: "string", default: path.join(root, "bench", "results.json") },
  },
});

const wanted = new Set(options.only.split(","));
const sizes = options.quick ? quickSizes : fullSizes;
const seconds = options.quick ? 2 : 8;
const fullBoard = { runs: 5, boards: 200, changes: 20 };
const fullStorm = { meetings: 1000, moves: 200, perSecond: 20 };
const quickStorm = { meetings: 40, moves: 20, perSecond: 20 };
const quickBoard = { runs: 1, boards: 20, changes: 3 };
const fullReception = { runs: 5, searches: 40, checkIns: 60 };
const quickReception = { runs: 1, searches: 8, checkIns: 5 };
const fullMessages = { conversations: 1_000, messages: 10, seconds: 20 };
const quickMessages = { conversations: 60, messages: 10, seconds: 4 };
const started = new Date();
const results: Results = { figures: [], reference: [], notes: {} };

await run();

async function run(): Promise<void> {
  const ofTheService = scenarios.filter((scenario) => scenario !== "cards" && scenario !== "preview");
  if (wants(...ofTheService) && !buildWhenStale())
    throw new Error("Magic Meetings could not be built; the reason stands above");
  if (wants("availability", "booking", "rivals", "orders", "series", "schedule", "statement", "verify", "messages"))
    await onDataSets();
  if (wants("preview")) await say("preview", measurePricePreview(results));
  if (wants("cards"))
    await say(
      "cards",
      Promise.resolve().then(() => measureCards(results)),
    );
  if (wants("start")) await say("start", measureStart(options.quick ? 5 : 20, results));
  if (wants("finder")) await say("finder", measureFinder(options.quick ? 1 : 5, results));
  if (wants("board")) await say("board", measureBoard(options.quick ? quickBoard : fullBoard, results));
  if (wants("reception")) {
    await say("reception", measureReception(options.quick ? quickReception : fullReception, results));
  }
  if (wants("storm")) await say("storm", measureStorm(options.quick ? quickStorm : fullStorm, results));
  if (wants("pane")) await say("pane", measurePane(options.quick ? 1 : 5, results));
  const machine = await keep();
  console.log(`\n${referenceTables(results.reference)}\n\n## Figures\n${figuresTable(results.figures)}\n`);
  console.log(`Node ${machine.node}, ${machine.cpus} CPUs; ${machine.seconds} s; written to ${options.out}`);
  if (results.figures.some((figure) => isReached(figure) === false)) process.exitCode = 2;
}

/** Writes down what is measured so far: nothing is lost where a later scenario fails. */
async function keep() {
  const machine = {
    node: process.version,
    cpus: availableParallelism(),
    memoryMegabytes: Math.round(totalmem() / 2 ** 20),
    quick: options.quick,
    started: started.toISOString(),
    seconds: Math.round((Date.now() - started.getTime()) / 1000),
  };
  const figures = results.figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), reached: isReached(figure) }));
  await writeFile(options.out, `${JSON.stringify({ machine, ...results, figures }, null, 2)}\n`);
  return machine;
}

function wants(...some: Scenario[]): boolean {
  return some.some((scenario) => wanted.has(scenario));
}

async function onDataSets(): Promise<void> {
  const server = await startBenchServer();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void server.stop().finally(() => process.exit(1)));
  }
  try {
    if (wants("messages")) {
      await say("messages", measureMessages(server.url, options.quick ? quickMessages : fullMessages, results));
    }
    if (wants("verify")) {
      const passes = options.quick ? 5_000 : 100_000;
      await say("verify", measureVerify(server.url, { passes, seconds }, results));
    }
    if (wants("schedule")) {
      await say("schedule", measureSchedule(await make(server.url, gridSize), seconds, results));
    }
    if (!wants("availability", "booking", "rivals", "orders", "series", "statement")) return;
    const medium = await make(server.url, sizes.M);
    if (wants("booking", "rivals", "orders", "series", "statement")) await onMedium(server.url, medium);
    if (!wants("availability")) return;
    const large = await make(server.url, sizes.L);
    await say("availability", measureAvailability([medium, large], seconds, results));
  } finally {
    await server.stop();
  }
}

async function onMedium(serverUrl: string, set: DataSet): Promise<void> {
  if (wants("statement")) {
    await say("statement", measureStatement(serverUrl, set, options.quick ? 5_000 : 100_000, results));
  }
  if (wants("booking")) await say("booking", measureBooking(serverUrl, set, options.quick ? 100 : 2000, results));
  if (wants("rivals")) await say("rivals", measureRivals(set, options.quick ? 10 : 100, results));
  if (wants("series")) await say("series", measureSeries(set, options.quick ? 5 : 30, results));
  if (wants("orders")) await say("orders", measureOrders(serverUrl, set, options.quick ? 40 : 500, results));
}

async function make(serverUrl: string, size: DataSetSize): Promise<DataSet> {
  const set = await say(`data set ${size.name}`, createDataSet(serverUrl, size));
  console.error(`  ${set.rooms} rooms, ${set.bookings} bookings, ${size.tenants} tenants`);
  return set;
}

async function say<T>(what: string, work: Promise<T>): Promise<T> {
  const from = performance.now();
  console.error(`${what} ...`);
  const result = await work;
  console.error(`  ${((performance.now() - from) / 1000).toFixed(1)} s`);
  await keep();
  return result;
}
