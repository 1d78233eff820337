import { existsSync } from "node:fs";
import path from "node:path";
import { createPool } from "../db/pool.ts";
import { withoutTenant } from "../db/transaction.ts";
import { listTenantIds } from "../jobs/tenant-sql.ts";
import { startEmbeddedPostgres } from "../postgres/start-postgres.ts";
import { PostgresStartError } from "../postgres/postgres-start-error.ts";
import { runDoctor } from "./doctor.ts";

/** A check reads a whole tenant: it may take longer than a request. */
const longestCheckMilliseconds = 600_000;

/**
 * `npm run doctor`: checks the database in DATABASE_URL, else the embedded one in DATA_DIR while the service is stopped.
 * Exit code 0: everything holds; 1: something does not, or the database cannot be checked.
 */
async function main(): Promise<number> {
  const database = await openDatabase();
  if (database === undefined)
    return say("There is no database: set DATABASE_URL, or DATA_DIR to a service's data folder.", 1);
  const pool = createPool({
    url: database.url,
    role: "mm_app",
    max: 1,
    applicationName: "magic-meetings doctor",
    statementTimeoutMilliseconds: longestCheckMilliseconds,
  });
  try {
    const tenantIds = await withoutTenant(pool, listTenantIds);
    const findings = await runDoctor(pool, tenantIds);
    for (const { tenantId, check, subject, detail } of findings) say(`${check} ${tenantId} ${subject}: ${detail}`, 1);
    return findings.length === 0
      ? say(`Everything holds for ${tenantIds.length} tenants.`, 0)
      : say(`${findings.length} findings in ${tenantIds.length} tenants.`, 1);
  } finally {
    await pool.end();
    await database.stop();
  }
}

async function openDatabase(): Promise<{ url: string; stop: () => Promise<void> } | undefined> {
  const { DATABASE_URL: url, DATA_DIR: dataDir = ".data" } = process.env;
  if (url !== undefined && url !== "") return { url, stop: () => Promise.resolve() };
  const folder = path.resolve(dataDir, "postgres");
  return existsSync(folder) ? startEmbeddedPostgres({ dataDir: folder, durable: true }) : undefined;
}

function say(sentence: string, exitCode: number): number {
  process.stdout.write(`${sentence}\n`);
  return exitCode;
}

process.exitCode = await main().catch((error: unknown) => {
  // The address in a connection's error may hold a password: only what is known to be harmless is shown.
  const known =
    error instanceof PostgresStartError ? error.message : "The database does not answer or is not migrated.";
  return say(known, 1);
});
