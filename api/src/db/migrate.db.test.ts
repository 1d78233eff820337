import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installJobSchema } from "./job-schema.ts";
import { migrate, MigrationRefused } from "./migrate.ts";
import { createPool } from "./pool.ts";
import { isSqlState } from "./sql-state.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

const now = new Date("2031-12-15T12:00:00Z");
const folder = fileURLToPath(new URL("../../migrations", import.meta.url));

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
});

afterAll(() => database.drop());

describe("migrations", () => {
  it("run once when two processes start at the same moment, and never again", async () => {
    const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).map((file) => file.slice(0, -4));
    const together = await Promise.all([migrate({ url: database.url, now }), migrate({ url: database.url, now })]);
    const ran = together.map(({ migrations }) => migrations).sort((a, b) => b.length - a.length);
    expect(ran).toEqual([files.sort(), []]);
    await expect(migrate({ url: database.url, now })).resolves.toEqual({ migrations: [] });
  });

  it("make the partitions of this month and the next two", async () => {
    const { rows } = await database.ownerPool.query<{ name: string }>(
      "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_log'::regclass order by 1",
    );
    expect(rows.map(({ name }) => name)).toEqual([
      "audit_log_2031_12",
      "audit_log_2032_01",
      "audit_log_2032_02",
      "audit_log_default",
    ]);
  });

  it("leave rows that the default partition holds already where they are", async () => {
    const tenant = randomUUID();
    await database.ownerPool.query(
      `insert into tenant (id, name, entra_tenant_id, default_currency, default_time_zone, default_locale, created_at)
       values ($1, 'Later', $1, 'DKK', 'UTC', 'en', $2)`,
      [tenant, now],
    );
    await database.ownerPool.query(
      `insert into audit_log (tenant_id, at, id, actor_kind, action, entity_type, entity_id)
       values ($1, '2040-05-05', $1, 'system', 'test', 'test', $1)`,
      [tenant],
    );
    const moved = new Date("2040-05-10T00:00:00Z");
    await expect(migrate({ url: database.url, now: moved })).resolves.toEqual({ migrations: [] });
    const { rows } = await database.ownerPool.query("select from audit_log_default");
    expect(rows).toHaveLength(1);
  });
});

describe("the schema of the jobs", () => {
  it("belongs to mm_jobs, which may not make schemas of its own", async () => {
    const { rows } = await database.ownerPool.query(`
      select nspowner::regrole::text as owner, has_database_privilege('mm_jobs', current_database(), 'create') as may_create
      from pg_namespace where nspname = 'graphile_worker'`);
    expect(rows).toEqual([{ owner: "mm_jobs", may_create: false }]);
  });

  it("can be used as mm_jobs and not as mm_app", async () => {
    const jobs = createPool({ url: database.url, role: "mm_jobs", max: 1, applicationName: "test" });
    await expect(jobs.query("select graphile_worker.add_job('wake')")).resolves.toMatchObject({ rowCount: 1 });
    await expect(jobs.query("select from tenant")).rejects.toSatisfy((error) => isSqlState(error, "42501"));
    await jobs.end();
    const refused = database.appPool.query("select graphile_worker.add_job('wake')");
    await expect(refused).rejects.toSatisfy((error) => isSqlState(error, "42501"));
  });

  it("is installed again without harm", async () => {
    const client = await database.ownerPool.connect();
    await installJobSchema(client, database.url);
    client.release();
  });
});

describe("an owner that is no superuser", () => {
  const owner = `owner_${randomUUID().slice(0, 8)}`;
  let owned: TestDatabase;
  let url: string;

  beforeAll(async () => {
    owned = await createTestDatabase({ migrated: false });
    const name = new URL(owned.url).pathname.slice(1);
    await database.ownerPool.query(`create role ${owner} login password 'secret'`);
    await database.ownerPool.query(`alter database ${name} owner to ${owner}`);
    const asOwner = new URL(owned.url);
    [asOwner.username, asOwner.password] = [owner, "secret"];
    url = asOwner.href;
  });

  afterAll(async () => {
    await owned.drop();
    await database.ownerPool.query(`drop role ${owner}`);
  });

  it("is told what an administrator has to do for it", async () => {
    const refused = migrate({ url, now });
    await expect(refused).rejects.toBeInstanceOf(MigrationRefused);
    await expect(refused).rejects.toThrow(`run "grant mm_app, mm_jobs to ${owner}" as an administrator`);
  });

  it("migrates, and works as the service's role", async () => {
    await database.ownerPool.query(`grant mm_app, mm_jobs to ${owner}`);
    await migrate({ url, now });
    const app = createPool({ url, role: "mm_app", max: 1, applicationName: "test" });
    const { rows } = await app.query("select session_user::text, current_user::text");
    expect(rows).toEqual([{ session_user: owner, current_user: "mm_app" }]);
    await app.end();
  });
});
