import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isUniqueViolation } from "./constraint-errors.ts";
import { DatabaseUnavailable, OutcomeUnknown } from "./database-errors.ts";
import { createPool } from "./pool.ts";
import { isSqlState } from "./sql-state.ts";
import { sql } from "./statement.ts";
import { readTenant } from "./tenant-read.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";
import { inTenant, withoutTenant, type Tx } from "./transaction.ts";

const insertNote = sql("test_insert_note", "insert into note (tenant_id, id, body) values ($1, $2, $3)");
const readNotes = sql("test_read_notes", "select id, body from note");
const insertTwice = sql("test_insert_fixed", "insert into note (tenant_id, id, body) values ($1, $2, 'x')");
const readSetting = sql("test_read_setting", "select current_setting('app.tenant_id', true) as tenant");
const setTenantAgain = sql("test_set_tenant", "select app.set_tenant($1)");
const sleep = sql("test_sleep", "select pg_sleep(60)");
const fail = sql("test_fail", "do $$ begin raise exception 'on purpose' using errcode = '40001'; end $$");
const readProcess = sql("test_read_process", "select pg_backend_pid() as pid");

const [tenantA, tenantB] = [randomUUID(), randomUUID()];

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ max: 2 });
  await database.ownerPool.query(
    "create table note (tenant_id uuid not null, id uuid not null, body text, primary key (tenant_id, id))",
  );
  await database.ownerPool.query("call app.protect('note', 'select, insert')");
});

afterAll(() => database.drop());

function writeNote(tx: Tx, tenant: string, body: string): Promise<number> {
  return tx.execute(insertNote, [tenant, randomUUID(), body]);
}

async function endConnection(tx: Tx): Promise<void> {
  const [row] = await tx.query<{ pid: number }>(readProcess);
  await database.ownerPool.query("select pg_terminate_backend($1, 5000)", [row?.pid]);
}

async function countNotes(tenant: string): Promise<number> {
  const { rows } = await database.ownerPool.query<{ count: number }>("select count(*) from note where tenant_id = $1", [
    tenant,
  ]);
  return rows[0]?.count ?? -1;
}

