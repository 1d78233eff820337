import type { IncomingMessage } from "node:http";
import { shownCodeSha256 } from "@magic-meetings/api/access-passes/verify-code.ts";
import { verifyStatement } from "@magic-meetings/api/access-passes/verify-sql.ts";
import { insertTries, takeWays } from "@magic-meetings/api/access-passes/verify-write-sql.ts";
import { newId } from "@magic-meetings/api/db/new-id.ts";
import type { Queries } from "@magic-meetings/api/db/queries.ts";
import type pg from "pg";

export interface BareDoor {
  pool: pg.Pool;
  tenantId: string;
  apiKeyId: string;
}

interface Asked {
  code: string;
  accessPointId: string;
  direction: "in" | "out";
}

interface Row {
  pass_id: string;
  visit_id: string;
  door_site_id: string;
  wheelchair: boolean;
  last_way: string | null;
}

/** The query alone: a door that forgets what it was asked. */
export async function verifyOnly(request: IncomingMessage, { pool, tenantId, apiKeyId }: BareDoor): Promise<unknown> {
  const { code, accessPointId } = await bodyOf(request);
  const values = [tenantId, shownCodeSha256(code), accessPointId, apiKeyId];
  const { rows } = await pool.query<Row>({ ...verifyStatement, values });
  return { granted: rows.length > 0, pass: rows[0] };
}

/**
 * The query, the pass's way and the try by the service's own statements, in a transaction a request that is committed
 * before the answer. It judges by the way alone, and knows no key, no tenant, no contract and no limit.
 */
export async function verifyAndKeep(
  request: IncomingMessage,
  { pool, tenantId, apiKeyId }: BareDoor,
): Promise<unknown> {
  const { code, accessPointId, direction } = await bodyOf(request);
  const client = await pool.connect();
  try {
    await client.query("begin");
    const values = [tenantId, shownCodeSha256(code), accessPointId, apiKeyId];
    const { rows } = await client.query<Row>({ ...verifyStatement, values });
    const [pass] = rows;
    if (pass === undefined) throw new Error("The bench asks for passes that there are");
    const at = new Date();
    const accessPassId = pass.pass_id;
    const goes = pass.last_way !== direction;
    const went = goes && (await takeWays(asQueries(client), tenantId, [{ accessPassId, direction, at }])).size > 0;
    const because = went ? null : "passed_back";
    const about = { accessPointId, apiKeyId, siteId: pass.door_site_id, visitId: pass.visit_id, accessPassId };
    const id = newId(at);
    await insertTries(asQueries(client), tenantId, [{ id, at, direction, because, ...about }]);
    await client.query("commit");
    return { granted: went, because, visit: { id: pass.visit_id, wheelchair: pass.wheelchair }, tryId: id };
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

function asQueries(client: pg.PoolClient): Queries {
  return {
    query: async ({ name, text }, values = []) =>
      (await client.query({ name, text, values: [...values] })).rows as never,
    execute: async ({ name, text }, values = []) =>
      (await client.query({ name, text, values: [...values] })).rowCount ?? 0,
  };
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString()) as Asked;
}
