import type { OrphanReason, OrphanRepair, OrphanResolution } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface ResolvedOrphan {
  id: string;
  meetingId: string | null;
  siteId: string | null;
  ownerId: string | null;
  reason: OrphanReason;
}

interface ResolvedRow {
  meeting_id: string | null;
  site_id: string | null;
  owner_id: string | null;
  reason: OrphanReason;
}

const resolve = sql(
  "orphan_resolve",
  `update orphan
      set resolved_at = $3,
          resolved_by = $4,
          resolution = $5,
          note = $6,
          asked_repair = null,
          lease_until = null,
          problem = null,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and resolved_at is null
  returning meeting_id, site_id, owner_id, reason`,
);

export interface Resolving {
  tenantId: string;
  id: string;
  now: Date;
  by: string | null;
  resolution: OrphanResolution;
  note: string;
}

/** Undefined where it is resolved already. */
export async function resolveOrphan(
  db: Queries,
  { tenantId, id, now, by, resolution, note }: Resolving,
): Promise<ResolvedOrphan | undefined> {
  const [row] = await db.query<ResolvedRow>(resolve, [tenantId, id, now, by, resolution, note]);
  return row && { id, meetingId: row.meeting_id, siteId: row.site_id, ownerId: row.owner_id, reason: row.reason };
}

const reopen = sql(
  "orphan_reopen",
  `update orphan
      set resolved_at = null,
          resolved_by = null,
          resolution = null,
          note = '',
          version = version + 1
    where tenant_id = $1
      and id = $2
      and resolution = 'keep'
  returning meeting_id, site_id, owner_id, reason`,
);

/** Takes "keep as it is" back; undefined where that is not how it ended. */
export async function reopenOrphan(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<ResolvedOrphan | undefined> {
  const [row] = await db.query<ResolvedRow>(reopen, [tenantId, id]);
  return row && { id, meetingId: row.meeting_id, siteId: row.site_id, ownerId: row.owner_id, reason: row.reason };
}

const ask = sql(
  "orphan_ask_repair",
  `update orphan
      set asked_repair = $3,
          asked_by = $4,
          asked_at = $5,
          lease_until = null,
          attempts = 0,
          problem = null,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and resolved_at is null
      and asked_repair is null`,
);

/** Leaves a repair to the worker that speaks with the calendar; false where one is on its way. */
export async function askRepair(
  db: Queries,
  asked: { tenantId: string; id: string; repair: OrphanRepair; by: string | null; now: Date },
): Promise<boolean> {
  return (await db.execute(ask, [asked.tenantId, asked.id, asked.repair, asked.by, asked.now])) > 0;
}
