import { runMigrations } from "graphile-worker";
import type { ClientBase } from "pg";
import { createPool } from "./pool.ts";

/** Where graphile-worker keeps its jobs; owned by `mm_jobs`, which owns nothing else. */
export const jobSchema = "graphile_worker";

/** Installs or updates graphile-worker's tables as `mm_jobs`. The caller's connection is the owner's. */
export async function installJobSchema(owner: ClientBase, url: string): Promise<void> {
  await owner.query(`create schema if not exists ${jobSchema} authorization mm_jobs`);
  // graphile-worker asks for the schema once more, and that takes this privilege even when the schema is there.
  await changeCreatePrivilege(owner, "grant create on database %I to mm_jobs");
  const pool = createPool({ url, role: "mm_jobs", max: 2, applicationName: "magic-meetings migrate" });
  try {
    await runMigrations({ pgPool: pool, schema: jobSchema });
  } finally {
    await pool.end();
    await changeCreatePrivilege(owner, "revoke create on database %I from mm_jobs");
  }
}

async function changeCreatePrivilege(owner: ClientBase, command: string): Promise<void> {
  const { rows } = await owner.query<{ command: string }>("select format($1, current_database()) as command", [
    command,
  ]);
  await owner.query(rows[0]?.command ?? "");
}
