import type { Direction, RefusalAtDoor } from "@magic-meetings/contract/access-passes/verify-rules.ts";
import { insertRows, insertRowsReturning } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";

/** A try as it is kept. */
export interface NewTry {
  id: string;
  at: Date;
  apiKeyId: string;
  accessPointId: string;
  siteId: string;
  direction: Direction;
  because: RefusalAtDoor | null;
  accessPassId: string | null;
  visitId: string | null;
}

const insertTry = insertRows("access_try", {
  shared: ["tenant_id"],
  own: ["id", "at", "api_key_id", "access_point_id", "site_id", "direction", "because", "access_pass_id", "visit_id"],
});

export function insertTries(db: Pick<Queries, "execute">, tenantId: string, tries: readonly NewTry[]): Promise<void> {
  return insertTry(
    db,
    [tenantId],
    tries.map((one) => [
      one.id,
      one.at,
      one.apiKeyId,
      one.accessPointId,
      one.siteId,
      one.direction,
      one.because,
      one.accessPassId,
      one.visitId,
    ]),
  );
}

const turn = insertRowsReturning<{ id: string }>("access_pass_way", {
  shared: ["tenant_id"],
  own: ["access_pass_id", "direction", "at"],
  then: `on conflict (tenant_id, access_pass_id) do update
     set direction = excluded.direction,
         at = excluded.at
   where access_pass_way.direction <> excluded.direction
  returning access_pass_id as id`,
});

export interface Way {
  accessPassId: string;
  direction: Direction;
  at: Date;
}

/**
 * Has passes go their way; gives those that did. One that went the same way before is not among them, and of two doors
 * that ask at the same moment the second waits for the first. One row a pass.
 */
export async function takeWays(db: Queries, tenantId: string, ways: readonly Way[]): Promise<Set<string>> {
  // Whoever takes several takes them in the same order, so that nobody waits in a circle.
  const ordered = [...ways].sort((a, b) => (a.accessPassId < b.accessPassId ? -1 : 1));
  const rows = ordered.map(({ accessPassId, direction, at }) => [accessPassId, direction, at]);
  return new Set((await turn(db, [tenantId], rows)).map(({ id }) => id));
}
