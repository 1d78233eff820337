import { describe, expect, test } from "vitest";
import { addCounts, countTests, unexplainedSkips, type VitestReport } from "./test-counts.ts";

function report(status: string, ...statuses: string[]): VitestReport {
  const assertionResults = statuses.map((each, index) => ({ fullName: `case ${index}`, status: each }));
  return { testResults: [{ name: "/repo/api/src/x.test.ts", status, assertionResults }] };
}

describe("counting one run", () => {
  test.each<[string, VitestReport | undefined, boolean, number, number, number]>([
    ["all green", report("passed", "passed", "passed"), true, 2, 0, 0],
    ["one red", report("failed", "passed", "failed"), false, 1, 1, 0],
    ["one skipped", report("passed", "passed", "skipped"), true, 1, 0, 1],
    ["a todo counts as skipped", report("passed", "todo"), true, 0, 0, 1],
    ["a file that does not load", report("failed"), false, 0, 1, 0],
    ["an unhandled error after green tests", report("passed", "passed"), false, 1, 1, 0],
    ["no report at all", undefined, true, 0, 1, 0],
    ["no tests in the project", { testResults: [] }, true, 0, 0, 0],
  ])("%s", (_name, given, ok, passed, failed, skipped) => {
    const counts = countTests(given, ok, "/repo");
    expect([counts.passed, counts.failed, counts.skipped.length]).toEqual([passed, failed, skipped]);
  });

  test("a skipped test is named by its file in the repository", () => {
    expect(countTests(report("passed", "skipped"), true, "/repo").skipped).toEqual(["api/src/x.test.ts > case 0"]);
  });
});

test("a skip is explained only by its own name and a reason", () => {
  const skipped = ["a.test.ts > one", "a.test.ts > two", "b.test.ts > one"];
  const allowed = [
    { test: "a.test.ts > one", reason: "needs a printer" },
    { test: "a.test.ts > two", reason: " " },
  ];
  expect(unexplainedSkips(skipped, allowed)).toEqual(["a.test.ts > two", "b.test.ts > one"]);
});

test("runs add up", () => {
  const one = { passed: 1, failed: 2, skipped: ["x"] };
  expect(addCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: ["x", "x"] });
});
