import type { OrphanEntity, OrphanReason, OrphanRepair } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Who found it: the detection that goes on all the time, a look at an event, or a comparison on demand. */
export type OrphanFinder = "detection" | "calendar" | "comparison";

export type OrphanFacts = Record<string, string | number>;

/** What is left alone, and why. */
export interface OrphanKey {
  tenantId: string;
  entityType: OrphanEntity;
  entityId: string;
  reason: OrphanReason;
}

export interface NewOrphan extends OrphanKey {
  id: string;
  meetingId: string | null;
  siteId: string | null;
  facts: OrphanFacts;
  repair: OrphanRepair;
  foundBy: OrphanFinder;
  ownerId: string | null;
  now: Date;
}

// What somebody left as it is stays so while nothing but its name is different.
const kept = sql(
  "orphan_kept",
  `select 1
     from orphan
    where tenant_id = $1
      and entity_type = $2
      and entity_id = $3
      and reason = $4
      and resolution = 'keep'
      and facts - 'subject' = $5::jsonb - 'subject'
    limit 1`,
);

export async function isKeptAsItIs(db: Queries, key: OrphanKey & { facts: OrphanFacts }): Promise<boolean> {
  const values = [key.tenantId, key.entityType, key.entityId, key.reason, JSON.stringify(key.facts)];
  return (await db.query(kept, values)).length > 0;
}

const insert = sql(
  "orphan_insert",
  `insert into orphan (
     tenant_id, id, entity_type, entity_id, meeting_id, site_id, reason, facts, repair, found_by,
     owner_id, found_at, seen_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
   on conflict (tenant_id, entity_type, entity_id, reason) where resolved_at is null do nothing`,
);

/** False where it is open already. */
export async function insertOrphan(db: Queries, orphan: NewOrphan): Promise<boolean> {
  const { tenantId, id, entityType, entityId, meetingId, siteId, reason, facts, repair, foundBy, ownerId, now } =
    orphan;
  const about = [tenantId, id, entityType, entityId, meetingId, siteId, reason, JSON.stringify(facts)];
  const values = [...about, repair, foundBy, ownerId, now];
  return (await db.execute(insert, values)) > 0;
}

const seeAgain = sql(
  "orphan_see_again",
  `update orphan
      set seen_at = $5,
          facts = $6,
          repair = $7,
          version = version + 1
    where tenant_id = $1
      and entity_type = $2
      and entity_id = $3
      and reason = $4
      and resolved_at is null
  returning id`,
);

/** Keeps an open one up to date; gives its id. */
export async function seeOrphanAgain(
  db: Queries,
  orphan: OrphanKey & { facts: OrphanFacts; repair: OrphanRepair; now: Date },
): Promise<string | undefined> {
  const { tenantId, entityType, entityId, reason, facts, repair, now } = orphan;
  const values = [tenantId, entityType, entityId, reason, now, JSON.stringify(facts), repair];
  return (await db.query<{ id: string }>(seeAgain, values))[0]?.id;
}
