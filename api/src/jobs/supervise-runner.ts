import { setTimeout as delay } from "node:timers/promises";
import { Logger, run, type LogFunctionFactory, type Runner, type TaskList } from "graphile-worker";
import { jobSchema } from "../db/job-schema.ts";
import type { Database } from "../db/pool.ts";
import type { JobLog } from "./job-log.ts";
import { cronItems } from "./tasks.ts";

const concurrentJobs = 4;
const pauseBeforeRestart = 5_000;

export interface RunnerDeps {
  jobs: Database;
  tasks: TaskList;
  log: JobLog;
  stop: AbortSignal;
}

/** Keeps graphile-worker running until `stop`; resolves when it has finished what ran. */
export async function superviseRunner({ jobs, tasks, log, stop }: RunnerDeps): Promise<void> {
  while (!stop.aborted) {
    try {
      const runner = await startRunner({ jobs, tasks, log });
      await untilStopped(runner, stop);
    } catch (error) {
      log.warn({ err: error }, "The job runner stopped and is started again");
      await delay(pauseBeforeRestart, undefined, { signal: stop }).catch(() => undefined);
    }
  }
}

function startRunner({ jobs, tasks, log }: Omit<RunnerDeps, "stop">): Promise<Runner> {
  return run({
    pgPool: jobs,
    schema: jobSchema,
    taskList: tasks,
    parsedCronItems: cronItems(),
    concurrency: concurrentJobs,
    noHandleSignals: true,
    logger: new Logger(warningsOnly(log)),
  });
}

async function untilStopped(runner: Runner, stop: AbortSignal): Promise<void> {
  const onStop = () => void runner.stop().catch(() => undefined);
  stop.addEventListener("abort", onStop, { once: true });
  if (stop.aborted) onStop();
  try {
    await runner.promise;
  } finally {
    stop.removeEventListener("abort", onStop);
  }
}

/** graphile-worker tells of every job; only what went wrong is worth a line. */
function warningsOnly(log: JobLog): LogFunctionFactory {
  return () => (level, message) => {
    if (level === "error" || level === "warning") log.warn({ source: "graphile-worker" }, message);
  };
}
