import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { strToU8 } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importLimits } from "@magic-meetings/contract/imports/import-words.ts";
import { csv, heading, row, xlsx } from "./test-sheets.ts";

/** What reading a file may cost besides the file itself; most of it is what the collector has not come to yet. */
const mostGrownBytes = 160 * 1024 * 1024;
const program = fileURLToPath(new URL("read-sheet-memory.ts", import.meta.url));
const megabyte = 1024 * 1024;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "mm-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readInAProcess(source: "csv" | "xlsx", bytes: Uint8Array) {
  const file = path.join(folder, "sheet");
  await writeFile(file, bytes);
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", program, source, file]);
  return JSON.parse(stdout) as { outcome: string; rows: number; grownBytes: number };
}

function rooms(count: number): string[][] {
  return Array.from({ length: count }, (_, i) => [
    "Oslo",
    `Building ${i % 40}`,
    String(i % 9),
    `Room ${i}`,
    `room-${i}@nordlys.example`,
    "12",
  ]);
}

describe("reading a file", () => {
  it.each<[string, "csv" | "xlsx", () => Uint8Array, string]>([
    ["100,000 rows of text", "csv", () => strToU8(csv([heading, ...rooms(importLimits.rows)])), "read"],
    [
      "100,000 rows of a sheet",
      "xlsx",
      () => xlsx({ rows: [heading, ...rooms(importLimits.rows)].map((cells, i) => row(i + 1, cells)).join("") }),
      "read",
    ],
    [
      "a text of 10 MB without an end",
      "csv",
      () => strToU8(`${heading.join(",")}\n"${"x".repeat(9 * megabyte)}`),
      "broken_quotes",
    ],
    [
      "a part that says it unpacks to 1 GB",
      "xlsx",
      () => saying(1024 * megabyte, xlsx({ sheet: bomb(0) })),
      "too_large_inside",
    ],
    ["a sheet that is a bomb within the ratio", "xlsx", () => xlsx({ sheet: bomb(64) }), "no_header"],
    [
      "a sheet that says it is smaller than it is",
      "xlsx",
      () => saying(1024, xlsx({ sheet: bomb(16) })),
      "broken_file",
    ],
  ])(
    "%s takes bounded memory (%s)",
    async (_, source, make, outcome) => {
      const read = await readInAProcess(source, make());
      expect(read.outcome).toBe(outcome);
      if (outcome === "read") expect(read.rows).toBe(importLimits.rows);
      expect(read.grownBytes / megabyte).toBeLessThan(mostGrownBytes / megabyte);
    },
    60_000,
  );
});

/** A sheet with a heading that is none, and megabytes of rows with nothing in them. */
function bomb(megabytes: number): string {
  const filler = Array.from({ length: 64 }, (_, i) => `<row r="${i + 2}" spans="${i}"/>`).join("");
  const unnumbered = filler.replaceAll(/ r="\d+"/g, "");
  const times = Math.floor((megabytes * megabyte) / unnumbered.length);
  return `<worksheet><sheetData>${row(1, ["nothing"])}${unnumbered.repeat(times)}</sheetData></worksheet>`;
}

/** The same archive with another size of its sheet in its directory. */
function saying(size: number, bytes: Uint8Array): Uint8Array {
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const directory = Buffer.from(bytes).lastIndexOf(name);
  const changed = Uint8Array.from(bytes);
  new DataView(changed.buffer).setUint32(directory - 46 + 24, size, true);
  return changed;
}
