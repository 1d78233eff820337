import { defineConfig } from "vitest/config";

const never = ["**/node_modules/**", "dist/**", "**/dist/**", ".data/**"];

// The longest times end what hangs; they are no assertion, and leave room for a machine that is busy with others.
export default defineConfig({
  test: {
    retry: 0,
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...never, "**/*.db.test.ts"],
          pool: "threads",
          maxWorkers: 2,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude: never,
          globalSetup: ["api/src/db/vitest-postgres.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.e2e.ts"],
          exclude: never,
          pool: "forks",
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 240_000,
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
