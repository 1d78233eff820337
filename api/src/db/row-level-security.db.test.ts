import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { referenceTables } from "./reference-tables.ts";
import { isSqlState } from "./sql-state.ts";
import { sql } from "./statement.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";
import { inTenant, withoutTenant, type Tx } from "./transaction.ts";

const notAllowed = "42501";
const [tenantA, tenantB] = [randomUUID(), randomUUID()];

let database: TestDatabase;
let tables: string[];
let partitions: string[];

/** A value for a column of this type; what it means does not matter here. */
const values: Record<string, unknown> = {
  bool: true,
  bpchar: "DK",
  bytea: Buffer.from("x"),
  date: "2026-11-21",
  int2: 1,
  int4: 1,
  int4range: "[0,1)",
  int8: 1,
  jsonb: "{}",
  numeric: 1,
  text: "x",
  time: "10:00",
  timestamptz: "2026-11-21T10:00:00Z",
  tstzrange: "[2026-11-21T10:00:00Z,2026-11-21T11:00:00Z)",
  _int4: "{1}",
  _text: "{}",
  _uuid: "{}",
};

beforeAll(async () => {
  database = await createTestDatabase();
  tables = await listTables("relkind in ('r', 'p') and not relispartition");
  partitions = await listTables("relispartition and relkind = 'r'");
  // Row level security does not depend on what the rows mean, so the rules on that make way for one row a table.
  await dropRules();
  for (const table of tables) for (const tenant of [tenantA, tenantB]) await insertRow(table, tenant);
});

afterAll(() => database.drop());

async function listTables(condition: string): Promise<string[]> {
  const { rows } = await database.ownerPool.query<{ name: string }>(
    `select c.relname::text as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and ${condition}
      and c.relname <> all ($1)
      and exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
      )
    order by 1`,
    [referenceTables],
  );
  return rows.map(({ name }) => name);
}

async function dropRules(): Promise<void> {
  const { rows } = await database.ownerPool.query<{ command: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as command
    from pg_constraint
    where connamespace = 'public'::regnamespace
      and contype in ('c', 'f')
      and coninhcount = 0
      and conparentid = 0`);
  for (const { command } of rows) await database.ownerPool.query(command);
  for (const table of tables) await database.ownerPool.query(`alter table ${table} disable trigger user`);
}

async function insertRow(table: string, tenant: string): Promise<void> {
  const { rows } = await database.ownerPool.query<{ name: string; type: string }>(
    `select a.attname::text as name, t.typname::text as type
     from pg_attribute a
     join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass
       and a.attnum > 0
       and a.attnotnull
       and a.attgenerated = ''
       and not a.attisdropped`,
    [table],
  );
  const row = rows.map(({ name, type }) =>
    name === "tenant_id" ? tenant : type === "uuid" ? randomUUID() : values[type],
  );
  const columns = rows.map(({ name }) => name).join(", ");
  const places = rows.map((_, index) => `$${index + 1}`).join(", ");
  await database.ownerPool.query(`insert into ${table} (${columns}) values (${places})`, row);
}

function select(tx: Tx, table: string): Promise<{ tenant: string }[]> {
  return tx.query<{ tenant: string }>(sql(`select_${table}`, `select tenant_id as tenant from ${table}`));
}

function write(tx: Tx, verb: string, command: string, parameters: unknown[] = []): Promise<number> {
  return tx.execute(sql(verb, command), parameters);
}

/** What a write did to rows: refused for lack of a privilege counts as none. */
async function effect(work: Promise<number>): Promise<number> {
  try {
    return await work;
  } catch (error) {
    if (isSqlState(error, notAllowed)) return 0;
    throw error;
  }
}

describe("row level security, table by table", () => {
  it("has a row of both tenants in every tenant table", async () => {
    expect(tables.length).toBeGreaterThan(30);
    for (const table of tables) {
      const { rows } = await database.ownerPool.query<{ tenant: string }>(`select tenant_id as tenant from ${table}`);
      expect(rows.map(({ tenant }) => tenant).sort(), table).toEqual([tenantA, tenantB].sort());
    }
  });

  it("shows nothing and takes nothing without a tenant", async () => {
    for (const table of tables) {
      await expect(
        withoutTenant(database.appPool, (tx) => select(tx, table)),
        table,
      ).resolves.toEqual([]);
      const insert = `insert into ${table} (tenant_id) values ($1)`;
      await expect(
        withoutTenant(database.appPool, (tx) => write(tx, `insert_${table}`, insert, [tenantA])),
        table,
      ).rejects.toSatisfy((error) => isSqlState(error, notAllowed));
      for (const [verb, command] of changes(table)) {
        const done = effect(withoutTenant(database.appPool, (tx) => write(tx, verb, command)));
        await expect(done, verb).resolves.toBe(0);
      }
    }
  });

  it("shows and changes one tenant's rows only", async () => {
    for (const table of tables) {
      const rows = await inTenant(database.appPool, tenantA, (tx) => select(tx, table));
      expect(rows, table).toEqual([{ tenant: tenantA }]);
      const insert = `insert into ${table} (tenant_id) values ($1)`;
      await expect(
        inTenant(database.appPool, tenantA, (tx) => write(tx, `insert_${table}`, insert, [tenantB])),
        table,
      ).rejects.toSatisfy((error) => isSqlState(error, notAllowed));
      for (const [verb, command] of changes(table)) {
        const done = await effect(inTenant(database.appPool, tenantA, (tx) => write(tx, verb, command)));
        expect(done, verb).toBeLessThanOrEqual(1);
      }
      const { rows: left } = await database.ownerPool.query(`select from ${table} where tenant_id = $1`, [tenantB]);
      expect(left, table).toHaveLength(1);
    }
  });

  it("gives no way around a table through its partitions", async () => {
    expect(partitions.length).toBeGreaterThan(4);
    for (const partition of partitions) {
      await expect(
        inTenant(database.appPool, tenantA, (tx) => select(tx, partition)),
        partition,
      ).rejects.toSatisfy((error) => isSqlState(error, notAllowed));
    }
  });
});

function changes(table: string): [verb: string, command: string][] {
  return [
    [`update_${table}`, `update ${table} set tenant_id = tenant_id`],
    [`delete_${table}`, `delete from ${table}`],
  ];
}
