import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { inTenant } from "../db/transaction.ts";
import { sealAuditLog } from "./seal-audit-log.ts";
import { verifyAuditChain } from "./verify-audit-chain.ts";

let database: TestDatabase;
let tenantId: string;
const start = new Date("2026-03-02T09:00:00Z");

function at(seconds: number): Date {
  return new Date(start.getTime() + seconds * 1000);
}

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  tenantId = randomUUID();
  await database.ownerPool.query(
    `insert into tenant (id, name, entra_tenant_id, default_currency, default_time_zone, default_locale, created_at)
     values ($1, 'Nordlys', $1, 'DKK', 'Europe/Copenhagen', 'da', $2)`,
    [tenantId, start],
  );
});

afterAll(() => database.drop());

async function record(recordedAt: Date, action = "meeting.change"): Promise<string> {
  const id = randomUUID();
  await database.ownerPool.query(
    `insert into audit_log (tenant_id, at, id, actor_kind, action, entity_type, entity_id, new_values, recorded_at)
     values ($1, $2, $3, 'user', $4, 'meeting', $3, '{"subject": "Review"}', $2)`,
    [tenantId, recordedAt, id, action],
  );
  return id;
}

function seal(now: Date, size?: number): Promise<number> {
  return inTenant(database.appPool, tenantId, (tx) => sealAuditLog(tx, { tenantId, now, ...(size ? { size } : {}) }));
}

function verify() {
  return inTenant(database.appPool, tenantId, (tx) => verifyAuditChain(tx, { tenantId }));
}

/** A change by somebody who owns the database and gets past the trigger. */
async function behindTheBack(statement: string, values: unknown[]): Promise<void> {
  const client = await database.ownerPool.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await client.query(statement, values);
    await client.query("commit");
  } finally {
    client.release();
  }
}

describe("sealAuditLog", () => {
  it("seals what is older than a minute, once", async () => {
    await record(at(0));
    await record(at(30));
    expect(await seal(at(61))).toBe(1);
    expect(await seal(at(61))).toBe(0);
    expect(await seal(at(120))).toBe(1);
    expect(await verify()).toEqual([]);
  });

  it("has nothing to seal where nothing happened", async () => {
    expect(await seal(at(0))).toBe(0);
    expect(await verify()).toEqual([]);
  });

  it("takes a backlog in batches and keeps rows of one millisecond together", async () => {
    for (const second of [0, 0, 0, 1, 2, 3]) await record(at(second));
    const batches: number[] = [];
    for (let rows = await seal(at(600), 2); rows > 0; rows = await seal(at(600), 2)) batches.push(rows);
    expect(batches).toEqual([3, 2, 1]);
    expect(await verify()).toEqual([]);
  });

  it("lets one of two sealers at once make the seal", async () => {
    for (let second = 0; second < 20; second += 1) await record(at(second));
    const sealed = await Promise.all([seal(at(600)), seal(at(600)), seal(at(600))]);
    expect(sealed.reduce((sum, rows) => sum + rows, 0)).toBe(20);
    expect(await verify()).toEqual([]);
  });
});

describe("verifyAuditChain", () => {
  async function sealedRows(): Promise<string[]> {
    const ids = [await record(at(0)), await record(at(1))];
    await seal(at(100));
    ids.push(await record(at(101)));
    await seal(at(200));
    return ids;
  }

  it("finds a changed row", async () => {
    const [, second] = await sealedRows();
    await behindTheBack("update audit_log set action = 'meeting.cancel' where tenant_id = $1 and id = $2", [
      tenantId,
      second,
    ]);
    expect(await verify()).toEqual([{ sequence: 1, because: "hash" }]);
  });

  it("finds a changed old value", async () => {
    const [, , third] = await sealedRows();
    await behindTheBack(`update audit_log set new_values = '{"subject": "Party"}' where tenant_id = $1 and id = $2`, [
      tenantId,
      third,
    ]);
    expect(await verify()).toEqual([{ sequence: 2, because: "hash" }]);
  });

  it("finds a removed row and an added one", async () => {
    const [first] = await sealedRows();
    await behindTheBack("delete from audit_log where tenant_id = $1 and id = $2", [tenantId, first]);
    await record(at(101.5));
    expect(await verify()).toEqual([
      { sequence: 1, because: "row_count" },
      { sequence: 2, because: "row_count" },
    ]);
  });

  it("finds a row put before the first seal", async () => {
    await sealedRows();
    await record(at(-10));
    expect(await verify()).toEqual([{ sequence: 1, because: "gap" }]);
  });

  it("finds a removed seal", async () => {
    await sealedRows();
    await behindTheBack("delete from audit_seal where tenant_id = $1 and sequence = 1", [tenantId]);
    expect(await verify()).toMatchObject([{ sequence: 2, because: "gap" }]);
  });

  it("finds a seal that was made anew after a change, by the seal that follows it", async () => {
    const [first] = await sealedRows();
    await behindTheBack("update audit_log set action = 'x' where tenant_id = $1 and id = $2", [tenantId, first]);
    await behindTheBack(
      `update audit_seal set sha256 = sha256('forged'::bytea) where tenant_id = $1 and sequence = 1`,
      [tenantId],
    );
    expect((await verify()).map(({ because }) => because)).toContain("previous_hash");
  });
});
