import { rm } from "node:fs/promises";
import path from "node:path";
import { staticParts, testPart } from "./parts.ts";
import { makeScratchFolder, runParts } from "./run-parts.ts";

/** The fast inner loop: everything that needs no browser, two commands at a time. */
const scratch = await makeScratchFolder();
const tests = testPart("unit and database tests", ["unit", "database"], path.join(scratch, "counts.json"));
const results = await runParts([tests, ...staticParts], 2);
await rm(scratch, { recursive: true });
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