describe("a transaction of a tenant", () => {
  it("shows and takes this tenant's rows only", async () => {
    await inTenant(database.appPool, tenantA, (tx) => writeNote(tx, tenantA, "of A"));
    await expect(inTenant(database.appPool, tenantB, (tx) => tx.query(readNotes))).resolves.toEqual([]);
    await expect(inTenant(database.appPool, tenantA, (tx) => tx.query(readNotes))).resolves.toHaveLength(1);
    const foreign = inTenant(database.appPool, tenantB, (tx) => writeNote(tx, tenantA, "smuggled"));
    await expect(foreign).rejects.toSatisfy((error) => isSqlState(error, "42501"));
  });

  it("keeps nothing when the work throws", async () => {
    const tenant = randomUUID();
    const broken = inTenant(database.appPool, tenant, async (tx) => {
      await writeNote(tx, tenant, "lost");
      throw new Error("changed my mind");
    });
    await expect(broken).rejects.toThrow("changed my mind");
    await expect(countNotes(tenant)).resolves.toBe(0);
  });

  it("leaves no tenant behind on the connection", async () => {
    for (let use = 0; use < 4; use += 1) {
      await inTenant(database.appPool, tenantA, (tx) => tx.query(readNotes));
      const [after] = await withoutTenant(database.appPool, (tx) => tx.query<{ tenant: string | null }>(readSetting));
      expect(after?.tenant ?? "").toBe("");
      await expect(withoutTenant(database.appPool, (tx) => tx.query(readNotes))).resolves.toEqual([]);
    }
  });

  it("refuses a second tenant", async () => {
    const second = inTenant(database.appPool, tenantA, (tx) => tx.query(setTenantAgain, [tenantB]));
    await expect(second).rejects.toSatisfy((error) => isSqlState(error, "25001"));
  });

  it("runs the whole work again after a serialization failure, five times at most", async () => {
    let runs = 0;
    const tenant = randomUUID();
    await inTenant(database.appPool, tenant, async (tx) => {
      runs += 1;
      await writeNote(tx, tenant, `run ${runs}`);
      if (runs < 3) await tx.query(fail);
    });
    expect(runs).toBe(3);
    await expect(countNotes(tenant)).resolves.toBe(1);
    const hopeless = inTenant(database.appPool, tenant, (tx) => {
      runs += 1;
      return tx.query(fail);
    });
    await expect(hopeless).rejects.toThrow(DatabaseUnavailable);
    expect(runs).toBe(8);
  });

  it("does not call a dropped error a success", async () => {
    const id = randomUUID();
    const dropped = inTenant(database.appPool, tenantA, async (tx) => {
      await tx.execute(insertTwice, [tenantA, id]);
      await tx
        .execute(insertTwice, [tenantA, id])
        .catch((error: unknown) => expect(isUniqueViolation(error, "note_pkey")).toBe(true));
    });
    await expect(dropped).rejects.toThrow("nothing was committed");
  });

  it("keeps what was left for later, before the next statement and with the commit", async () => {
    const [first, last] = [randomUUID(), randomUUID()];
    const seen = await inTenant(database.appPool, tenantA, async (tx) => {
      await tx.later.execute(insertTwice, [tenantA, first]);
      const found = await tx.query<{ id: string }>(readNotes);
      await tx.later.execute(insertTwice, [tenantA, last]);
      return found.map(({ id }) => id);
    });
    expect(seen).toContain(first);
    expect(seen).not.toContain(last);
    const kept = await readTenant<{ id: string }>(database.appPool, tenantA, readNotes);
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining([first, last]));
  });

  it("keeps nothing where what was left for later is refused with the commit, and says why", async () => {
    const [first, twice] = [randomUUID(), randomUUID()];
    const refused = inTenant(database.appPool, tenantA, async (tx) => {
      await tx.execute(insertTwice, [tenantA, first]);
      await tx.later.execute(insertTwice, [tenantA, twice]);
      await tx.later.execute(insertTwice, [tenantA, twice]);
    });
    await expect(refused).rejects.toSatisfy((error) => isUniqueViolation(error, "note_pkey"));
    const kept = await readTenant<{ id: string }>(database.appPool, tenantA, readNotes);
    expect(kept.map(({ id }) => id)).not.toContain(first);
    expect(kept.map(({ id }) => id)).not.toContain(twice);
  });

  it("is none where nothing is sent", async () => {
    await expect(inTenant(database.appPool, tenantA, async () => 7)).resolves.toBe(7);
  });

  it("refuses statements after its end", async () => {
    let leaked: Tx | undefined;
    await inTenant(database.appPool, tenantA, (tx) => {
      leaked = tx;
      return tx.query(readNotes);
    });
    expect(leaked?.statements).toBe(2);
    await expect(leaked?.query(readNotes)).rejects.toThrow("is over");
    await expect(leaked?.later.execute(insertTwice, [tenantA, randomUUID()])).rejects.toThrow("is over");
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const stopped = inTenant(
      database.appPool,
      tenantA,
      (tx) => {
        stop.abort(new Error("too late"));
        return tx.query(readNotes);
      },
      { signal: stop.signal },
    );
    await expect(stopped).rejects.toThrow("too late");
  });

  it("stops in the middle of a statement and in the queue for a connection", async () => {
    const none = createPool({ url: database.url, role: "mm_app", max: 1, applicationName: "test" });
    const stop = new AbortController();
    const { signal } = stop;
    const abortedWhileItRuns = (tx: Tx): Promise<unknown[]> => {
      const sleeping = tx.query(sleep);
      stop.abort(new Error("too late"));
      return sleeping;
    };
    const running = inTenant(none, tenantA, abortedWhileItRuns, { signal });
    const queued = inTenant(none, tenantA, (tx) => tx.query(readNotes), { signal });
    const reading = readTenant(none, tenantA, readNotes, [], { signal });
    const outcomes = await Promise.allSettled([running, queued, reading]);
    expect(outcomes.map((outcome) => outcome.status === "rejected" && String(outcome.reason))).toEqual(
      Array(3).fill("Error: too late"),
    );
    await expect(readTenant(none, tenantA, readNotes)).resolves.not.toEqual([]);
    await none.end();
  });

  it("tells a lost connection from an unknown outcome, and recovers from both", async () => {
    const lost = inTenant(database.appPool, tenantA, async (tx) => {
      await endConnection(tx);
      await tx.query(readNotes);
    });
    await expect(lost).rejects.toBeInstanceOf(DatabaseUnavailable);
    const unknown = inTenant(database.appPool, tenantA, endConnection);
    await expect(unknown).rejects.toBeInstanceOf(OutcomeUnknown);
    await expect(inTenant(database.appPool, tenantA, (tx) => tx.query(readNotes))).resolves.not.toEqual([]);
  });
});
