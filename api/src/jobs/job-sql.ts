import type { Database } from "../db/pool.ts";
import { sql } from "../db/statement.ts";

/** The channel on which live screens are told that a tenant has new signals; the payload is the tenant's id. */
export const signalChannel = "mm_signal";

const addDeliver = sql(
  "job_add_deliver",
  `select 1
     from graphile_worker.add_job(
            'deliver', payload := $1::json, job_key := $2::text, max_attempts := 3)`,
);

/** Wakes a worker up for a tenant's messages; a job that waits already is replaced, one that runs is followed by another. */
export async function addDeliverJob(jobs: Database, tenantId: string): Promise<void> {
  await jobs.query({ ...addDeliver, values: [JSON.stringify({ tenantId }), `deliver:${tenantId}`] });
}

const addExpire = sql(
  "job_add_expire",
  `select 1
     from graphile_worker.add_job('expire', job_key := 'expire', max_attempts := 1)`,
);

/** Has all that lapses looked at now and not only when the next minute begins. */
export async function addExpireJob(jobs: Database): Promise<void> {
  await jobs.query({ ...addExpire, values: [] });
}

const addLook = sql(
  "job_add_look",
  `select 1
     from graphile_worker.add_job(
            'look', payload := $1::json, job_key := $2::text, max_attempts := 3)`,
);

/** Wakes a worker up for a tenant's longer work. */
export async function addLookJob(jobs: Database, tenantId: string): Promise<void> {
  await jobs.query({ ...addLook, values: [JSON.stringify({ tenantId }), `look:${tenantId}`] });
}

const notify = sql("job_notify_signal", "select pg_notify($1, $2)");

/** Tells every process's listener that a tenant has new signals; a hint, the signal table is the truth. */
export async function notifySignal(jobs: Database, tenantId: string): Promise<void> {
  await jobs.query({ ...notify, values: [signalChannel, tenantId] });
}

const forgetFailed = sql(
  "job_forget_failed",
  `delete from graphile_worker._private_jobs
    where attempts >= max_attempts
      and locked_at is null
      and updated_at < $1`,
);

/** Removes the jobs that were given up; those that succeeded are gone already. Gives their number. */
export async function forgetFailedJobs(jobs: Database, { before }: { before: Date }): Promise<number> {
  return (await jobs.query({ ...forgetFailed, values: [before] })).rowCount ?? 0;
}
