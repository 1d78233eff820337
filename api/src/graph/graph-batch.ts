import { z } from "zod";
import type { Clock } from "../clock/clock.ts";
import type { Pause } from "../clock/pause.ts";
import type { GraphClient } from "./graph-client.ts";
import { GraphProblem, readProblem } from "./graph-problem.ts";
import { pauseBeforeNext, readRetryAfter } from "./graph-retry.ts";

const mostRequests = 20;

const batchSchema = z.looseObject({
  responses: z.array(
    z.looseObject({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});

export interface BatchDeps {
  client: GraphClient;
  clock: Clock;
  pause: Pause;
  random: () => number;
}

/**
 * Reads many addresses, twenty in a request, each answered for itself: its body, or the problem that it has. Those that
 * are told to come back later are asked again, without the others.
 */
export async function askAll(deps: BatchDeps, paths: readonly string[]): Promise<(unknown | GraphProblem)[]> {
  const answers: (unknown | GraphProblem)[] = Array.from({ length: paths.length });
  for (let first = 0; first < paths.length; first += mostRequests) {
    const indexes = paths.slice(first, first + mostRequests).map((_, offset) => first + offset);
    await askTwenty(deps, paths, indexes, answers);
  }
  return answers;
}

async function askTwenty(
  deps: BatchDeps,
  paths: readonly string[],
  indexes: number[],
  answers: (unknown | GraphProblem)[],
): Promise<void> {
  let open = indexes;
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const requests = open.map((index) => ({ id: String(index), method: "GET", url: paths[index] ?? "" }));
    const read = batchSchema.safeParse(
      await deps.client.ask({ method: "POST", path: "/$batch", mailbox: null, isRepeatable: true, body: { requests } }),
    );
    const given = new Map(read.data?.responses.map((one) => [Number(one.id), one]));
    const pauses: number[] = [];
    open = open.filter((index) => {
      const one = given.get(index) ?? { status: 500, body: null, headers: null };
      answers[index] = answerOf(one, deps);
      const pause = pauseOf(answers[index], attempt, deps);
      if (pause !== undefined) pauses.push(pause);
      return pause !== undefined;
    });
    if (open.length > 0) await deps.pause(Math.max(...pauses));
  }
}

type BatchAnswer = Pick<z.infer<typeof batchSchema>["responses"][number], "status" | "headers" | "body">;

function answerOf({ status, headers, body }: BatchAnswer, { clock }: BatchDeps): unknown | GraphProblem {
  if (status >= 200 && status < 300) return body;
  const retryAfter = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "retry-after")?.[1];
  return readProblem(status, body, readRetryAfter(retryAfter, clock.now()));
}

function pauseOf(answer: unknown, attempt: number, { random }: BatchDeps): number | undefined {
  if (!(answer instanceof GraphProblem)) return undefined;
  return pauseBeforeNext(answer, { attempt, isRepeatable: true, random: random() });
}
