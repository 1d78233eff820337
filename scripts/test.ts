import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { findSystemPostgres } from "../api/src/postgres/postgres-binaries.ts";
import allowedSkips from "./allowed-skips.json" with { type: "json" };
import { buildWhenStale } from "./build-when-stale.mjs";
import { staticParts, testPart } from "./parts.ts";
import { root, runParts, makeScratchFolder, type PartResult } from "./run-parts.ts";
import { addCounts, countTests, unexplainedSkips, type TestCounts, type VitestReport } from "./test-counts.ts";

const scratch = await makeScratchFolder();
const build: TestCounts = buildWhenStale()
  ? { passed: 1, failed: 0, skipped: [] }
  : { passed: 0, failed: 1, skipped: [] };

const checks = await runParts(staticParts, 2);
const tests = await runParts([unitTests(), ...databaseTests()], 1);
// Alone: a browser, the service and its database share the two cores of a small machine.
const journeys = await runParts([testPart("journeys in a browser", ["e2e"], countsFile("journeys"))], 1);

const counts = addCounts([
  build,
  ...checks.map(({ ok }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] })),
  ...(await Promise.all([...tests, ...journeys].map(countRun))),
]);
const unexplained = process.env.CI === "true" ? unexplainedSkips(counts.skipped, allowedSkips) : [];
for (const test of counts.skipped) console.log(`skipped: ${test}`);
for (const test of unexplained) console.log(`FAILED skipped without a reason in scripts/allowed-skips.json: ${test}`);
await rm(scratch, { recursive: true });

const failed = counts.failed + unexplained.length;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${counts.passed} passed, ${failed} failed, ${counts.skipped.length - unexplained.length} skipped`);

function unitTests() {
  return testPart("unit tests", ["unit"], countsFile("unit"));
}

/** On the PostgreSQL that comes with npm, and on the machine's own where it has one that is new enough. */
function databaseTests() {
  const embedded = testPart("database tests, embedded", ["database"], countsFile("embedded"), {
    MM_TEST_POSTGRES: "embedded",
  });
  const system = findSystemPostgres();
  if (system === undefined || system.major < 15) {
    console.log("       This machine has no PostgreSQL 15 or newer of its own; the embedded one is tested.");
    return [embedded];
  }
  const name = `database tests, system ${system.major}`;
  return [embedded, testPart(name, ["database"], countsFile("system"), { MM_TEST_POSTGRES: "system" })];
}

function countsFile(name: string): string {
  return path.join(scratch, `${name}.json`);
}

async function countRun({ part, ok }: PartResult): Promise<TestCounts> {
  const file = part.command.at(-1)?.replace("--outputFile.json=", "") ?? "";
  const report = await readFile(file, "utf8").then(
    (text) => JSON.parse(text) as VitestReport,
    () => undefined,
  );
  if (report === undefined) console.log(`FAILED ${part.name}: no report of its tests was written`);
  return countTests(report, ok, root);
}
