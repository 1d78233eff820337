import type { GraphProblem } from "./graph-problem.ts";

/** How often a request is sent in all. */
const mostAttempts = 4;
/** What is to wait longer than this is put off by whoever asked, not waited for here. */
export const longestPause = 20_000;
const firstPause = 500;

/** How long to wait before a request is sent again; undefined: not again. `random` is from 0 to 1. */
export function pauseBeforeNext(
  problem: Pick<GraphProblem, "status" | "retryAfterSeconds">,
  { attempt, isRepeatable, random }: { attempt: number; isRepeatable: boolean; random: number },
): number | undefined {
  if (attempt >= mostAttempts || !isWorthwhile(problem.status, isRepeatable)) return undefined;
  // Callers that were sent away together do not come back together.
  const jitter = 0.5 + random / 2;
  const pause =
    problem.retryAfterSeconds === null
      ? firstPause * 2 ** (attempt - 1) * jitter
      : problem.retryAfterSeconds * 1000 + firstPause * random;
  return pause <= longestPause ? Math.ceil(pause) : undefined;
}

/** 429 and 503 say that nothing was done; after the others, or no answer at all, something may have been. */
function isWorthwhile(status: number, isRepeatable: boolean): boolean {
  return status === 429 || status === 503 || (isRepeatable && [0, 408, 500, 502, 504].includes(status));
}

/** `Retry-After` in seconds, or as a date. */
export function readRetryAfter(value: string | null | undefined, now: Date): number | null {
  if (!value) return null;
  if (/^\d{1,6}(\.\d+)?$/.test(value.trim())) return Math.ceil(Number(value));
  const until = Date.parse(value);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
