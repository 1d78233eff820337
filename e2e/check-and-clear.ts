import type { RunnerTask } from "vitest";
import { expect } from "vitest";
import type { Stage } from "./stage.ts";

/** After each journey: nothing on its pages may have complained, and a picture stays of what one that failed had reached. */
export async function checkAndClear(stage: Stage, { name, result }: RunnerTask): Promise<void> {
  const failed = result?.state === "fail";
  await stage.clear(failed ? name : undefined);
  const complaints = stage.complaints();
  if (!failed) expect(complaints).toEqual([]);
}
