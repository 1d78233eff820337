import type { ReceptionChangeKind, ChangeOutcome } from "@magic-meetings/contract/reception/reception-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface KnownChange {
  outcome: ChangeOutcome;
  because: string | null;
  kind: ReceptionChangeKind;
  siteId: string;
  visitId: string | null;
}

const insert = sql(
  "reception_change_insert",
  `insert into reception_change (
     tenant_id, id, device_id, site_id, kind, visit_id, at, received_at, clock_behind_ms, received_from, outcome,
     letters, found)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'applied', $11, $12)
   on conflict (tenant_id, id) do nothing`,
);

export interface NewReceptionChangeRow {
  tenantId: string;
  id: string;
  deviceId: string;
  siteId: string;
  kind: ReceptionChangeKind;
  visitId: string | null;
  at: Date;
  receivedAt: Date;
  clockBehindMs: number;
  userId: string | null;
  letters: number | null;
  found: number | null;
}

/** Takes the id of a change; false where it was taken before. Whoever sends the same one meanwhile waits here. */
export async function takeChangeId(db: Queries, row: NewReceptionChangeRow): Promise<boolean> {
  const { tenantId, id, deviceId, siteId, kind, visitId, at, receivedAt, clockBehindMs, userId, letters, found } = row;
  const values = [tenantId, id, deviceId, siteId, kind, visitId, at, receivedAt, clockBehindMs, userId, letters, found];
  return (await db.execute(insert, values)) === 1;
}

const settle = sql(
  "reception_change_settle",
  `update reception_change
      set outcome = $3,
          because = $4
    where tenant_id = $1
      and id = $2`,
);

/** Writes what became of it; until then it counts as applied. */
export async function settleChange(
  db: Queries,
  key: { tenantId: string; id: string },
  { outcome, because }: { outcome: ChangeOutcome; because: string | null },
): Promise<void> {
  await db.execute(settle, [key.tenantId, key.id, outcome, because]);
}

const find = sql(
  "reception_change_find",
  `select c.outcome, c.because, c.kind, c.site_id, c.visit_id
     from reception_change c
    where c.tenant_id = $1
      and c.id = $2`,
);

export async function findChange(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<KnownChange | undefined> {
  const [row] = await db.query<{
    outcome: ChangeOutcome;
    because: string | null;
    kind: ReceptionChangeKind;
    site_id: string;
    visit_id: string | null;
  }>(find, [tenantId, id]);
  if (row === undefined) return undefined;
  const { outcome, because, kind, site_id: siteId, visit_id: visitId } = row;
  return { outcome, because, kind, siteId, visitId };
}

const seenSince = sql(
  "reception_change_seen_since",
  `select c.id
     from reception_change c
    where c.tenant_id = $1
      and c.visit_id = $2
      and c.kind = 'check_in'
      and c.outcome <> 'conflict'
      and c.at > $3
    limit 1`,
);

/** Whether a desk saw somebody come in after a moment: then she did not leave for good at it. */
export async function wasSeenSince(
  db: Queries,
  { tenantId, visitId, at }: { tenantId: string; visitId: string; at: Date },
): Promise<boolean> {
  return (await db.query(seenSince, [tenantId, visitId, at])).length > 0;
}

const earlier = sql(
  "visit_arrived_earlier",
  `update visit
      set arrived_at = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and arrived_at > $3`,
);

/** Of two desks that saw the same arrival, the one that saw it first says when it was. */
export async function arriveEarlier(
  db: Queries,
  {
    tenantId,
    visitId,
    at,
    now,
    userId,
  }: { tenantId: string; visitId: string; at: Date; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(earlier, [tenantId, visitId, at, now, userId]);
}
