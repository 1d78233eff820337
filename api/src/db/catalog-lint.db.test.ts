import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogRules, lintCatalog } from "./catalog-lint.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** What every table of a tenant has; a plant leaves out or adds one thing. */
const protect = "call app.protect('planted', 'select, insert');";
const key = "tenant_id uuid not null, id uuid not null, primary key (tenant_id, id)";
const target = `create table target (${key}, unique (tenant_id, id)); call app.protect('target', 'select');`;

const plants: Record<string, string> = {
  R01: "create table planted (id uuid primary key)",
  R02: `create table planted (tenant_id text not null, id uuid not null, primary key (tenant_id, id));
        alter table planted enable row level security;
        alter table planted force row level security;
        create policy p on planted using (tenant_id = current_setting('app.tenant_id', true))`,
  R03: `create table planted (tenant_id uuid not null, id uuid); ${protect}`,
  R04: `create table planted (${key}, name text unique); ${protect}`,
  R05: `create table planted (${key}, room uuid, during tstzrange, exclude using gist (room with =, during with &&)); ${protect}`,
  R06: `create table target (tenant_id uuid not null, id uuid not null, other uuid not null, primary key (tenant_id, id), unique (tenant_id, other));
        call app.protect('target', 'select');
        create table planted (${key}, twin uuid not null, foreign key (twin, id) references target (tenant_id, other)); ${protect}
        create index on planted (twin, id)`,
  R07: `${target}
        alter table tenant add target_id uuid;
        alter table tenant add foreign key (id, target_id) references target (tenant_id, id);
        create index on tenant (id, target_id)`,
  R08: `${target}
        create table planted (${key}, parent uuid,
          foreign key (tenant_id, parent) references target (tenant_id, id) on delete set null (parent)); ${protect}
        create index on planted (tenant_id, parent)`,
  R09: `create table planted (tenant_id uuid not null, id uuid, primary key (tenant_id, id) deferrable); ${protect}`,
  R10: `create table planted (${key}); ${protect} alter table planted no force row level security`,
  R11: `create table planted (${key}); ${protect} drop policy tenant_isolation on planted`,
  R12: `create table planted (${key}); ${protect}
        create policy second on planted using (exists (select from tenant t where t.id = planted.tenant_id))`,
  R13: `create table planted (tenant_id uuid not null, id bigint generated always as identity, primary key (tenant_id, id)); ${protect}`,
  R14: `create function app.tell() returns trigger language plpgsql as $$ begin perform pg_notify('a', 'b'); return new; end $$;
        create trigger tell after insert on signal for each row execute function app.tell()`,
  R15: "create view planted as select name from site",
  R16: "create function app.planted() returns integer language sql security definer as 'select 1'",
  R17: `create table planted (${key}); ${protect} grant create on schema public to mm_app; alter table planted owner to mm_app;
        revoke all on planted from mm_app`,
  R18: "grant truncate on site to mm_app",
  R19: "grant select on audit_log_default to mm_app",
  R20: `create table planted (${key}); ${protect} create rule silent as on delete to planted do instead nothing`,
  R21: `${target} create table planted (${key}, parent uuid, foreign key (tenant_id, parent) references target (tenant_id, id)); ${protect}`,
  R22: `create table a_table_with_a_name_that_leaves_no_room_for_shard_numbers (tenant_id uuid not null, id uuid not null, constraint k primary key (tenant_id, id));
        call app.protect('a_table_with_a_name_that_leaves_no_room_for_shard_numbers', 'select')`,
};

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** Runs the commands in a transaction that is always rolled back, because roles belong to the whole server. */
async function lintWith(commands: string): Promise<string[]> {
  const client = await database.ownerPool.connect();
  try {
    return await lintInside(client, commands);
  } finally {
    client.release();
  }
}

async function lintInside(client: PoolClient, commands: string): Promise<string[]> {
  await client.query("begin");
  try {
    await client.query(commands);
    const violations = await lintCatalog(client);
    return violations.map(({ rule }) => rule);
  } finally {
    await client.query("rollback");
  }
}

describe("the catalog lint", () => {
  it("finds nothing wrong with our schema", async () => {
    await expect(lintCatalog(database.ownerPool)).resolves.toEqual([]);
  });

  it("has 22 rules, each with a plant below", () => {
    expect(catalogRules).toHaveLength(22);
    expect(Object.keys(plants)).toEqual(catalogRules.map(({ id }) => id));
  });

  it.each(catalogRules.map(({ id, says }) => [id, says]))("fires rule %s: %s", async (id = "") => {
    const fired = await lintWith(plants[id] ?? "");
    expect([...new Set(fired)]).toEqual([id]);
  });

  it("finds a service role that could bypass row level security", async () => {
    await expect(lintWith("alter role mm_app bypassrls")).resolves.toEqual(["R17"]);
  });

  it("finds inheritance", async () => {
    const inherits = `create table parent (${key}); call app.protect('parent', 'select');
      create table planted (primary key (tenant_id, id)) inherits (parent); ${protect}`;
    await expect(lintWith(inherits)).resolves.toEqual(["R20"]);
  });

  it("looks at tables with odd names, too", async () => {
    await expect(lintWith(`create table "${randomUUID()}" (id uuid primary key)`)).resolves.toEqual(["R01"]);
  });
});
