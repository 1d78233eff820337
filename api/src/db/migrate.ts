import path from "node:path";
import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import pg from "pg";
import { installJobSchema } from "./job-schema.ts";
import { ensureMonthPartitions } from "./month-partitions.ts";

export interface MigrateOptions {
  /** Connects as the owner of the database: a superuser, or a role with `createrole`. */
  url: string;
  now: Date;
}

export interface MigrateResult {
  /** Names of the migrations that ran now, without ".sql". */
  migrations: string[];
}

/** The owner may not work as the roles of the service; the message says what an administrator has to do. */
export class MigrationRefused extends Error {
  readonly code = "migration_refused";

  constructor(message: string) {
    super(message);
    this.name = "MigrationRefused";
  }
}

/** node-pg-migrate's own table in `public`; no tenant's data. */
export const migrationsTable = "pgmigrations";

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));
const lockNumber = 6_041_897_203;
const silent = { debug: undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Brings the database up to date; of several processes that start together one works and the others wait. */
export async function migrate({ url, now }: MigrateOptions): Promise<MigrateResult> {
  const client = new pg.Client({ connectionString: url, application_name: "magic-meetings migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    const migrations = await runMigrations(client);
    await checkRoles(client);
    await ensureMonthPartitions(client, now);
    await installJobSchema(client, url);
    return { migrations };
  } finally {
    await client.end();
  }
}

async function runMigrations(client: pg.Client): Promise<string[]> {
  const ran = await runner({
    dbClient: client,
    dir: migrationsFolder,
    ignorePattern: "(?!.*\\.sql$).*",
    direction: "up",
    migrationsTable,
    noLock: true,
    logger: silent,
  });
  return ran.map(({ path: file }) => path.basename(file, ".sql"));
}

async function checkRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string; owner: string }>(`
    select rolname as role, current_user as owner
    from pg_roles
    where rolname in ('mm_app', 'mm_jobs')
      and not pg_has_role(current_user, oid, 'member')`);
  if (rows.length === 0) return;
  const roles = rows.map(({ role }) => role).join(", ");
  const owner = rows[0]?.owner ?? "";
  throw new MigrationRefused(
    `The database user ${owner} may not work as ${roles}: run "grant ${roles} to ${owner}" as an administrator of the database.`,
  );
}
