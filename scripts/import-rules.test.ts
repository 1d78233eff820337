import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { plantTree } from "./planted-tree.ts";
import { cleanTree, numberedViolations } from "./planted-violations.ts";

const root = path.resolve(import.meta.dirname, "..");
const config = path.join(root, ".dependency-cruiser.cjs");

interface Violation {
  rule: { name: string };
  from: string;
}

let folder: string | undefined;

afterEach(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** Runs the import rules over a planted tree; every test proves with it that imports were really followed. */
async function violationsIn(files: Record<string, string>): Promise<{ violations: Violation[]; followed: number }> {
  folder = await plantTree(files);
  const roots = [...new Set(Object.keys(files).map((file) => file.split("/")[0] ?? ""))];
  const output = await new Promise<string>((resolve) => {
    const args = ["--config", config, "--no-cache", "--output-type", "json", ...roots];
    const options = { cwd: folder, maxBuffer: 50_000_000 };
    execFile(path.join(root, "node_modules", ".bin", "depcruise"), args, options, (_error, stdout) => resolve(stdout));
  });
  const { summary } = JSON.parse(output) as { summary: { violations: Violation[]; totalDependenciesCruised: number } };
  return { violations: summary.violations, followed: summary.totalDependenciesCruised };
}

test("a tree that keeps the rules passes, and its imports are really followed", async () => {
  const { violations, followed } = await violationsIn(cleanTree);
  expect(violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);
  expect(followed).toBeGreaterThan(30);
});

test("every planted violation is objected to by its own rule", async () => {
  const planted = numberedViolations();
  const files = planted.reduce<Record<string, string>>(
    (all, { file, source, beside }) => ({ ...all, [file]: source, ...beside }),
    cleanTree,
  );
  const { violations } = await violationsIn(files);
  const fired = violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  expect(planted.map(({ rule, file }) => `${rule}: ${file}`).filter((expected) => !fired.includes(expected))).toEqual(
    [],
  );
});

test("no rule is without a planted violation", () => {
  const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string; severity: string }[] };
  expect(forbidden.map(({ name }) => name).sort()).toEqual(
    [...new Set(numberedViolations().map(({ rule }) => rule))].sort(),
  );
  expect(forbidden.filter(({ severity }) => severity !== "error")).toEqual([]);
});
