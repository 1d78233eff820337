import { writeFile } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { growthFigure, measureAvailability } from "./availability.ts";
import { startBenchServer } from "./bench-database.ts";
import { createDataSet, fullSizes, quickSizes, type DataSet, type DataSetSize } from "./data-set.ts";
import { figuresTable, isReached, ratioOf, referenceTables, type Results } from "./results.ts";
import { root } from "./service-process.ts";

const scenarios = ["availability", "booking", "rivals", "orders", "start", "pane"] as const;
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
const results: Results = { figures: [], reference: [], notes: {} };

await run();

async function run(): Promise<void> {
  const started = new Date();
  if (wants("availability", "booking", "rivals", "orders")) await onDataSets();
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
  console.log(`\n${referenceTables(results.reference)}\n\n## Figures\n${figuresTable(results.figures)}\n`);
  console.log(`Node ${machine.node}, ${machine.cpus} CPUs; ${machine.seconds} s; written to ${options.out}`);
  if (results.figures.some((figure) => isReached(figure) === false)) process.exitCode = 2;
}

function wants(...some: Scenario[]): boolean {
  return some.some((scenario) => wanted.has(scenario));
}

async function onDataSets(): Promise<void> {
  const server = await startBenchServer();
  try {
    const medium = await make(server.url, sizes.M);
    const atMedium = wants("availability") ? await say("availability, M", measureAvailability(medium, seconds, results)) : undefined;
    if (!atMedium) return;
    const large = await make(server.url, sizes.L);
    const atLarge = await say("availability, L", measureAvailability(large, seconds, results));
    results.figures.push(growthFigure(atMedium, atLarge));
  } finally {
    await server.stop();
  }
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
  return result;
}
