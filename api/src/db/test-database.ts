import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { asAdmin } from "./as-admin.ts";
import { createPool, type Database } from "./pool.ts";

export interface TestServer {
  /** Connects as a superuser. */
  adminUrl: string;
  /** A migrated database without tenants, copied for every test file. */
  template: string;
}

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export interface TestDatabase {
  /** Connects as the owner; append no role. */
  url: string;
  /** As the service: role `mm_app`, row level security applies. */
  appPool: Database;
  /** As the owner, for fixtures and for looking at what is really there. */
  ownerPool: Database;
  drop: () => Promise<void>;
}

export interface TestDatabaseOptions {
  /** Connections of `appPool`; races want as many as there are rivals. */
  max?: number;
  /** False gives a database without our schema. */
  migrated?: boolean;
  /** Rows that several files begin with: filled in once a run and name, and copied. */
  filled?: Filling;
}

export interface Filling {
  /** Says what is in it, for example `demo at 2026-11-18`. */
  name: string;
  fill: (ownerPool: Database) => Promise<unknown>;
}

/** A database for one test file; call it in `beforeAll` and `drop` in `afterAll`. */
export async function createTestDatabase({
  max = 10,
  migrated = true,
  filled,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { adminUrl, template } = inject("testServer");
  const name = `mm_test_${randomUUID().replaceAll("-", "")}`;
  const origin = filled ? await filledTemplate(filled) : migrated ? template : "template0";
  await asAdmin(adminUrl, `create database ${name} template ${origin}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const appPool = createPool({ url: url.href, role: "mm_app", max, applicationName: "test" });
  const ownerPool = createPool({ url: url.href, role: undefined, max: 4, applicationName: "test owner" });
  const drop = async (): Promise<void> => {
    await Promise.all([appPool.end(), ownerPool.end()]);
    // A pool says that it has ended before its sockets are closed.
    await asAdmin(adminUrl, `drop database ${name} with (force)`);
  };
  return { url: url.href, appPool, ownerPool, drop };
}

/** The first file that asks fills it; the others wait for it and copy. It goes with the server. */
async function filledTemplate({ name, fill }: Filling): Promise<string> {
  const { adminUrl, template } = inject("testServer");
  const database = `${template}_${createHash("sha256").update(name).digest("hex").slice(0, 12)}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(hashtext($1))", [database]);
    const { rows } = await admin.query("select from pg_database where datname = $1", [database]);
    if (rows.length > 0) return database;
    const making = `${database}_making`;
    await admin.query(`drop database if exists ${making} with (force)`);
    await admin.query(`create database ${making} template ${template}`);
    const url = new URL(adminUrl);
    url.pathname = `/${making}`;
    const pool = createPool({ url: url.href, role: undefined, max: 4, applicationName: "test filling" });
    await fill(pool).finally(() => pool.end());
    // Only what is whole gets the name. A pool says that it has ended before its sockets are closed.
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [making]);
    await admin.query(`alter database ${making} rename to ${database}`);
    return database;
  } finally {
    await admin.end();
  }
}
