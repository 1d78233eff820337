/** The part of vitest's JSON report that is read here. */
export interface VitestReport {
  testResults: readonly {
    name: string;
    status: string;
    assertionResults: readonly { fullName: string; status: string }[];
  }[];
}

export interface AllowedSkip {
  /** The end of the test's file and its full name, as `contract/src/x.test.ts > name`. */
  test: string;
  reason: string;
}

export interface TestCounts {
  passed: number;
  failed: number;
  /** Every skipped test as `file > name`. */
  skipped: string[];
}

/**
 * Counts one run. A file that could not be loaded is a failure, and so is a run that failed without a failed test;
 * no report at all (undefined) means that the runner itself broke.
 */
export function countTests(report: VitestReport | undefined, ok: boolean, root: string): TestCounts {
  const counts: TestCounts = { passed: 0, failed: 0, skipped: [] };
  for (const file of report?.testResults ?? []) {
    const failedBefore = counts.failed;
    for (const { status, fullName } of file.assertionResults) {
      if (status === "passed") counts.passed += 1;
      else if (status === "failed") counts.failed += 1;
      else counts.skipped.push(`${file.name.replace(`${root}/`, "")} > ${fullName}`);
    }
    if (file.status === "failed" && counts.failed === failedBefore) counts.failed += 1;
  }
  if ((!ok || report === undefined) && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** The skipped tests that nobody gave a reason for. */
export function unexplainedSkips(skipped: readonly string[], allowed: readonly AllowedSkip[]): string[] {
  return skipped.filter((test) => !allowed.some((skip) => skip.reason.trim() !== "" && skip.test === test));
}

export function addCounts(all: readonly TestCounts[]): TestCounts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
  };
}
