import { readFile } from "node:fs/promises";
import { FileRefusal } from "./file-refusal.ts";
import { readSheet } from "./read-sheet.ts";

// A process of its own that reads one file and says what came of it, and by how much it grew meanwhile.

const [source = "", file = ""] = process.argv.slice(2);
const bytes = new Uint8Array(await readFile(file));
const before = process.memoryUsage.rss();
let most = before;
const timer = setInterval(look, 5);
let rows = 0;
let outcome = "read";
try {
  for await (const _ of (await readSheet(source === "csv" ? "csv" : "xlsx", bytes)).rows) {
    rows += 1;
    if (rows % 1_000 === 0) look();
  }
} catch (error) {
  if (!(error instanceof FileRefusal)) throw error;
  outcome = error.problem.code;
}
look();
clearInterval(timer);
process.stdout.write(JSON.stringify({ outcome, rows, grownBytes: most - before }));

function look(): void {
  most = Math.max(most, process.memoryUsage.rss());
}
