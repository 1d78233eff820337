import { spawn } from "node:child_process";
import { mkdir, mkdtemp } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** One command of a check, run on its own. */
export interface Part {
  name: string;
  /** A program of node_modules/.bin and its arguments. */
  command: [string, ...string[]];
  env?: Record<string, string>;
}

export interface PartResult {
  part: Part;
  ok: boolean;
  seconds: number;
  output: string;
}

export const root = path.resolve(import.meta.dirname, "..");

/** A folder for the reports of one run; removed by whoever asked for it. */
export async function makeScratchFolder(): Promise<string> {
  const parent = path.join(root, "node_modules", ".cache", "magic-meetings");
  await mkdir(parent, { recursive: true });
  return mkdtemp(path.join(parent, "run-"));
}

/** Runs the parts, so many at once, prints a line for each and the output of those that failed. */
export async function runParts(parts: readonly Part[], atOnce: number): Promise<PartResult[]> {
  const waiting = [...parts];
  const results: PartResult[] = [];
  async function work(): Promise<void> {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const result = await runPart(part);
      results.push(result);
      report(result);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

function runPart(part: Part): Promise<PartResult> {
  const [program, ...args] = part.command;
  const started = performance.now();
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(path.join(root, "node_modules", ".bin", program), args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1", ...part.env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    function end(ok: boolean): void {
      resolve({ part, ok, seconds: (performance.now() - started) / 1000, output });
    }
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", (error) => {
      output += error.message;
      end(false);
    });
    child.once("close", (code) => end(code === 0));
  });
}

function report({ part, ok, seconds, output }: PartResult): void {
  console.log(`${ok ? "ok    " : "FAILED"} ${part.name.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s`);
  if (!ok) console.log(indent(stripVTControlCharacters(output).trim()));
}

/** What fits on a screen: the beginning, where most tools name the first problem, and the end, where they count them. */
function indent(text: string): string {
  const lines = text.split("\n");
  const [head, tail] = [40, 20];
  const hidden = lines.length - head - tail;
  const shown = hidden > 0 ? [...lines.slice(0, head), `... ${hidden} more lines ...`, ...lines.slice(-tail)] : lines;
  return shown.map((line) => `       ${line}`).join("\n");
}
