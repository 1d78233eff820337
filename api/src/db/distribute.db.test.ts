import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationsTable } from "./migrate.ts";
import { referenceTables } from "./reference-tables.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
let script: string;

beforeAll(async () => {
  database = await createTestDatabase();
  script = await readFile(fileURLToPath(new URL("../../../infra/distribute.sql", import.meta.url)), "utf8");
});

afterAll(() => database.drop());

function namesIn(pattern: RegExp): string[] {
  return [...script.matchAll(pattern)].map((match) => match[1] ?? "");
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await database.ownerPool.query<{ name: string }>(
    `select relname::text as name
     from pg_class
     where relnamespace = 'public'::regnamespace
       and relkind in ('r', 'p')
       and not relispartition
       and relname <> all ($1)`,
    [[migrationsTable, ...referenceTables]],
  );
  return rows.map(({ name }) => name).sort();
}

describe("infra/distribute.sql", () => {
  it("copies the reference tables", () => {
    expect(namesIn(/^select create_reference_table\('(\w+)'\);$/gm).sort()).toEqual(referenceTables);
  });

  it("distributes every tenant table once, by tenant and together", async () => {
    const names = namesIn(/^select create_distributed_table\('(\w+)', 'tenant_id', /gm);
    expect([...names].sort()).toEqual(await tenantTables());
    expect(new Set(namesIn(/colocate_with => '(\w+)'/g))).toEqual(new Set([names[0]]));
    expect(script.match(/colocate_with/g)).toHaveLength(names.length - 1);
  });

  it("lets the shards of every tenant table move", async () => {
    expect(namesIn(/^alter table (\w+) no force row level security;$/gm).sort()).toEqual(await tenantTables());
  });

  it("names a table after those that it refers to", async () => {
    const order = namesIn(/^select create_\w+_table\('(\w+)'/gm);
    const { rows } = await database.ownerPool.query<{ source: string; target: string }>(
      `select conrelid::regclass::text as source, confrelid::regclass::text as target
       from pg_constraint
       where contype = 'f'
         and conparentid = 0
         and conrelid <> confrelid
         and connamespace = 'public'::regnamespace`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ source, target }) => order.indexOf(source) < order.indexOf(target))).toEqual([]);
  });
});
