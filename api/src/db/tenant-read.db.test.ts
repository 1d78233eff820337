import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DatabaseUnavailable } from "./database-errors.ts";
import { createPool, type Database } from "./pool.ts";
import { isSqlState } from "./sql-state.ts";
import { sql } from "./statement.ts";
import { readTenant, tenantReader } from "./tenant-read.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";
import { inTenant, withoutTenant } from "./transaction.ts";

const readNotes = sql("read_test_notes", "select body from note order by body");
const readNotesOfTenant = sql(
  "read_test_notes_of",
  "select body, count(*) over () as amount from note where tenant_id = $1",
);
const readSetting = sql(
  "read_test_setting",
  "select current_setting('app.tenant_id', true) as tenant, pg_backend_pid() as pid",
);
const divide = sql("read_test_divide", "select 1 / $1::int as quotient");
const misspelt = sql("read_test_misspelt", "selct 1");
const readPrepared = sql(
  "read_test_prepared",
  "select name from pg_prepared_statements where name like 'read_test_notes%'",
);
const readProcess = sql("read_test_process", "select pg_backend_pid() as pid");
const slow = sql("read_test_slow", "select pg_sleep(30)");

const [tenantA, tenantB] = [randomUUID(), randomUUID()];

let database: TestDatabase;
/** A single connection, so that every query meets what the one before it left behind. */
let pool: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({
    url: database.url,
    role: "mm_app",
    max: 1,
    applicationName: "test",
    statementTimeoutMilliseconds: 500,
  });
  await database.ownerPool.query(
    "create table note (tenant_id uuid not null, id uuid not null, body text, primary key (tenant_id, id))",
  );
  await database.ownerPool.query("call app.protect('note', 'select')");
  const notes = [tenantA, randomUUID(), "of A", tenantB, randomUUID(), "of B"];
  await database.ownerPool.query("insert into note values ($1, $2, $3), ($4, $5, $6)", notes);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe("a single read of a tenant", () => {
  it("sees this tenant's rows only, even when tenants take turns on one connection", async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(readTenant(pool, tenantA, readNotes)).resolves.toEqual([{ body: "of A" }]);
      await expect(readTenant(pool, tenantB, readNotes)).resolves.toEqual([{ body: "of B" }]);
      await expect(readTenant(pool, tenantB, readNotesOfTenant, [tenantA])).resolves.toEqual([]);
    }
  });

  it("keeps tenants apart when many read at once", async () => {
    const shared = database.appPool;
    const reads = Array.from({ length: 200 }, async (_, index) => {
      const own = index % 2 === 0;
      const rows = await readTenant(shared, own ? tenantA : tenantB, readNotes);
      expect(rows).toEqual([{ body: own ? "of A" : "of B" }]);
    });
    await Promise.all(reads);
  });

  it("leaves no tenant behind for the next query on the connection", async () => {
    await readTenant(pool, tenantA, readNotes);
    const { rows } = await pool.query<{ tenant: string | null }>(readSetting.text);
    expect(rows[0]?.tenant ?? "").toBe("");
    await expect(pool.query(readNotes.text)).resolves.toMatchObject({ rows: [] });
    await expect(withoutTenant(pool, (tx) => tx.query(readNotes))).resolves.toEqual([]);
  });

  it("prepares a statement once, and shares it with transactions", async () => {
    await readTenant(pool, tenantA, readNotes);
    await expect(inTenant(pool, tenantB, (tx) => tx.query(readNotes))).resolves.toEqual([{ body: "of B" }]);
    await readTenant(pool, tenantB, readNotesOfTenant, [tenantB]);
    const { rows } = await pool.query<{ name: string }>(readPrepared.text);
    expect(rows.map(({ name }) => name).sort()).toEqual([readNotes.name, readNotesOfTenant.name]);
  });

  it("gives columns their types", async () => {
    await expect(readTenant(pool, tenantA, readNotesOfTenant, [tenantA])).resolves.toEqual([
      { body: "of A", amount: 1 },
    ]);
  });

  it("reports errors and keeps the connection usable", async () => {
    const [before] = await readTenant<{ pid: number }>(pool, tenantA, readProcess);
    for (let turn = 0; turn < 2; turn += 1) {
      await expect(readTenant(pool, tenantA, divide, [0])).rejects.toSatisfy((error) => isSqlState(error, "22012"));
      await expect(readTenant(pool, tenantA, misspelt)).rejects.toSatisfy((error) => isSqlState(error, "42601"));
      await expect(readTenant(pool, "nobody", readNotes)).rejects.toSatisfy((error) => isSqlState(error, "22P02"));
      await expect(readTenant(pool, tenantA, divide, [1])).resolves.toEqual([{ quotient: 1 }]);
      await expect(readTenant(pool, tenantB, readNotes)).resolves.toEqual([{ body: "of B" }]);
    }
    const [after] = await readTenant<{ pid: number }>(pool, tenantA, readProcess);
    expect(after).toEqual(before);
  });

  it("survives a first use that fails before the statement was prepared", async () => {
    const fresh = createPool({ url: database.url, role: "mm_app", max: 1, applicationName: "test" });
    await expect(readTenant(fresh, "nobody", readNotes)).rejects.toSatisfy((error) => isSqlState(error, "22P02"));
    await expect(readTenant(fresh, tenantA, readNotes)).resolves.toEqual([{ body: "of A" }]);
    await fresh.end();
  });

  it("ends what takes too long", async () => {
    await expect(readTenant(pool, tenantA, slow)).rejects.toBeInstanceOf(DatabaseUnavailable);
    await expect(readTenant(pool, tenantA, readNotes)).resolves.toEqual([{ body: "of A" }]);
  });

  it("replaces a connection that was lost", async () => {
    const [row] = await readTenant<{ pid: number }>(pool, tenantA, readProcess);
    await database.ownerPool.query("select pg_terminate_backend($1, 5000)", [row?.pid]);
    await readTenant(pool, tenantA, readNotes).catch((error: unknown) =>
      expect(error).toBeInstanceOf(DatabaseUnavailable),
    );
    await expect(readTenant(pool, tenantA, readNotes)).resolves.toEqual([{ body: "of A" }]);
  });

  it("is what a reader does with every query, and a reader changes nothing", async () => {
    const reader = tenantReader(pool, tenantB);
    await expect(reader.query(readNotes)).resolves.toEqual([{ body: "of B" }]);
    await expect(reader.execute(readNotes)).rejects.toThrow("need a transaction");
  });
});
