import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { Candidate } from "./identify.ts";

interface CandidateRow {
  kind: "meeting" | "series";
  id: string;
  series_id: string | null;
  client_key: string | null;
  exchange_id: string | null;
  ical_uid: string | null;
  organizer_id: string;
  status: string;
  has_orders: boolean;
  was_seen_as: boolean;
  join_hash: string | null;
  is_withdrawn: boolean;
}

const open = "o.status not in ('draft', 'delivered', 'closed', 'cancelled', 'rejected')";

/** The copy of the event that was kept last, of a meeting or series. */
function lastCopy(column: string, id: string): string {
  return `(
    select json_build_object(
             'join', g.content->>'joinUrlHash',
             'gone', g.content is null or coalesce((g.content->>'isCancelled')::boolean, false))
      from graph_event g
     where g.tenant_id = $1
       and g.${column} = ${id}
     order by g.seen_at desc
     limit 1)`;
}

const candidates = sql(
  "reconciler_candidates",
  `select c.kind, c.id, c.series_id, c.client_key, c.exchange_id, c.ical_uid, c.organizer_id, c.status, c.has_orders,
          c.was_seen_as, c.last_copy->>'join' as join_hash,
          c.status = 'cancelled' or coalesce((c.last_copy->>'gone')::boolean, false) as is_withdrawn
     from (
       select 'meeting' as kind, m.id, m.series_id, m.client_key, m.exchange_id, m.ical_uid, m.organizer_id, m.status,
              exists (
                select 1
                  from service_order o
                 where o.tenant_id = $1
                   and o.meeting_id = m.id
                   and ${open}) as has_orders,
              m.id is not distinct from $5::uuid as was_seen_as,
              ${lastCopy("meeting_id", "m.id")} as last_copy
         from meeting m
        where m.tenant_id = $1
          and m.deleted_at is null
          and (
            m.client_key = $2
            or m.exchange_id = $3
            or m.ical_uid = $4
            or m.id = $5)
        union all
       select 'series', s.id, null, s.client_key, s.exchange_id, s.ical_uid, s.organizer_id, s.status,
              exists (
                select 1
                  from meeting d
                  join service_order o on o.tenant_id = d.tenant_id and o.meeting_id = d.id
                 where d.tenant_id = $1
                   and d.series_id = s.id
                   and ${open}),
              s.id is not distinct from $6::uuid,
              ${lastCopy("series_id", "s.id")}
         from meeting_series s
        where s.tenant_id = $1
          and s.deleted_at is null
          and (
            s.client_key = $2
            or s.exchange_id = $3
            or s.ical_uid = $4
            or s.id = $6)) c
    order by c.kind desc, c.id
    limit 20`,
);

export interface SeenNames {
  tenantId: string;
  clientKey: string | null;
  /** The event's id in its organizer's mailbox, where that is the one. */
  exchangeId: string | null;
  iCalUid: string | null;
  /** As what its last copy in the same mailbox was kept. */
  seenAs: { meetingId: string | null; seriesId: string | null } | null;
}

/** What of ours an event might be, by any of the names that it has; nothing is locked. */
export async function findCandidates(db: Queries, names: SeenNames): Promise<Candidate[]> {
  const { tenantId, clientKey, exchangeId, iCalUid, seenAs } = names;
  const values = [tenantId, clientKey, exchangeId, iCalUid, seenAs?.meetingId ?? null, seenAs?.seriesId ?? null];
  const rows = await db.query<CandidateRow>(candidates, values);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    seriesId: row.series_id,
    clientKey: row.client_key,
    eventId: row.exchange_id,
    iCalUid: row.ical_uid,
    joinHash: row.join_hash,
    organizerId: row.organizer_id,
    wasSeenAs: row.was_seen_as,
    isDraft: row.status === "draft",
    isWithdrawn: row.is_withdrawn,
    hasOrders: row.has_orders,
  }));
}
