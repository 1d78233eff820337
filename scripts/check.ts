import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { staticParts, testPart } from "./parts.ts";
import { runParts } from "./run-parts.ts";

/** The fast inner loop: everything that needs no browser, two commands at a time. */
const scratch = await mkdtemp(path.join(tmpdir(), "magic-meetings-check-"));
const tests = testPart("unit and database tests", ["unit", "database"], path.join(scratch, "counts.json"));
const results = await runParts([tests, ...staticParts], 2);
await rm(scratch, { recursive: true });
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
