import type { Part } from "./run-parts.ts";

const sources = ["contract", "api", "bot", "ui", "tabs", "addin", "playground", "main", "e2e", "bench", "scripts"];

/** What can be said without running the product. The slowest first, so that none of them is waited for alone. */
export const staticParts: readonly Part[] = [
  { name: "types", command: ["tsc", "-b", "--pretty", "false"] },
  {
    name: "lint",
    // The cache spares the inner loop what has not changed; a fresh clone, and so the build machine, has none.
    command: ["eslint", "--max-warnings", "0", "--cache", "--cache-location", "node_modules/.cache/eslint/", "."],
  },
  {
    name: "import rules",
    command: ["depcruise", "--config", ".dependency-cruiser.cjs", "--output-type", "err", ...sources],
  },
  { name: "unused code", command: ["knip", "--no-progress"] },
  { name: "format", command: ["prettier", "--check", "--cache", "--log-level", "warn", "."] },
];

/** A run of one or more of the test projects in vitest.config.ts; its counts are written to `countsFile`. */
export function testPart(
  name: string,
  projects: readonly string[],
  countsFile: string,
  env?: Record<string, string>,
): Part {
  return {
    name,
    command: [
      "vitest",
      "run",
      ...projects.map((project) => `--project=${project}`),
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${countsFile}`,
    ],
    ...(env && { env }),
  };
}
