import { orphanReasons, type OrphanEntity, type OrphanReason } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";
import { isNotQueued, orphanCauses } from "./orphan-causes-sql.ts";
import type { OrphanFacts } from "./orphan-sql.ts";

export interface Detected {
  entityType: OrphanEntity;
  entityId: string;
  meetingId: string | null;
  facts: OrphanFacts;
}

function each(text: (reason: OrphanReason) => string, name: string): Record<OrphanReason, Statement> {
  const statements = orphanReasons.map((reason) => [reason, sql(`${name}_${reason}`, text(reason), { plan: "each" })]);
  return Object.fromEntries(statements) as Record<OrphanReason, Statement>;
}

const find = each(
  (reason) => `select f.entity_type, f.entity_id, f.meeting_id, f.facts
     from (${orphanCauses[reason]({ now: "$2", settled: "$3", exceptWaiting: true })}) f
    where ${isNotQueued(reason)}
    limit $4`,
  "orphan_find",
);

/** What is left alone for a reason, has been so since before `settled`, and is in nobody's queue; at most `limit`. */
export async function findUnqueued(
  db: Queries,
  { tenantId, reason, now, settled, limit }: Asked & { settled: Date; limit: number },
): Promise<Detected[]> {
  const rows = await db.query<DetectedRow>(find[reason], [tenantId, now, settled, limit]);
  return rows.map((row) => ({
    entityType: row.entity_type,
    entityId: row.entity_id,
    meetingId: row.meeting_id,
    facts: row.facts,
  }));
}

interface Asked {
  tenantId: string;
  reason: OrphanReason;
  now: Date;
}

interface DetectedRow {
  entity_type: OrphanEntity;
  entity_id: string;
  meeting_id: string | null;
  facts: OrphanFacts;
}

// A look at an event may have found its meeting's orders or rooms left alone: their cause is the meeting's.
const cured = each(
  (reason) => `select o.id
     from orphan o
    where o.tenant_id = $1
      and o.resolved_at is null
      and o.asked_repair is null
      and o.reason = '${reason}'
      and (o.found_by = 'detection' or (o.found_by = 'calendar' and o.reason <> 'event_unclear'))
      and not exists (
        select 1
          from (${orphanCauses[reason]({ now: "$2", settled: "'infinity'::timestamptz", exceptWaiting: false })}) f
         where (f.entity_type = o.entity_type and f.entity_id = o.entity_id)
            or (f.meeting_id = o.meeting_id and o.found_by = 'calendar'))
    order by o.found_at, o.id
    limit $3`,
  "orphan_cured",
);

/** Open orphans whose cause is gone. */
export async function findCured(
  db: Queries,
  { tenantId, reason, now, limit }: Asked & { limit: number },
): Promise<string[]> {
  return (await db.query<{ id: string }>(cured[reason], [tenantId, now, limit])).map(({ id }) => id);
}

const over = sql(
  "orphan_over",
  `select o.id
     from orphan o
     left join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
     left join room_booking k on k.tenant_id = o.tenant_id and o.entity_type = 'room_booking' and k.id = o.entity_id
     left join service_order r on r.tenant_id = o.tenant_id and o.entity_type = 'service_order' and r.id = o.entity_id
     left join meeting_series s on s.tenant_id = o.tenant_id and o.entity_type = 'series' and s.id = o.entity_id
    where o.tenant_id = $1
      and o.resolved_at is null
      and (m.ends_at <= $2
        or (m.status in ('cancelled', 'archived') and o.reason <> 'booking_without_meeting')
        or k.status in ('declined', 'released', 'cancelled')
        or r.status in ('cancelled', 'rejected', 'delivered', 'closed')
        or s.status = 'cancelled')
    order by o.found_at, o.id
    limit $3`,
);

/** Open orphans about what is over, or was let go of by other means. */
export async function findOver(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<string[]> {
  return (await db.query<{ id: string }>(over, [tenantId, now, limit])).map(({ id }) => id);
}
